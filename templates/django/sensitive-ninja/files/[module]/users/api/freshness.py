import re

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .. import verification
from .middleware import refusal

CRITICAL = re.compile(
    r"POST /api/auth/(password|totp|totp/confirm)"
    r"|DELETE /api/auth/totp"
    r"|PATCH /api/users/[^/]+"
    r"|DELETE /api/users/[^/]+/totp"
)


class FreshSignInMiddleware:
    """Critical changes are for those who have proven who they are not long ago."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        is_critical = CRITICAL.fullmatch(f"{request.method} {request.path_info}")
        if is_critical and not verification.is_fresh(request.auth):  # type: ignore[attr-defined]
            return refusal(verification.STALE, verification.challenge())
        return self.get_response(request)
