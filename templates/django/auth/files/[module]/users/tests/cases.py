import re
from typing import Any
from unittest.mock import patch

from django.core import mail
from django.core.cache import cache

from ...core.tests.cases import ApiTestCase
from .. import mails
from ..factories import UserFactory
from ..models import User

PASSWORD = "correct horse battery"
NEW_PASSWORD = "another horse battery"


class AccountTestCase(ApiTestCase):
    """There is nobody, nothing was tried yet, and mails are sent at once."""

    def setUp(self) -> None:
        super().setUp()
        del self.client.defaults["HTTP_AUTHORIZATION"]
        User.objects.all().delete()
        cache.clear()
        sending = patch.object(
            mails.background, "submit", side_effect=lambda send, *args: send(*args)
        )
        sending.start()
        self.addCleanup(sending.stop)

    def post(self, path: str, **body: Any) -> Any:
        return self.send("POST", f"/api/auth/{path}", body)

    def log_in(self, email: str, password: str = PASSWORD) -> Any:
        return self.post("login", email=email, password=password)

    def make_user(self, **fields: Any) -> User:
        user = UserFactory.create(**fields)
        user.set_password(PASSWORD)
        user.save()
        return user

    def me(self, token: str) -> Any:
        return self.client.get("/api/auth/me", headers={"Authorization": f"Bearer {token}"})

    def mailed_token(self) -> str:
        text = str(mail.outbox[-1].body)
        (token,) = re.findall(r"^Token: (\S+)$", text, re.MULTILINE)
        return token
