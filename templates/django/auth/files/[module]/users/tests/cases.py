import re
from typing import Any
from unittest.mock import patch

from django.core import mail
from django.core.cache import cache
from django.test import TestCase

from .. import mails
from ..factories import UserFactory
from ..models import User

PASSWORD = "correct horse battery"
NEW_PASSWORD = "another horse battery"


class AccountTestCase(TestCase):
    """There is nobody, nothing was tried yet, and mails are sent at once."""

    def setUp(self) -> None:
        super().setUp()
        User.objects.all().delete()
        cache.clear()
        sending = patch.object(
            mails.background, "submit", side_effect=lambda send, *args: send(*args)
        )
        sending.start()
        self.addCleanup(sending.stop)

    def make_user(self, **fields: Any) -> User:
        user = UserFactory.create(**fields)
        user.set_password(PASSWORD)
        user.save()
        return user

    def mailed_token(self) -> str:
        text = str(mail.outbox[-1].body)
        (token,) = re.findall(r"^Token: (\S+)$", text, re.MULTILINE)
        return token
