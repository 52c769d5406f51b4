from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from django.contrib.auth import authenticate
from django.test import override_settings
from django.utils import timezone

from .. import services
from ..models import ApiSession, User
from .api import AccountApiTestCase
from .cases import NEW_PASSWORD


class SessionTests(AccountApiTestCase):
    def session(self, **fields: Any) -> dict[str, Any]:
        response = self.log_in(self.make_user(**fields).email)
        self.assertEqual(response.status_code, 200, response.content)
        return response.json()

    def assert_stranger(self, response: Any, challenge: str) -> None:
        self.assert_problem(response, 401)
        self.assertEqual(response["WWW-Authenticate"], challenge)

    def test_begins_with_the_email_in_any_case(self):
        user = self.make_user()
        response = self.log_in(user.email.upper())
        self.assertEqual(response.json()["user"]["id"], str(user.pk))
        self.assertEqual(response["Cache-Control"], "no-store")

    def test_is_refused_without_telling_what_was_wrong(self):
        wrong = self.log_in(self.make_user().email, "wrong")
        unknown = self.log_in("nobody@example.com")
        for response in (wrong, unknown):
            self.assert_stranger(response, "Bearer")
        self.assertEqual(wrong.json()["detail"], unknown.json()["detail"])

    def test_does_not_begin_with_a_password_that_is_changed_meanwhile(self):
        def authenticate_in_time(*args: Any, **credentials: Any) -> Any:
            user = authenticate(*args, **credentials)
            changed = User.objects.get()
            changed.set_password(NEW_PASSWORD)
            changed.save()
            return user

        email = self.make_user().email
        with patch.object(services, "authenticate", side_effect=authenticate_in_time):
            self.assert_stranger(self.log_in(email), "Bearer")
        self.assertFalse(ApiSession.objects.exists())

    def test_is_not_for_who_is_not_active(self):
        session = self.session(email="ada@example.com")
        ApiSession.objects.get().user.delete()
        self.assert_stranger(self.me(session["token"]), 'Bearer error="invalid_token"')
        self.assert_problem(self.log_in(self.make_user(is_active=False).email), 401)

    def test_the_database_does_not_know_the_token(self):
        token = self.session()["token"]
        self.assertGreaterEqual(len(token), 43)
        row = ApiSession.objects.values().get()
        self.assertNotIn(token, str(row))

    def test_lasts_as_many_days_as_are_set(self):
        with override_settings(SESSION_DAYS=2):
            session = self.session()
        expires = datetime.fromisoformat(session["expiresAt"].replace("Z", "+00:00"))
        self.assertAlmostEqual(
            expires, timezone.now() + timedelta(days=2), delta=timedelta(minutes=1)
        )
        ApiSession.objects.update(expires_at=timezone.now())
        self.assert_stranger(self.me(session["token"]), 'Bearer error="invalid_token"')

    def test_those_that_have_expired_are_cleared_away_by_the_next(self):
        user = self.make_user()
        self.log_in(user.email)
        ApiSession.objects.update(expires_at=timezone.now())
        self.log_in(user.email)
        self.assertEqual(ApiSession.objects.count(), 1)

    def test_ends_with_its_logout_alone(self):
        user = self.make_user()
        one, other = (self.log_in(user.email).json()["token"] for _ in range(2))
        response = self.client.post("/api/auth/logout", headers={"Authorization": f"Bearer {one}"})
        self.assertEqual(response.status_code, 204)
        self.assertEqual([self.me(one).status_code, self.me(other).status_code], [401, 200])

    def test_is_asked_for_everywhere(self):
        for path in ("/api/auth/me", "/api/users", "/api/users/1", "/api/nowhere", "/api"):
            with self.subTest(path=path):
                self.assert_stranger(self.client.get(path), "Bearer")

    def test_is_told_by_the_header_and_nothing_else(self):
        token = self.session()["token"]
        for header in ("Bearer", f"Bearer {token}x", f"Bearer {token} {token}", f"bearer x{token}"):
            with self.subTest(header=header):
                response = self.client.get("/api/auth/me", headers={"Authorization": header})
                self.assert_stranger(response, 'Bearer error="invalid_token"')
        for header in (token, f"Token {token}", f"Basic {token}"):
            with self.subTest(header=header):
                response = self.client.get("/api/auth/me", headers={"Authorization": header})
                self.assert_stranger(response, "Bearer")

    def test_a_stale_one_does_not_stand_in_the_way_of_the_next(self):
        self.client.defaults["HTTP_AUTHORIZATION"] = "Bearer stale"
        self.assertEqual(self.log_in(self.make_user().email).status_code, 200)


class BodyTests(AccountApiTestCase):
    def test_are_as_strict_as_everywhere(self):
        fields = ("email", "password")
        self.assert_problem(self.post("login"), 422, *fields)
        self.assert_problem(self.post("login", email=1, password={}), 422, *fields)
        self.assert_problem(self.post("login", remember=True), 422, "remember")
        self.assert_problem(self.send("POST", "/api/auth/login", []), 422)
        self.assert_problem(self.send("POST", "/api/auth/login?next=/", {}), 422, "next")
        for body, media_type, status in (
            ("{", "application/json", 400),
            ("", "application/json", 400),
            ("{}", "text/plain", 415),
        ):
            with self.subTest(body=body, media_type=media_type):
                response = self.client.generic(
                    "POST", "/api/auth/login", body, content_type=media_type
                )
                self.assert_problem(response, status)

    def test_have_their_method(self):
        response = self.client.get("/api/auth/login")
        self.assert_problem(response, 405)
        self.assertEqual(response["Allow"], "POST, OPTIONS")
        response = self.client.options("/api/auth/login")
        self.assertEqual((response.status_code, response["Allow"]), (204, "POST, OPTIONS"))
