"""Django's sessions in the database, with whose they are; they end unused sooner than their cookie does."""

import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from .models import PageSession

SIGN_IN = "sign_in"


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[PageSession]:
        return PageSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        session: Any = super().create_model_instance(data)
        session.user_id = data.get(SESSION_KEY)
        if settings.SESSION_IDLE_SECONDS:
            idle = timezone.now() + timedelta(seconds=settings.SESSION_IDLE_SECONDS)
            session.expire_date = min(session.expire_date, idle)
        return session

    def get_session_cookie_age(self) -> int:
        """What is left of SESSION_DAYS since the sign-in; no use puts that off."""
        age = super().get_session_cookie_age()
        if SIGN_IN in self:
            age -= int(time.time() - self[SIGN_IN]["began"])
        return max(0, age)
