import json
import logging
from typing import Any

from django.db import Error
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.encoding import escape_uri_path

from ..core.clients import user_agent_of
from ..core.limits import client_address
from ..core.problems import is_api
from .models import AuditEntry

logger = logging.getLogger(__name__)

WRITES = ("POST", "PUT", "PATCH", "DELETE")
# Not there, no such method, too many.
PASSED_OVER = (404, 405, 429)


class AuditMiddleware:
    """Writes down what was to be changed, by whom, and how it ended."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method in WRITES and response.status_code not in PASSED_OVER:
            user = signed_in(request)
            if user is not None or asks_for_sign_in(request):
                append(request, response, user)
        return response

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> None:
        """The last moment before the view reads the body, and may sign out who asks."""
        if request.method not in WRITES:
            return
        if not is_api(request):
            request.visitor = request.user if request.user.is_authenticated else None
            request.email_asked_for = request.POST.get("username")
        elif asks_for_sign_in(request):
            request.email_asked_for = email_in(request.body)


def signed_in(request: HttpRequest) -> Any:
    if is_api(request):
        session = getattr(request, "auth", None)
        return session and session.user
    return getattr(request, "visitor", None)


def asks_for_sign_in(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/auth/") or request.path == reverse("admin:login")


def email_in(body: bytes) -> Any:
    try:
        return json.loads(body).get("email")
    except (ValueError, RecursionError, AttributeError):
        return None


def append(request: HttpRequest, response: HttpResponseBase, user: Any) -> None:
    path = response.headers.get("Location") if response.status_code == 201 else None
    email = user.email if user is not None else getattr(request, "email_asked_for", None)
    entry = AuditEntry(
        method=str(request.method),
        path=(path or escape_uri_path(request.path))[:255],
        status=response.status_code,
        user_id=user and user.pk,
        email=storable(email.lower()) if isinstance(email, str) else None,
        address=storable(client_address(request)),
        user_agent=user_agent_of(request),
    )
    try:
        entry.save(force_insert=True)
    except Error:
        # It was answered already, and as it was.
        logger.exception("not in the audit log: %s", entry)


def storable(text: str) -> str:
    """Of any text, what every database takes."""
    return text.encode(errors="replace").decode().replace("\0", "")[:255]
