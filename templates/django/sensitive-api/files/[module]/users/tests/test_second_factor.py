from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, unquote, urlsplit

import pyotp
from django.test import override_settings

from .. import second_factor, sessions
from ..factories import UserFactory
from ..models import RecoveryCode, SecondFactor
from .api import AccountApiTestCase
from .authenticators import enrol, stored_secret
from .cases import NEW_PASSWORD, PASSWORD
from .people import sign_in

TOTP = "/api/auth/totp"


class EnrolmentTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.ada = sign_in(self.client, self.make_user())

    def begin(self) -> pyotp.TOTP:
        response = self.post("totp")
        self.assertEqual(response.status_code, 201, response.content)
        self.assertEqual(response["Cache-Control"], "no-store")
        return pyotp.TOTP(response.json()["secret"])

    def confirm(self, code: str) -> Any:
        return self.post("totp/confirm", code=code)

    def assert_enabled(self, enabled: bool, left: int) -> None:
        expected = {"enabled": enabled, "recoveryCodesLeft": left}
        self.assertEqual(self.client.get(TOTP).json(), expected)

    def test_begins_with_a_secret_of_which_the_database_has_no_more_than_a_cipher(self):
        response = self.post("totp").json()
        self.assertRegex(response["secret"], r"^[A-Z2-7]{32}$")
        uri = urlsplit(response["uri"])
        self.assertEqual((uri.scheme, uri.netloc), ("otpauth", "totp"))
        self.assertIn(self.ada.email, unquote(uri.path))
        self.assertEqual(parse_qs(uri.query)["secret"], [response["secret"]])
        self.assertNotIn(response["secret"], str(SecondFactor.objects.values().get()))
        self.assertEqual(stored_secret(self.ada), response["secret"])

    def test_is_in_force_once_its_code_was_shown(self):
        token, _ = sessions.start_session(self.ada)
        first, totp = self.begin(), self.begin()
        self.assert_enabled(False, 0)
        self.assertEqual(self.log_in(self.ada.email).status_code, 200)
        for code in (first.now(), "", "12345", "abcdef"):
            self.assert_problem(self.confirm(code), 422, "code")
        response = self.confirm(totp.now())
        self.assertEqual(response.status_code, 200, response.content)
        self.assertEqual(response["Cache-Control"], "no-store")
        codes = response.json()["recoveryCodes"]
        self.assertEqual(len(set(codes)), 10)
        for code in codes:
            self.assertRegex(code, r"^[a-z2-7]{5}-[a-z2-7]{5}$")
        stored = set(RecoveryCode.objects.values_list("code_hash", flat=True))
        self.assertEqual(stored, {sessions.hash_of(code) for code in codes})
        self.assert_enabled(True, 10)
        self.assertEqual(self.me(token).status_code, 401)
        self.assertEqual(self.client.get("/api/auth/me").status_code, 200)
        self.assert_problem(self.log_in(self.ada.email), 401)

    def test_neither_begins_nor_is_confirmed_twice(self):
        self.assert_problem(self.confirm("123456"), 409)
        self.assert_problem(self.post("totp/confirm"), 422, "code")
        totp = self.begin()
        self.confirm(totp.now())
        self.assert_problem(self.post("totp"), 409)
        self.assert_problem(self.confirm(totp.now()), 409)
        self.assertIsNone(second_factor.confirm(self.ada, totp.now()))

    def test_its_codes_can_not_be_tried_one_after_the_other(self):
        totp = self.begin()
        with override_settings(LOGIN_ATTEMPTS=2):
            for _ in range(2):
                self.assert_problem(self.confirm("000"), 422, "code")
            self.assert_problem(self.confirm(totp.now()), 429)

    def test_can_be_given_up(self):
        enrol(self.ada)
        for _ in range(2):
            self.assertEqual(self.client.delete(TOTP).status_code, 204)
            self.assert_enabled(False, 0)
        self.assertEqual(self.log_in(self.ada.email).status_code, 200)

    def test_a_new_password_needs_no_code(self):
        enrol(self.ada)
        response = self.post("password", current=PASSWORD, password=NEW_PASSWORD)
        self.assertEqual(response.status_code, 200, response.content)


class AdminTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.ada = self.make_user()
        enrol(self.ada)

    def disable(self, identity: Any) -> Any:
        return self.client.delete(f"/api/users/{identity}/totp")

    def test_disable_that_of_who_has_lost_theirs(self):
        admin = sign_in(self.client, UserFactory.create(role="admin"))
        enrol(admin)
        for user in (self.ada, admin):
            self.assertEqual(self.disable(user.pk).status_code, 204)
            self.assertFalse(second_factor.is_enabled(user))
        for identity in ("no-such-id", "7f0c3f0a-0000-4000-8000-000000000000"):
            self.assert_problem(self.disable(identity), 404)

    def test_nobody_else_does(self):
        sign_in(self.client, self.ada)
        for identity in (self.ada.pk, "no-such-id"):
            self.assert_problem(self.disable(identity), 403)
        self.assertTrue(second_factor.is_enabled(self.ada))


class KeyTests(AccountApiTestCase):
    def test_without_its_key_no_code_is_good_and_recovery_codes_are(self):
        ada = self.make_user()
        totp, (recovery_code, *_) = enrol(ada)
        factor = SecondFactor.objects.get()
        with override_settings(TOTP_KEY="another"), self.assertLogs(second_factor.logger, "ERROR"):
            self.assertFalse(second_factor.is_good(factor, totp.now()))
            self.assertTrue(second_factor.is_good(factor, recovery_code))

    def test_a_code_is_good_a_step_to_either_side(self):
        totp, _ = enrol(self.make_user())
        factor = SecondFactor.objects.get()
        for offset, is_good in ((-60, False), (-30, True), (0, True), (30, True), (60, False)):
            now = 1_800_000_000
            with self.subTest(offset=offset), patch("time.time", return_value=now):
                self.assertEqual(second_factor.is_good(factor, totp.at(now + offset)), is_good)
