from django.http import HttpRequest

from ..models import ApiSession


class SignedIn(HttpRequest):
    """A request as `BearerMiddleware` lets it through."""

    auth: ApiSession
