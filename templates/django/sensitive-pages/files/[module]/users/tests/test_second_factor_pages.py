import time
from typing import Any

import pyotp
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from .. import second_factor
from ..models import SecondFactor
from .authenticators import enrol, stored_secret
from .cases import NEW_PASSWORD, PASSWORD
from .pages import AccountPageTestCase
from .secure_pages import SecurePageTestCase

PAGE = "/auth/second-factor"


class EnrolmentTests(SecurePageTestCase):
    def begin(self) -> pyotp.TOTP:
        response = self.fill("second-factor/begin")
        secret = stored_secret(self.ada)
        self.assertContains(response, f"<code>{secret}</code>", html=True)
        self.assertContains(response, 'href="otpauth://totp/')
        self.assertIn("no-store", response["Cache-Control"])
        return pyotp.TOTP(secret)

    def confirm(self, code: str) -> Any:
        return self.fill("second-factor/confirm", code=code)

    def test_is_in_force_once_its_code_was_shown(self):
        elsewhere = Client()
        elsewhere.force_login(self.ada)
        first, totp = self.begin(), self.begin()
        self.assertContains(self.client.get(PAGE), "It is off")
        for code in (first.now(), "", "12345", "abcdef"):
            response = self.confirm(code)
            self.assert_refused(response, "code")
            self.assertContains(response, totp.secret, status_code=422)
            self.assertNotContains(response, f'value="{code or "x"}"', status_code=422)
        self.assertTrue(self.is_signed_in(elsewhere))
        response = self.confirm(totp.now())
        self.assertEqual((response.status_code, response["Cache-Control"]), (200, "no-store"))
        codes = response.context["codes"]
        self.assertEqual(len(set(codes)), 10)
        for code in codes:
            self.assertContains(response, f"<li><code>{code}</code></li>", html=True)
        self.assertNotContains(response, totp.secret)
        self.assertContains(self.client.get(PAGE), "one of 10 recovery codes")
        self.assertNotContains(self.client.get(PAGE), codes[0])
        self.assertFalse(self.is_signed_in(elsewhere))

    def test_neither_begins_nor_is_confirmed_twice(self):
        self.assertEqual(self.confirm("123456").status_code, 409)
        totp = self.begin()
        self.confirm(totp.now())
        secret = stored_secret(self.ada)
        self.assertEqual(self.fill("second-factor/begin").status_code, 409)
        self.assertEqual(self.confirm(totp.now()).status_code, 409)
        self.assertEqual(stored_secret(self.ada), secret)
        self.assertTrue(second_factor.is_enabled(self.ada))

    def test_its_codes_can_not_be_tried_one_after_the_other(self):
        totp = self.begin()
        with override_settings(LOGIN_ATTEMPTS=2):
            for _ in range(2):
                self.assert_refused(self.confirm("000"), "code")
            self.assertEqual(self.confirm(totp.now()).status_code, 429)

    def test_can_be_given_up(self):
        enrol(self.ada)
        for _ in range(2):
            self.assertRedirects(self.fill("second-factor/disable"), PAGE)
        self.assertFalse(SecondFactor.objects.exists() or self.ada.recovery_codes.exists())
        self.assertRedirects(self.log_in(self.ada.email), "/")

    def test_takes_forms_of_ours_alone(self):
        enrol(self.ada)
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = self.client.cookies
        for path in ("begin", "confirm", "disable"):
            self.assertEqual(strict.post(f"{PAGE}/{path}").status_code, 403)
            self.assertEqual(self.client.get(f"{PAGE}/{path}").status_code, 405)
        self.assertTrue(second_factor.is_enabled(self.ada))


class SignInTests(AccountPageTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.ada = self.make_user()
        self.totp, self.recovery_codes = enrol(self.ada)

    def enter(self, code: str, password: str = PASSWORD) -> Any:
        response = self.fill("login", email=self.ada.email, password=password, code=code)
        self.client.cookies.clear()
        return response

    def status(self, code: str, password: str = PASSWORD) -> int:
        return self.enter(code, password).status_code

    def test_asks_for_a_code_that_may_stay_empty(self):
        response = self.client.get("/auth/login")
        self.assertContains(response, 'autocomplete="one-time-code"')
        second_factor.disable(self.ada)
        self.assertEqual([self.status(""), self.status("passed over")], [302, 302])

    def test_does_not_tell_which_of_the_two_was_wrong(self):
        wrong = self.enter("", NEW_PASSWORD).context["form"].errors
        answers = [self.log_in(self.ada.email), self.enter(self.totp.now(), NEW_PASSWORD)]
        answers += [self.enter(code) for code in ("", "12345", "abcde-fghij", "x" * 500)]
        answers += [self.enter(self.totp.at(time.time() + each)) for each in (-600, 600)]
        for answer in answers:
            self.assert_refused(answer, None)
            self.assertEqual(answer.context["form"].errors, wrong)
            self.assertNotContains(answer, self.totp.now(), status_code=422)

    def test_takes_a_code_once(self):
        for code in (self.totp.now(), self.recovery_codes[0]):
            self.assertEqual([self.status(code), self.status(code)], [302, 422])

    def test_does_not_use_up_a_code_with_a_wrong_password(self):
        for code in (self.totp.now(), self.recovery_codes[0]):
            self.assertEqual([self.status(code, NEW_PASSWORD), self.status(code)], [422, 302])

    def test_takes_nobody_elses_codes(self):
        totp, (recovery_code, *_) = enrol(self.make_user())
        self.assertEqual([self.status(totp.now()), self.status(recovery_code)], [422, 422])

    def test_still_wants_a_code_after_a_reset(self):
        self.fill("reset", email=self.ada.email)
        self.fill("reset/confirm", token=self.mailed_token(), password=NEW_PASSWORD)
        self.assertEqual(self.status("", NEW_PASSWORD), 422)
        self.assertEqual(self.status(self.totp.now(), NEW_PASSWORD), 302)

    @override_settings(LOGIN_ATTEMPTS=2)
    def test_wrong_codes_are_failed_sign_ins(self):
        self.assertEqual([self.status("000000"), self.status("abcde-fghij")], [422, 422])
        self.assertEqual(self.status(self.totp.now()), 429)

    def test_wants_one_in_the_admin_as_well(self):
        boss = self.make_user(role="admin")
        totp, _ = enrol(boss)
        form = {"username": boss.email, "password": PASSWORD}
        page = reverse("admin:login")
        for code in ("", "000000"):
            self.assertEqual(self.client.post(page, form | {"code": code}).status_code, 200)
        self.assertNotIn(settings.SESSION_COOKIE_NAME, self.client.cookies)
        self.assertEqual(self.client.post(page, form | {"code": totp.now()}).status_code, 302)


class AdminTests(AccountPageTestCase):
    def test_disable_the_second_factor_of_who_has_lost_theirs(self):
        ada, eve = self.make_user(), self.make_user()
        for user in (ada, eve):
            enrol(user)
        self.client.force_login(self.make_user(role="admin"))
        page = reverse("admin:users_user_changelist")
        form = {"action": "disable_second_factors", "_selected_action": str(ada.pk)}
        self.assertRedirects(self.client.post(page, form), page)
        enabled = [second_factor.is_enabled(user) for user in (ada, eve)]
        self.assertEqual(enabled, [False, True])
