"""Django's sessions in the database, with whose they are, and with an end that no use puts off."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from .models import PageSession

SIGN_IN = "sign_in"


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls) -> type[PageSession]:
        return PageSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        session: Any = super().create_model_instance(data)
        session.user_id = data.get(SESSION_KEY)
        return session

    def get_session_cookie_age(self) -> int:
        """How long it may stay unused, but no longer than is left of SESSION_DAYS."""
        age = super().get_session_cookie_age()
        if SIGN_IN not in self:
            return age
        ends = self[SIGN_IN]["began"] + settings.SESSION_DAYS * 24 * 60 * 60
        return max(0, min(age, int(ends - time.time())))
