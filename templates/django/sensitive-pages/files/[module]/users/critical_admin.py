from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import admin as auth_admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from . import second_factor
from .freshness import ask_for_proof
from .models import User
from .page_sessions import is_fresh


class CriticalChanges(auth_admin.UserAdmin):
    """Who changes users has proven not long ago who they are."""

    actions = ["disable_second_factors"]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_fresh(request.session):
            return ask_for_proof(request.get_full_path())
        return super().changeform_view(request, *args, **kwargs)

    def user_change_password(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_fresh(request.session):
            return ask_for_proof(request.get_full_path())
        return super().user_change_password(request, *args, **kwargs)

    @admin.action(description="Disable the second factor of selected users", permissions=["change"])
    def disable_second_factors(
        self, request: HttpRequest, users: QuerySet[User]
    ) -> HttpResponse | None:
        if not is_fresh(request.session):
            return ask_for_proof(request.get_full_path())
        for user in users:
            second_factor.disable(user)
        messages.success(request, "The selected users sign in without a second factor.")
        return None
