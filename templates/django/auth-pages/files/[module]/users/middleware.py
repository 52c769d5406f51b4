from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from ..core.problems import is_api
from .models import User


class SignedInRequest(HttpRequest):
    """A request as `SignInMiddleware` lets it through, where a view does not say that it is open."""

    user: User


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks for a sign-in; what is shown to somebody who is signed in is not to be stored."""

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponseBase | None:
        return None if has_own_guard(request) else super().process_view(request, *args)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.status_code < 500 and not is_api(request) and request.user.is_authenticated:
            patch_cache_control(response, no_store=True)
        return response


def has_own_guard(request: HttpRequest) -> bool:
    """The admin leads to a sign-in of its own, and no cookie opens what is under /api."""
    match = request.resolver_match
    return is_api(request) or (match is not None and match.app_name == "admin")
