from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ..core.problems import is_api
from . import page_sessions


class SessionUseMiddleware:
    """Puts off the end of a session that is used."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_api(request) and request.user.is_authenticated:
            page_sessions.note_use(request.session)
        return self.get_response(request)
