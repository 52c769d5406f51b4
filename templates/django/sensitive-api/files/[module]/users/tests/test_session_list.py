from datetime import timedelta
from typing import Any

from django.test import override_settings
from django.utils import timezone

from .. import sessions
from ..factories import UserFactory
from ..models import ApiSession
from .api import AccountApiTestCase
from .people import sign_in


class SessionListTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.ada = sign_in(self.client, self.make_user())
        self.own = self.ada.api_sessions.get()

    def listed(self) -> list[dict[str, Any]]:
        response = self.client.get("/api/auth/sessions")
        self.assertEqual(response.status_code, 200, response.content)
        self.assertEqual(response.json().keys(), {"items"})
        return response.json()["items"]

    def end(self, identity: Any = "") -> Any:
        return self.client.delete(f"/api/auth/sessions{identity and f'/{identity}'}")

    def test_has_what_one_needs_to_know_a_session_again(self):
        sessions.start_session(UserFactory.create())
        self.client.defaults["HTTP_USER_AGENT"] = "A browser" + "x" * 255
        token = self.log_in(self.ada.email).json()["token"]
        newest, oldest = self.listed()
        self.assertEqual([newest["current"], oldest["current"]], [False, True])
        expected = {"address": "127.0.0.1", "userAgent": f"A browser{'x' * 246}"}
        self.assertEqual(newest | expected, newest)
        self.assertEqual((oldest["address"], oldest["userAgent"]), ("", None))
        names = {"id", "createdAt", "lastUsedAt", "expiresAt", "address", "userAgent", "current"}
        self.assertEqual(newest.keys(), names)
        self.assertNotIn(token, str(newest))
        self.assertNotIn(sessions.hash_of(token), str(newest))

    def test_leaves_out_those_that_have_ended(self):
        for field in ("expires_at", "last_used_at"):
            sessions.start_session(self.ada)
            newest = ApiSession.objects.filter(pk=ApiSession.objects.latest("pk").pk)
            newest.update(**{field: timezone.now() - timedelta(hours=2)})
        self.assertEqual([item["id"] for item in self.listed()], [str(self.own.pk)])

    def test_ends_one(self):
        token, other = sessions.start_session(self.ada)
        self.assertEqual(self.end(other.pk).status_code, 204)
        self.assertEqual(self.me(token).status_code, 401)
        self.assert_problem(self.end(other.pk), 404)
        self.assertEqual(self.end(self.own.pk).status_code, 204)
        self.assert_problem(self.client.get("/api/auth/me"), 401)

    def test_ends_all_the_others(self):
        sessions.start_session(self.ada)
        token, _ = sessions.start_session(UserFactory.create())
        self.assertEqual(self.end().status_code, 204)
        self.assertEqual(len(self.listed()), 1)
        self.assertEqual(self.me(token).status_code, 200)

    def test_ends_nobody_elses(self):
        token, other = sessions.start_session(UserFactory.create())
        for identity in (other.pk, "no-such-id", "0", "9" * 30, "9" * 5000, token):
            with self.subTest(identity=str(identity)[:30]):
                self.assert_problem(self.end(identity), 404)
        self.assertEqual(self.me(token).status_code, 200)


class IdleTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.ada = sign_in(self.client)

    def leave_unused(self, seconds: int) -> None:
        self.used_at = timezone.now() - timedelta(seconds=seconds)
        self.ada.api_sessions.update(last_used_at=self.used_at)

    def status(self) -> int:
        return self.client.get("/api/auth/me").status_code

    def last_used_at(self) -> Any:
        return self.ada.api_sessions.get().last_used_at

    def test_a_session_ends_that_is_not_used(self):
        self.leave_unused(3599)
        self.assertEqual(self.status(), 200)
        self.leave_unused(3601)
        self.assertEqual(self.status(), 401)

    @override_settings(SESSION_IDLE_SECONDS=0)
    def test_it_does_not_where_that_is_switched_off(self):
        self.leave_unused(100_000)
        self.assertEqual(self.status(), 200)
        self.assertGreater(self.last_used_at(), self.used_at)

    def test_not_every_use_is_written_down(self):
        for seconds, is_written in ((50, False), (70, True)):
            with self.subTest(seconds=seconds):
                self.leave_unused(seconds)
                self.status()
                self.assertEqual(self.last_used_at() != self.used_at, is_written)
