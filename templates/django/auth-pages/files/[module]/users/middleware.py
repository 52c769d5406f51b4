from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from ..core.problems import is_api


class SignInMiddleware(LoginRequiredMiddleware):
    """Asks for a sign-in; what is shown to somebody who is signed in is not to be stored."""

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponseBase | None:
        # What is there under /api has a guard of its own.
        return None if is_api(request) else super().process_view(request, *args)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.status_code < 500 and not is_api(request) and request.user.is_authenticated:
            patch_cache_control(response, no_store=True)
        return response
