from typing import Any
from unittest.mock import patch
from urllib.parse import quote

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.test import Client, override_settings
from django.urls import reverse
from django.views.generic import TemplateView

from .cases import PASSWORD
from .pages import OPEN, AccountPageTestCase


class GuardTests(AccountPageTestCase):
    def test_leads_to_the_sign_in_and_back(self):
        user = self.make_user()
        response = self.client.get("/?page=2")
        self.assertRedirects(response, "/auth/login?next=/%3Fpage%3D2")
        response = self.log_in(user.email, path="login?next=/%3Fpage%3D2")
        self.assertRedirects(response, "/?page=2")

    def test_leads_to_no_other_site(self):
        user = self.make_user()
        for place in ("https://evil.example/", "//evil.example/", "/\\evil.example", "", "x:y"):
            with self.subTest(place=place):
                response = self.log_in(user.email, path=f"login?next={quote(place)}")
                self.assertEqual((response.status_code, response["Location"]), (302, "/"))

    def test_lets_everybody_sign_up_and_in(self):
        for path in OPEN:
            with self.subTest(path=path):
                response = self.client.get(f"/auth/{path}")
                self.assertContains(response, 'href="/auth/register"')
                self.assertNotContains(response, "Sign out")

    def test_leaves_to_others_what_is_theirs(self):
        for path in ("/livez", "/static/site.css"):
            self.assertEqual(self.client.get(path).status_code, 200)
        users = reverse("admin:users_user_changelist")
        self.assertRedirects(self.client.get(users), f"{reverse('admin:login')}?next={users}")
        response = self.client.get("/api/nowhere", headers={"Accept": "text/html"})
        self.assertNotIn("Location", response)


class SignInTests(AccountPageTestCase):
    def test_begins_with_the_email_in_any_case(self):
        user = self.make_user(name="Ada")
        self.assertRedirects(self.log_in(user.email.upper()), "/")
        response = self.client.get("/")
        self.assertContains(response, "Ada")
        self.assertContains(response, "Sign out")
        self.assertIn("no-store", response["Cache-Control"])

    def test_is_refused_without_telling_what_was_wrong(self):
        wrong = self.log_in(self.make_user().email, "wrong")
        unknown = self.log_in("nobody@example.com", "wrong")
        inactive = self.log_in(self.make_user(is_active=False).email)
        for response in (wrong, unknown, inactive):
            self.assert_refused(response, None)
            self.assertContains(response, "The email or the password is wrong.", status_code=422)
        self.assert_refused(self.log_in("ada", "wrong"), "email")
        self.assertFalse(self.is_signed_in())

    def test_begins_a_new_session_and_a_new_token_of_forms(self):
        user = self.make_user()
        session = self.client.session
        session.save()
        self.client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
        self.client.get("/auth/login")
        before = {name: cookie.value for name, cookie in self.client.cookies.items()}
        self.log_in(user.email)
        for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
            self.assertNotEqual(self.client.cookies[name].value, before[name])
        self.assertFalse(Session.objects.filter(pk=session.session_key).exists())

    def test_is_a_cookie_for_as_many_days_as_are_set(self):
        self.log_in(self.make_user().email)
        cookie = self.client.cookies[settings.SESSION_COOKIE_NAME]
        self.assertEqual(cookie["max-age"], settings.SESSION_DAYS * 24 * 60 * 60)
        self.assertEqual((cookie["httponly"], cookie["samesite"]), (True, "Lax"))

    def test_takes_no_form_from_elsewhere(self):
        strict = Client(enforce_csrf_checks=True)
        form = {"email": self.make_user().email, "password": PASSWORD}
        self.assertEqual(strict.post("/auth/login", form).status_code, 403)

    def test_is_not_asked_for_by_a_page_that_failed(self):
        self.log_in(self.make_user().email)
        self.client.raise_request_exception = False
        with (
            self.assertLogs("django.request", "ERROR"),
            patch.object(TemplateView, "get", side_effect=OperationalError),
        ):
            response = self.client.get("/")
        self.assertNotContains(response, "/auth/", status_code=503)


class SignOutTests(AccountPageTestCase):
    def test_ends_the_session_on_the_server(self):
        user = self.make_user()
        self.log_in(user.email)
        key = self.client.session.session_key
        self.assertRedirects(self.client.post("/auth/logout"), "/auth/login")
        self.assertFalse(Session.objects.filter(pk=key).exists())
        self.assertFalse(self.is_signed_in())
        self.assertRedirects(self.client.post("/auth/logout"), "/auth/login")

    def test_takes_a_form_of_ours(self):
        self.log_in(self.make_user().email)
        response = self.client.get("/auth/logout")
        self.assertContains(response, "<h1>Method Not Allowed</h1>", status_code=405)
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = self.client.cookies
        self.assertEqual(strict.post("/auth/logout").status_code, 403)
        self.assertTrue(self.is_signed_in())


@override_settings(LOGIN_ATTEMPTS=2)
class AttemptTests(AccountPageTestCase):
    def assert_locked(self, response: Any) -> None:
        self.assertContains(response, "<h1>Too Many Requests</h1>", status_code=429)
        self.assertTrue(0 < int(response["Retry-After"]) <= 15 * 60)

    def test_are_counted_whether_or_not_there_is_a_user(self):
        for email in (self.make_user().email, "nobody@example.com"):
            for _ in range(2):
                self.assert_refused(self.log_in(email, "wrong"), None)
            self.assert_locked(self.log_in(email.upper()))

    def test_are_counted_where_the_password_is_changed(self):
        self.client.force_login(self.make_user())
        form = {"current": "wrong", "password": "another horse battery"}
        for _ in range(2):
            self.assert_refused(self.fill("password", **form), "current")
        self.assert_locked(self.fill("password", **form | {"current": PASSWORD}))
