from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .freshness import ask_for_proof
from .page_sessions import is_fresh


class CriticalSite(admin.AdminSite):
    """Who changes their own password has proven not long ago who they are."""

    def password_change(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_fresh(request.session):
            return ask_for_proof(request.get_full_path())
        return super().password_change(request, *args, **kwargs)
