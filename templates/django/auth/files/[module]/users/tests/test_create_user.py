from io import StringIO
from unittest.mock import patch

from django.core.management import CommandError, call_command
from django.test import TestCase

from ..models import User
from .cases import PASSWORD


class CreateUserTests(TestCase):
    def create(self, *args: str, password: str = PASSWORD) -> None:
        with patch("sys.stdin", StringIO(f"{password}\n")):
            call_command("create_user", *args, stdout=StringIO())

    def test_makes_a_user(self):
        self.create("Ada@Example.com")
        ada = User.objects.get(email="ada@example.com")
        self.assertEqual((ada.role, ada.check_password(PASSWORD)), ("user", True))

    def test_makes_an_admin(self):
        self.create("ada@example.com", "--admin")
        self.assertEqual(User.objects.get().role, "admin")

    def test_asks_at_a_terminal(self):
        with patch("sys.stdin.isatty", return_value=True), patch("getpass.getpass") as ask:
            ask.return_value = PASSWORD
            call_command("create_user", "ada@example.com", stdout=StringIO())
        self.assertTrue(User.objects.get().check_password(PASSWORD))

    def test_refuses_weak_passwords_and_wrong_or_taken_emails(self):
        self.create("ada@example.com")
        for email, password, message in (
            ("eve@example.com", "short", "12 characters"),
            ("eve.example.com", "eve.example.com", "valid email"),
            ("ADA@example.com", PASSWORD, "already"),
        ):
            with self.subTest(email=email), self.assertRaisesMessage(CommandError, message):
                self.create(email, password=password)
        self.assertEqual(User.objects.count(), 1)
