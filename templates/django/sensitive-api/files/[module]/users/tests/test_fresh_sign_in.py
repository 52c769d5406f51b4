from datetime import timedelta
from typing import Any

from django.test import override_settings
from django.utils import timezone

from ..factories import UserFactory
from .api import AccountApiTestCase
from .authenticators import enrol
from .cases import PASSWORD
from .people import sign_in

CHALLENGE = 'Bearer error="insufficient_user_authentication", max_age="900"'
CRITICAL = [
    ("POST", "/api/auth/password"),
    ("POST", "/api/auth/totp"),
    ("POST", "/api/auth/totp/confirm"),
    ("DELETE", "/api/auth/totp"),
    ("PATCH", "/api/users/no-such-id"),
    ("DELETE", "/api/users/no-such-id/totp"),
]


class FreshSignInTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.ada = sign_in(self.client, self.make_user())

    def age(self, seconds: int = 901) -> None:
        self.ada.api_sessions.update(verified_at=timezone.now() - timedelta(seconds=seconds))

    def verify(self, password: str = PASSWORD, **code: str) -> Any:
        return self.post("verify", password=password, **code)

    def assert_stale(self, response: Any) -> None:
        self.assert_problem(response, 401)
        self.assertEqual(response["WWW-Authenticate"], CHALLENGE)

    def test_is_asked_for_before_anything_else_that_is_wrong(self):
        self.age()
        for method, path in CRITICAL:
            with self.subTest(method=method, path=path):
                self.assert_stale(self.send(method, f"{path}?unknown=1", {"unknown": 1}))
                self.assert_stale(self.client.generic(method, path, "{", content_type="text/plain"))
        del self.client.defaults["HTTP_AUTHORIZATION"]
        for method, path in CRITICAL:
            with self.subTest(method=method, path=path):
                response = self.send(method, path, {})
                self.assert_problem(response, 401)
                self.assertEqual(response["WWW-Authenticate"], "Bearer")

    def test_is_not_asked_for_elsewhere(self):
        self.age()
        for path in ("/api/auth/totp", "/api/auth/sessions", "/api/auth/me"):
            self.assertEqual(self.client.get(path).status_code, 200)
        self.assertEqual(self.send("PATCH", "/api/auth/me", {}).status_code, 200)
        sign_in(self.client, UserFactory.create(role="admin")).api_sessions.update(
            verified_at=timezone.now() - timedelta(hours=1)
        )
        self.assertEqual(self.client.get("/api/users").status_code, 200)

    def test_lasts_as_long_as_is_set(self):
        with override_settings(REAUTH_SECONDS=60):
            for seconds, status in ((50, 204), (70, 401)):
                self.age(seconds)
                self.assertEqual(self.client.delete("/api/auth/totp").status_code, status)

    def test_comes_again_with_the_password(self):
        self.age()
        self.assert_problem(self.post("verify"), 422, "password")
        self.assert_problem(self.verify("wrong"), 422, "password")
        self.assert_stale(self.client.delete("/api/auth/totp"))
        self.assertEqual(self.verify(code="passed over").status_code, 204)
        self.assertEqual(self.client.delete("/api/auth/totp").status_code, 204)

    def test_wants_a_code_where_there_is_a_second_factor(self):
        totp, (recovery_code, *_) = enrol(self.ada)
        self.age()
        for code in ({}, {"code": ""}, {"code": "000"}):
            self.assert_problem(self.verify(**code), 422, "password")
        self.assert_stale(self.client.delete("/api/auth/totp"))
        self.assertEqual(self.verify(code=totp.now()).status_code, 204)
        self.assertEqual(self.verify(code=recovery_code).status_code, 204)
        self.assert_problem(self.verify(code=recovery_code), 422, "password")
        self.assertEqual(self.client.delete("/api/auth/totp").status_code, 204)

    @override_settings(LOGIN_ATTEMPTS=2)
    def test_is_counted_with_the_sign_ins(self):
        for _ in range(2):
            self.assert_problem(self.verify("wrong"), 422, "password")
        self.assert_problem(self.verify(), 429)
        self.assert_problem(self.log_in(self.ada.email), 429)
