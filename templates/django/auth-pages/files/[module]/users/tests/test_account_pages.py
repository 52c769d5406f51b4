from typing import Any

from django.core import mail
from django.test import Client

from ..models import User
from .cases import NEW_PASSWORD, PASSWORD
from .pages import AccountPageTestCase


class RegistrationTests(AccountPageTestCase):
    def token(self, email: str = "ada@example.com") -> str:
        self.assertRedirects(self.fill("register", email=email), "/auth/register/confirm")
        return self.mailed_token()

    def confirm(self, token: str, password: str = PASSWORD) -> Any:
        return self.fill("register/confirm", token=token, password=password)

    def test_proves_the_address_makes_the_user_and_signs_in(self):
        token = self.token("Ada@Example.com")
        self.assertFalse(User.objects.exists())
        self.assertRedirects(self.confirm(token), "/")
        user = User.objects.get(email="ada@example.com")
        self.assertEqual((user.check_password(PASSWORD), user.role), (True, "user"))
        self.assertContains(self.client.get("/auth/me"), user.email)

    def test_tells_who_is_registered_by_mail_alone(self):
        user = self.make_user()
        self.assertRedirects(self.fill("register", email=user.email), "/auth/register/confirm")
        self.assertEqual(mail.outbox[0].to, [user.email])
        self.assertNotIn("Token:", mail.outbox[0].body)

    def test_takes_a_token_once_and_not_for_a_weak_password(self):
        token = self.token()
        self.assert_refused(self.confirm(f"{token}x"), "token")
        self.assert_refused(self.confirm(token, "short"), "password")
        self.assertFalse(self.is_signed_in())
        self.assertRedirects(self.confirm(token), "/")
        self.assert_refused(self.confirm(token), "token")

    def test_wants_an_email(self):
        for email in ("", "ada", f"{'x' * 250}@example.com"):
            with self.subTest(email=email):
                self.assert_refused(self.fill("register", email=email), "email")
        self.assertEqual(mail.outbox, [])


class PasswordTests(AccountPageTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.ada = self.make_user()
        self.elsewhere = Client()
        self.elsewhere.force_login(self.ada)
        self.client.force_login(self.ada)

    def test_a_change_ends_every_other_session(self):
        key = self.client.session.session_key
        response = self.fill("password", current=PASSWORD, password=NEW_PASSWORD)
        self.assertRedirects(response, "/auth/me")
        self.assertNotEqual(self.client.session.session_key, key)
        self.assertTrue(self.is_signed_in())
        self.assertFalse(self.is_signed_in(self.elsewhere))
        self.ada.refresh_from_db()
        self.assertTrue(self.ada.check_password(NEW_PASSWORD))

    def test_a_refused_change_ends_none(self):
        for current, password, field in (
            ("wrong", NEW_PASSWORD, "current"),
            (PASSWORD, "short", "password"),
            (PASSWORD, self.ada.email, "password"),
        ):
            response = self.fill("password", current=current, password=password)
            self.assert_refused(response, field)
        self.assertTrue(self.is_signed_in(self.elsewhere))

    def test_a_reset_ends_every_session(self):
        response = self.fill("reset", email=self.ada.email.upper())
        self.assertRedirects(response, "/auth/reset/confirm")
        token = self.mailed_token()
        self.assertTrue(self.is_signed_in())
        self.assert_refused(self.fill("reset/confirm", token=token, password="short"), "password")
        response = self.fill("reset/confirm", token=token, password=NEW_PASSWORD)
        self.assertRedirects(response, "/auth/login")
        for client in (self.client, self.elsewhere):
            self.assertFalse(self.is_signed_in(client))
        self.assert_refused(self.fill("reset/confirm", token=token, password=PASSWORD), "token")
        self.assertRedirects(self.log_in(self.ada.email, NEW_PASSWORD), "/")

    def test_a_reset_says_nothing_of_who_has_a_user(self):
        response = self.fill("reset", email="nobody@example.com")
        self.assertRedirects(response, "/auth/reset/confirm")
        self.assertEqual(mail.outbox, [])


class MeTests(AccountPageTestCase):
    def test_sets_the_name_and_nothing_else(self):
        ada = self.make_user()
        self.client.force_login(ada)
        form = {"name": "Ada 🦄", "email": "eve@example.com", "role": "admin", "is_superuser": "on"}
        self.assertRedirects(self.fill("me", **form), "/auth/me")
        email = ada.email
        ada.refresh_from_db()
        self.assertEqual((ada.name, ada.email, ada.role), ("Ada 🦄", email, "user"))
        self.fill("me", name="")
        ada.refresh_from_db()
        self.assertIsNone(ada.name)
        self.assert_refused(self.fill("me", name="x" * 256), "name")
