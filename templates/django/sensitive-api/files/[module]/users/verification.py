"""Proofs of who one is, from those who are signed in; tries count with the sign-ins."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from . import attempts, second_factor
from .models import ApiSession
from .services import Refused, sign_in
from .sessions import end_others

STALE = "This asks for a fresh sign-in: verify your password first."


def is_fresh(session: ApiSession) -> bool:
    return timezone.now() - session.verified_at < timedelta(seconds=settings.REAUTH_SECONDS)


def challenge() -> str:
    """What a session is told that is not fresh (RFC 9470)."""
    error = 'error="insufficient_user_authentication"'
    return f'Bearer {error}, max_age="{settings.REAUTH_SECONDS}"'


def verify(request: HttpRequest, session: ApiSession, password: str, code: str = "") -> None:
    if sign_in(request, session.user.email, password, code) is None:
        raise Refused("password", "The password or the code is wrong.")
    ApiSession.objects.filter(pk=session.pk).update(verified_at=timezone.now())


def confirm_second_factor(request: HttpRequest, session: ApiSession, code: str) -> list[str]:
    """Ends every other session; gives recovery codes."""
    attempts.begin(request, session.user.email)
    with transaction.atomic():
        codes = second_factor.confirm(session.user, code)
        if codes is None:
            raise Refused("code", "This code is wrong or expired.")
        end_others(session)
    attempts.succeed(request, session.user.email)
    return codes
