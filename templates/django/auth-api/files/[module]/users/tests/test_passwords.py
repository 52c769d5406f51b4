from django.contrib.auth.hashers import make_password
from django.core import mail
from django.test import override_settings
from django.urls import reverse

from .. import sessions, tokens
from ..factories import UserFactory
from ..models import User
from .api import AccountApiTestCase
from .cases import NEW_PASSWORD, PASSWORD
from .people import sign_in

WEAK = ["x" * 11, "x" * 129, "QwertyUIOP123", "Ada.Lovelace@example.com", "ADA.LOVELACE"]


class ChangeTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.ada = sign_in(self.client, self.make_user(email="ada.lovelace@example.com"))

    def change(self, password: str = NEW_PASSWORD, current: str = PASSWORD):
        return self.post("password", current=current, password=password)

    def test_ends_every_session_and_begins_another(self):
        sessions.start_session(self.ada)
        response = self.change()
        self.assertEqual(response.status_code, 200, response.content)
        self.assertEqual(self.client.get("/api/auth/me").status_code, 401)
        self.assertEqual(self.ada.api_sessions.count(), 1)
        self.assertEqual(self.me(response.json()["token"]).status_code, 200)
        self.assertEqual(self.log_in(self.ada.email, NEW_PASSWORD).status_code, 200)

    def test_wants_the_current_one(self):
        self.assert_problem(self.change(current=NEW_PASSWORD), 422, "current")
        self.assertEqual(self.client.get("/api/auth/me").status_code, 200)

    def test_refuses_what_is_weak(self):
        for password in WEAK:
            with self.subTest(password=password):
                self.assert_problem(self.change(password), 422, "password")
        self.assertEqual(self.log_in(self.ada.email).status_code, 200)

    def test_takes_any_characters(self):
        for password in ("é 漢字🦄" * 3, "x9" * 64, "123456 654321"):
            with self.subTest(password=password):
                self.ada.set_password(PASSWORD)
                self.ada.save()
                sign_in(self.client, self.ada)
                self.assertEqual(self.change(password).status_code, 200)


class ElsewhereTests(AccountApiTestCase):
    def test_a_new_password_ends_sessions_wherever_it_is_set(self):
        user = UserFactory.create()
        token, _ = sessions.start_session(user)
        user.set_password(NEW_PASSWORD)
        user.save()
        self.assertEqual(self.me(token).status_code, 401)

    def test_the_admin_does_so_too(self):
        user = UserFactory.create()
        token, _ = sessions.start_session(user)
        self.client.force_login(UserFactory.create(role="admin"))
        form = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "usable_password": "true"}
        page = reverse("admin:auth_user_password_change", args=[user.pk])
        self.assertEqual(self.client.post(page, form).status_code, 302)
        self.assertEqual(self.me(token).status_code, 401)

    def test_a_new_hash_of_the_same_does_not(self):
        hashers = [
            "django.contrib.auth.hashers.MD5PasswordHasher",
            "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        ]
        with override_settings(PASSWORD_HASHERS=hashers):
            user = UserFactory.create(password=make_password(PASSWORD, hasher="pbkdf2_sha256"))
            token, _ = sessions.start_session(user)
            self.assertEqual(self.log_in(user.email).status_code, 200)
        user.refresh_from_db()
        self.assertTrue(user.password.startswith("md5$"))
        self.assertEqual(self.me(token).status_code, 200)


class ResetTests(AccountApiTestCase):
    def token(self, user: User) -> str:
        response = self.post("reset", email=user.email.upper())
        self.assertEqual((response.status_code, response.json()), (202, {"status": "accepted"}))
        self.assertEqual(mail.outbox[-1].to, [user.email])
        return self.mailed_token()

    def confirm(self, token: str, password: str = NEW_PASSWORD):
        return self.post("reset/confirm", token=token, password=password)

    def test_sets_a_password_and_ends_every_session(self):
        user = self.make_user()
        session, _ = sessions.start_session(user)
        token = self.token(user)
        self.assertEqual(self.me(session).status_code, 200)
        self.assertEqual(self.confirm(token).status_code, 204)
        self.assertEqual(self.me(session).status_code, 401)
        self.assertEqual(self.log_in(user.email, NEW_PASSWORD).status_code, 200)

    def test_says_nothing_of_who_has_a_user(self):
        for email in ("nobody@example.com", self.make_user(is_active=False).email):
            response = self.post("reset", email=email)
            self.assertEqual((response.status_code, response.json()), (202, {"status": "accepted"}))
        self.assertEqual(mail.outbox, [])

    def test_takes_a_token_once(self):
        user = self.make_user()
        first, second = self.token(user), self.token(user)
        self.assert_problem(self.confirm(first, "short"), 422, "password")
        self.assertEqual(self.confirm(first).status_code, 204)
        for token in (first, second):
            self.assert_problem(self.confirm(token, PASSWORD), 422, "token")

    def test_takes_a_token_for_an_hour(self):
        token = self.token(self.make_user())
        with override_settings(PASSWORD_RESET_TIMEOUT=-1):
            self.assert_problem(self.confirm(token), 422, "token")

    def test_takes_no_token_that_is_forged_or_for_something_else(self):
        user = self.make_user()
        token = self.token(user)
        other = f"{UserFactory.create().pk}.{token.partition('.')[2]}"
        registration = tokens.make_registration_token("eve@example.com")
        for wrong in (f"{token}x", token[1:], str(user.pk), "x", "\0", other, registration):
            with self.subTest(token=wrong):
                self.assert_problem(self.confirm(wrong), 422, "token")
