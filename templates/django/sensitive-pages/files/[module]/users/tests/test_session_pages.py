import time
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from .. import page_sessions
from ..models import PageSession
from ..session_store import SIGN_IN
from .cases import NEW_PASSWORD, PASSWORD
from .secure_pages import SecurePageTestCase

PAGE = "/auth/sessions"
DAY = 24 * 60 * 60


class SessionPageTestCase(SecurePageTestCase):
    def elsewhere(self, agent: str = "Another browser") -> Client:
        client = Client(headers={"User-Agent": agent})
        client.post("/auth/login", {"email": self.ada.email, "password": PASSWORD})
        return client

    def listed(self) -> list[page_sessions.OpenSession]:
        return self.client.get(PAGE).context["sessions"]

    def end(self, identity: str) -> Any:
        return self.client.post(f"{PAGE}/{identity}/end")


class SessionListTests(SessionPageTestCase):
    def test_has_what_one_needs_to_know_a_session_again(self):
        Client().force_login(self.make_user())
        other = self.elsewhere("A <b>browser" + "x" * 255)
        newest, oldest = self.listed()
        self.assertEqual([newest.is_present, oldest.is_present], [False, True])
        self.assertEqual(newest.address, "127.0.0.1")
        self.assertEqual(newest.expires_at - newest.created_at, timedelta(days=1))
        response = self.client.get(PAGE)
        self.assertContains(response, "this one", count=1)
        self.assertContains(response, "A &lt;b&gt;browserx")
        self.assertNotContains(response, "x" * 247)
        for client in (self.client, other):
            self.assertNotContains(response, str(client.session.session_key))

    def test_leaves_out_those_that_have_ended(self):
        self.elsewhere()
        PageSession.objects.exclude(pk=self.client.session.session_key).update(
            expire_date=timezone.now()
        )
        self.assertEqual(len(self.listed()), 1)

    def test_leaves_out_those_that_ended_with_the_password(self):
        self.elsewhere()
        self.fill("password", current=PASSWORD, password=NEW_PASSWORD)
        (left,) = self.listed()
        self.assertTrue(left.is_present)

    def test_ends_one_at_once(self):
        one, other = self.elsewhere(), self.elsewhere()
        newest, *_ = self.listed()
        self.assertRedirects(self.end(newest.id), PAGE)
        self.assertEqual([self.is_signed_in(one), self.is_signed_in(other)], [True, False])
        self.assertRedirects(other.get("/auth/me"), "/auth/login?next=/auth/me")
        self.assertEqual(self.end(newest.id).status_code, 404)

    def test_ends_all_the_others(self):
        stranger = Client()
        stranger.force_login(self.make_user())
        others = [self.elsewhere(), self.elsewhere()]
        self.assertRedirects(self.client.post(f"{PAGE}/end-others"), PAGE)
        self.assertEqual([self.is_signed_in(other) for other in others], [False, False])
        self.assertTrue(self.is_signed_in())
        self.assertTrue(self.is_signed_in(stranger))

    def test_ends_nobody_elses(self):
        eve = Client()
        eve.force_login(self.make_user())
        session = eve.session
        for identity in (session[SIGN_IN]["id"], session.session_key, "no-such-id", "0"):
            self.assertEqual(self.end(str(identity)).status_code, 404)
        self.assertTrue(self.is_signed_in(eve))

    def test_takes_forms_of_ours_alone(self):
        other = self.elsewhere()
        newest, *_ = self.listed()
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = self.client.cookies
        for path in (f"{newest.id}/end", "end-others"):
            self.assertEqual(strict.post(f"{PAGE}/{path}").status_code, 403)
            self.assertEqual(self.client.get(f"{PAGE}/{path}").status_code, 405)
        self.assertTrue(self.is_signed_in(other))

    def test_is_one_of_those_that_ones_own_page_leads_to(self):
        response = self.client.get("/auth/me")
        for path in (PAGE, "/auth/second-factor"):
            self.assertContains(response, f'href="{path}"')
        self.assertNotContains(response, 'href="/audit"')


class EndTests(SessionPageTestCase):
    def seconds_left(self) -> float:
        return (PageSession.objects.get().expire_date - timezone.now()).total_seconds()

    def visit_after(self, seconds: int) -> bool:
        with patch.object(page_sessions.time, "time", return_value=time.time() + seconds):
            return self.is_signed_in()

    def test_comes_when_it_is_not_used(self):
        self.assertAlmostEqual(self.seconds_left(), 3600, delta=5)
        PageSession.objects.update(expire_date=timezone.now())
        self.assertFalse(self.is_signed_in())

    def test_is_put_off_by_use_without_a_write_each_time(self):
        PageSession.objects.update(expire_date=timezone.now() + timedelta(minutes=1))
        self.assertTrue(self.visit_after(50))
        self.assertAlmostEqual(self.seconds_left(), 60, delta=5)
        self.assertTrue(self.visit_after(70))
        self.assertAlmostEqual(self.seconds_left(), 3600, delta=5)

    def test_comes_after_as_many_days_as_are_set_however_much_it_is_used(self):
        self.age("began", settings.SESSION_DAYS * DAY - 100)
        self.assertAlmostEqual(self.seconds_left(), 100, delta=5)
        self.age("used", 100)
        self.is_signed_in()
        self.assertAlmostEqual(self.seconds_left(), 100, delta=5)
        self.age("began", settings.SESSION_DAYS * DAY + 1)
        self.assertFalse(self.is_signed_in())

    @override_settings(SESSION_IDLE_SECONDS=0)
    def test_comes_no_sooner_where_that_is_switched_off(self):
        self.age("used", 3601)
        self.assertTrue(self.is_signed_in())
        self.assertAlmostEqual(self.seconds_left(), settings.SESSION_DAYS * DAY, delta=5)
