from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from . import second_factor
from .freshness import ask_for_proof
from .models import User
from .page_sessions import is_fresh


class CriticalAdmin(admin.ModelAdmin):
    """For what is only changed by who has proven not long ago who they are."""

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        # What is sent to the list is an action, one of Django's own included.
        if request.method == "POST" and not is_fresh(request.session):
            return ask_for_proof(request.get_full_path())
        return super().changelist_view(request, *args, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_fresh(request.session):
            return ask_for_proof(request.get_full_path())
        return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_fresh(request.session):
            return ask_for_proof(request.get_full_path())
        return super().delete_view(request, *args, **kwargs)


class CriticalChanges(CriticalAdmin, auth_admin.UserAdmin):
    actions = ["disable_second_factors"]

    def user_change_password(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_fresh(request.session):
            return ask_for_proof(request.get_full_path())
        return super().user_change_password(request, *args, **kwargs)

    @admin.action(description="Disable the second factor of selected users", permissions=["change"])
    def disable_second_factors(self, request: HttpRequest, users: QuerySet[User]) -> None:
        for user in users:
            second_factor.disable(user)
        messages.success(request, "The selected users sign in without a second factor.")


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(CriticalAdmin, auth_admin.GroupAdmin):
    """Who changes a group changes what its users may do."""
