from typing import Any
from unittest.mock import patch

from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from ...users.tests.authenticators import enrol
from ...users.tests.cases import PASSWORD
from ...users.tests.pages import AccountPageTestCase
from .. import middleware
from ..models import AuditEntry

PAGE = "/audit"


class AuditPageTestCase(AccountPageTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.boss = self.make_user(role="admin", email="boss@example.com")

    def written(self) -> list[str]:
        return [f"{entry} {entry.email}" for entry in AuditEntry.objects.order_by("created_at")]


class PageLogTests(AuditPageTestCase):
    def test_has_what_leads_to_a_sign_in_by_the_email_that_was_asked_for(self):
        self.make_user(email="ada@example.com")
        self.fill("register", email="Nobody@Example.com")
        self.log_in("ADA@example.com", "wrong")
        self.log_in("ada@example.com")
        self.client.post("/auth/logout?")
        self.client.post("/auth/logout")
        self.assertEqual(
            self.written(),
            [
                "POST /auth/register: 302 nobody@example.com",
                "POST /auth/login: 422 ada@example.com",
                "POST /auth/login: 302 ada@example.com",
                "POST /auth/logout: 302 ada@example.com",
                "POST /auth/logout: 302 None",
            ],
        )
        ids = AuditEntry.objects.order_by("created_at").values_list("user_id", flat=True)
        self.assertEqual([bool(each) for each in ids], [False, False, False, True, False])

    def test_has_who_was_signed_in_and_from_where(self):
        client = Client(headers={"User-Agent": "x" * 300}, REMOTE_ADDR="10.0.0.2")
        client.force_login(self.boss)
        client.post("/auth/me", {"name": "Boss"})
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.user_id, entry.email), (self.boss.pk, self.boss.email))
        self.assertEqual((entry.address, entry.user_agent), ("10.0.0.2", "x" * 255))

    def test_has_no_reads_and_nothing_that_was_not_there(self):
        self.client.force_login(self.boss)
        self.client.get("/auth/me")
        self.client.put("/auth/me")
        self.client.post("/nowhere")
        self.assertEqual(self.written(), [])

    def test_has_what_was_refused(self):
        strict = Client(enforce_csrf_checks=True)
        strict.post("/auth/login", {"email": "eve@example.com"})
        self.assertEqual(self.written(), ["POST /auth/login: 403 eve@example.com"])

    def test_has_no_passwords_tokens_or_codes(self):
        ada = self.make_user()
        totp, recovery_codes = enrol(ada)
        code = totp.now()
        for each in (code, recovery_codes[0]):
            self.fill("login", email=ada.email, password=PASSWORD, code=each)
        self.fill("verify", password=PASSWORD, code=recovery_codes[1])
        self.fill("second-factor/disable")
        entries = str(list(AuditEntry.objects.values()))
        self.assertIn("/auth/second-factor/disable", entries)
        secrets = (PASSWORD, totp.secret, *recovery_codes, self.client.session.session_key)
        for secret in (*secrets, f"'{code}'"):
            self.assertNotIn(secret, entries)

    def test_has_the_admin_site_too(self):
        page = reverse("admin:login")
        form = {"username": "Boss@example.com", "password": "wrong"}
        self.client.post(page, form)
        self.client.post(page, form | {"password": PASSWORD})
        self.client.post(reverse("admin:users_user_add"), {"email": "x"})
        self.assertEqual(
            self.written(),
            [
                "POST /admin/login/: 200 boss@example.com",
                "POST /admin/login/: 302 boss@example.com",
                "POST /admin/users/user/add/: 200 boss@example.com",
            ],
        )

    def test_an_answer_stays_where_it_can_not_be_written(self):
        with (
            patch.object(AuditEntry, "save", side_effect=DatabaseError),
            self.assertLogs(middleware.logger, "ERROR"),
        ):
            self.assertRedirects(self.log_in(self.boss.email), "/")


class LogPageTests(AuditPageTestCase):
    def rows(self, page: int = 1) -> list[Any]:
        return list(self.client.get(PAGE, {"page": page}).context["object_list"])

    def test_is_for_admins_alone(self):
        self.assertRedirects(self.client.get(PAGE), "/auth/login?next=/audit")
        self.client.force_login(self.make_user())
        response = self.client.get(PAGE)
        self.assertContains(response, "<h1>Forbidden</h1>", status_code=403)
        self.client.force_login(self.boss)
        self.assertContains(self.client.get("/auth/me"), f'href="{PAGE}"')
        self.assertContains(self.client.get(PAGE), "Nothing was changed yet.")

    def test_shows_the_newest_first_by_pages(self):
        for number in range(21):
            self.log_in(f"user-{number}@example.com", "<b>wrong</b>")
        self.client.force_login(self.boss)
        response = self.client.get(PAGE)
        for text in ("user-20@example.com", "/auth/login", "POST", "422", "127.0.0.1"):
            self.assertContains(response, f"<td>{text}</td>", html=True)
        emails = [entry.email for entry in (*self.rows(), *self.rows(2))]
        self.assertEqual(emails, [f"user-{number}@example.com" for number in range(20, -1, -1)])
        for page in ("0", "x", "3"):
            self.assertEqual(self.client.get(PAGE, {"page": page}).status_code, 404)

    def test_is_only_read(self):
        self.client.force_login(self.boss)
        self.assertEqual(self.client.post(PAGE).status_code, 405)
