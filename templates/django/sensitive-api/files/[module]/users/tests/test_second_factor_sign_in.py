import time
from typing import Any

from django.contrib.auth import authenticate
from django.test import override_settings
from django.urls import reverse

from .. import second_factor
from ..models import SecondFactor
from .api import AccountApiTestCase
from .authenticators import enrol
from .cases import NEW_PASSWORD, PASSWORD


class SignInTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.ada = self.make_user()
        self.totp, self.recovery_codes = enrol(self.ada)

    def log_in_with(self, code: Any, password: str = PASSWORD) -> Any:
        return self.post("login", email=self.ada.email, password=password, code=code)

    def status(self, code: str, password: str = PASSWORD) -> int:
        return self.log_in_with(code, password).status_code

    def test_does_not_tell_which_of_the_two_was_wrong(self):
        wrong = self.log_in(self.ada.email, NEW_PASSWORD)
        self.assert_problem(wrong, 401)
        answers = [self.log_in(self.ada.email), self.log_in_with(self.totp.now(), NEW_PASSWORD)]
        answers += [self.log_in_with(code) for code in ("", "12345", "abcde-fghij", "x" * 500)]
        answers += [self.log_in_with(self.totp.at(time.time() + each)) for each in (-600, 600)]
        for answer in answers:
            self.assert_problem(answer, 401)
            self.assertEqual(answer.headers.keys(), wrong.headers.keys())
            self.assertEqual(answer["WWW-Authenticate"], wrong["WWW-Authenticate"])
            self.assertEqual(answer.json()["detail"], wrong.json()["detail"])
        self.assertEqual(self.status(self.totp.now()), 200)

    def test_wants_a_code_that_is_a_text(self):
        codes: list[Any] = [123456, None, {}]
        for code in codes:
            with self.subTest(code=code):
                self.assert_problem(self.log_in_with(code), 422, "code")

    def test_takes_a_code_once_and_none_from_before(self):
        now = time.time()
        self.assertEqual(self.status(self.totp.at(now)), 200)
        self.assertEqual(self.status(self.totp.at(now)), 401)
        self.assertEqual(self.status(self.totp.at(now - 30)), 401)
        self.assertEqual(self.status(self.totp.at(now + 30)), 200)

    def test_takes_each_recovery_code_once(self):
        first, second, *_ = self.recovery_codes
        self.assertEqual([self.status(code) for code in (first, second, second)], [200, 200, 401])
        self.assertEqual(self.ada.recovery_codes.count(), 8)

    def test_of_two_at_the_same_time_one_gets_the_code(self):
        factor = SecondFactor.objects.get()
        for code in (self.totp.now(), self.recovery_codes[0]):
            with self.subTest(code=code):
                self.assertTrue(second_factor.is_good(factor, code))
                used = [second_factor.use_up(factor, code) for _ in range(2)]
                self.assertEqual(used, [True, False])

    def test_does_not_use_up_a_code_with_a_wrong_password(self):
        for code in (self.totp.now(), self.recovery_codes[0]):
            self.assertEqual([self.status(code, NEW_PASSWORD), self.status(code)], [401, 200])

    def test_takes_nobody_elses_codes(self):
        totp, (recovery_code, *_) = enrol(self.make_user())
        self.assertEqual([self.status(totp.now()), self.status(recovery_code)], [401, 401])

    def test_still_wants_a_code_after_a_reset(self):
        self.post("reset", email=self.ada.email)
        body = {"token": self.mailed_token(), "password": NEW_PASSWORD}
        self.assertEqual(self.post("reset/confirm", **body).status_code, 204)
        self.assertEqual(self.status("", NEW_PASSWORD), 401)
        self.assertEqual(self.status(self.totp.now(), NEW_PASSWORD), 200)

    def test_passes_a_code_over_where_none_is_needed(self):
        second_factor.disable(self.ada)
        self.assertEqual(self.status("passed over"), 200)

    def test_wants_one_however_it_is_asked_for(self):
        for name in ("username", "email"):
            credentials = {name: self.ada.email, "password": PASSWORD}
            self.assertIsNone(authenticate(None, **credentials))
        self.assertEqual(authenticate(None, **credentials, code=self.totp.now()), self.ada)

    @override_settings(LOGIN_ATTEMPTS=2)
    def test_wrong_codes_are_failed_sign_ins(self):
        self.assertEqual([self.status("000000"), self.status("abcde-fghij")], [401, 401])
        self.assert_problem(self.log_in_with(self.totp.now()), 429)


class AdminSignInTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.boss = self.make_user(role="admin")

    def enter(self, code: str = "") -> int:
        form = {"username": self.boss.email, "password": PASSWORD, "code": code}
        return self.client.post(reverse("admin:login"), form).status_code

    def test_needs_no_code_without_a_second_factor(self):
        self.assertContains(self.client.get(reverse("admin:login")), 'name="code"')
        self.assertEqual(self.enter(), 302)

    def test_needs_one_where_there_is_one(self):
        totp, _ = enrol(self.boss)
        self.assertEqual([self.enter(), self.enter("000000")], [200, 200])
        self.assertEqual(self.enter(totp.now()), 302)
