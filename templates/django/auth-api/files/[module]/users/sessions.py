"""The sessions of clients of the API; the database has the hash of their tokens."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from .models import ApiSession, User


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
