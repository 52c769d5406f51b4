"""The tokens in mails, of which the database knows nothing, and those of sessions, of which it has the hash."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.utils import timezone

from .models import ApiSession, User

REGISTRATION = "users.registration"


def make_registration_token(email: str) -> str:
    return signing.dumps(email, salt=REGISTRATION)


def read_registration_token(token: str) -> str | None:
    """The email that it proves; it is used up once that has a user."""
    try:
        email: str = signing.loads(
            token, salt=REGISTRATION, max_age=settings.PASSWORD_RESET_TIMEOUT
        )
    except signing.BadSignature:
        return None
    return None if User.objects.filter(email=email).exists() else email


def make_reset_token(user: User) -> str:
    return f"{user.pk}.{default_token_generator.make_token(user)}"


def read_reset_token(token: str) -> User | None:
    """The user who may have a new password; it is used up once that is set, for which one has to wait in line."""
    identity, _, proof = token.partition(".")
    try:
        users = User.objects.select_for_update().filter(pk=UUID(identity), is_active=True)
    except ValueError:
        return None
    user = users.first()
    return user if default_token_generator.check_token(user, proof) else None


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def start_session(user: User) -> tuple[str, ApiSession]:
    now = timezone.now()
    user.api_sessions.filter(expires_at__lte=now).delete()
    token = secrets.token_urlsafe(32)
    session = user.api_sessions.create(
        token_hash=hash_of(token), expires_at=now + timedelta(days=settings.SESSION_DAYS)
    )
    return token, session


def find_session(token: str) -> ApiSession | None:
    sessions = ApiSession.objects.select_related("user")
    return sessions.filter(
        token_hash=hash_of(token), expires_at__gt=timezone.now(), user__is_active=True
    ).first()
