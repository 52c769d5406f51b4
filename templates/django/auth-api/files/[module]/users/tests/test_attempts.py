from typing import Any
from unittest.mock import patch

from django.contrib.auth import aauthenticate, authenticate
from django.core import mail
from django.test import RequestFactory, override_settings
from django.urls import reverse

from .. import attempts
from .api import AccountApiTestCase
from .cases import NEW_PASSWORD, PASSWORD
from .people import sign_in


@override_settings(LOGIN_ATTEMPTS=2)
class AttemptTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.ada = self.make_user()

    def from_address(self, address: str) -> None:
        self.client.defaults["REMOTE_ADDR"] = address

    def mistype(self, times: int, email: str = "") -> None:
        for _ in range(times):
            self.assert_problem(self.log_in(email or self.ada.email, "wrong"), 401)

    def assert_locked(self, response: Any) -> None:
        self.assert_problem(response, 429)
        self.assertTrue(0 < int(response["Retry-After"]) <= 15 * 60)

    def test_are_counted_for_an_email_in_any_case_from_an_address(self):
        self.mistype(2)
        self.assert_locked(self.log_in(self.ada.email))
        self.assert_locked(self.log_in(self.ada.email.upper(), "wrong"))
        self.from_address("10.0.0.2")
        self.assertEqual(self.log_in(self.ada.email).status_code, 200)

    def test_are_counted_for_an_email_that_nobody_has(self):
        self.mistype(2, "nobody@example.com")
        self.assert_locked(self.log_in("nobody@example.com"))
        self.assertEqual(self.log_in(self.ada.email).status_code, 200)

    def test_are_counted_for_an_email_from_anywhere(self):
        for n in range(10):
            self.from_address(f"10.0.0.{n}")
            self.mistype(1)
        self.from_address("10.0.1.1")
        self.assert_locked(self.log_in(self.ada.email))

    def test_are_counted_for_an_address_whatever_it_tries(self):
        for n in range(10):
            self.mistype(1, f"nobody-{n}@example.com")
        self.assert_locked(self.log_in(self.ada.email))
        self.from_address("10.0.1.1")
        self.assertEqual(self.log_in(self.ada.email).status_code, 200)

    def test_are_counted_where_the_password_is_changed(self):
        sign_in(self.client, self.ada)
        body = {"current": "wrong", "password": NEW_PASSWORD}
        for _ in range(2):
            self.assert_problem(self.post("password", **body), 422, "current")
        self.assert_locked(self.post("password", **body | {"current": PASSWORD}))

    def test_are_not_counted_where_they_succeed(self):
        self.mistype(1)
        for _ in range(3):
            self.assertEqual(self.log_in(self.ada.email).status_code, 200)

    def test_are_forgotten_after_a_quarter_of_an_hour(self):
        self.mistype(2)
        now = attempts.time.time()
        with patch("time.time", return_value=now + 15 * 60 + 1):
            self.assertEqual(self.log_in(self.ada.email).status_code, 200)

    @override_settings(LOGIN_ATTEMPTS=0)
    def test_are_not_counted_where_that_is_switched_off(self):
        self.mistype(20)
        self.assertEqual(self.log_in(self.ada.email).status_code, 200)

    def test_that_come_at_once_do_not_slip_through(self):
        request = RequestFactory().post("/")
        for _ in range(2):
            attempts.begin(request, "ada@example.com")
        with (
            patch.object(attempts, "refuse_if_spent"),
            self.assertRaises(attempts.TooManyAttempts),
        ):
            attempts.begin(request, "ada@example.com")

    def test_are_counted_in_the_admin(self):
        self.ada.role = "admin"
        self.ada.save()
        page = reverse("admin:login")
        form = {"username": self.ada.email, "password": "wrong"}
        for _ in range(2):
            self.assertEqual(self.client.post(page, form).status_code, 200)
        form["password"] = PASSWORD
        self.assertEqual(self.client.post(page, form).status_code, 200)
        self.assert_locked(self.log_in(self.ada.email))
        self.from_address("10.0.0.2")
        self.assertEqual(self.client.post(page, form).status_code, 302)

    async def test_are_counted_where_that_is_asynchronous(self):
        request = RequestFactory().post("/")
        credentials = {"username": self.ada.email, "password": PASSWORD}
        self.assertEqual(await aauthenticate(request, **credentials), self.ada)
        for _ in range(2):
            await aauthenticate(request, **credentials | {"password": "wrong"})
        self.assertIsNone(await aauthenticate(request, **credentials))

    def test_without_a_request_are_not(self):
        for password in ("wrong", "wrong", "wrong", PASSWORD):
            user = authenticate(username=self.ada.email, password=password)
        self.assertEqual(user, self.ada)


class MailTests(AccountApiTestCase):
    def test_are_sent_five_times_an_hour(self):
        user = self.make_user()
        for path in ("register", "reset", "reset", "register", "reset", "reset", "register"):
            self.assertEqual(self.post(path, email=user.email.upper()).status_code, 202)
        self.assertEqual(len(mail.outbox), 5)
        self.post("register", email="somebody@example.com")
        self.assertEqual(len(mail.outbox), 6)
