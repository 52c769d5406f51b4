import re

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from ...core.problems import is_api, problem
from .. import sessions

OPEN = re.compile(r"/api/(auth/(register|login|reset)(/.*)?|openapi\.json|docs)")


class BearerMiddleware:
    """Asks for `Authorization: Bearer <token>`, before anything under /api is looked at."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_api(request) or OPEN.fullmatch(request.path_info):
            return self.get_response(request)
        token = bearer_token(request)
        if token is None:
            return refusal("Authentication credentials were not provided.", "Bearer")
        session = sessions.find_session(token)
        if session is None:
            detail = "The token is unknown, or has expired or ended."
            return refusal(detail, 'Bearer error="invalid_token"')
        request.auth = session  # type: ignore[attr-defined]
        return self.get_response(request)


def bearer_token(request: HttpRequest) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def refusal(detail: str, challenge: str) -> HttpResponse:
    response = problem(401, detail)
    response["WWW-Authenticate"] = challenge
    return response
