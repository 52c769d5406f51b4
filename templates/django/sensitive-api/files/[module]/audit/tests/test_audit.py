from typing import Any
from unittest.mock import patch

from django.db import DatabaseError
from django.urls import reverse

from ...users.factories import UserFactory
from ...users.tests.api import AccountApiTestCase
from ...users.tests.authenticators import enrol
from ...users.tests.cases import PASSWORD
from ...users.tests.people import sign_in
from .. import middleware
from ..models import AuditEntry


class AuditTestCase(AccountApiTestCase):
    def written(self) -> list[str]:
        return [f"{entry} {entry.email}" for entry in AuditEntry.objects.order_by("created_at")]


class LogTests(AuditTestCase):
    def test_has_what_leads_to_a_sign_in_by_the_email_that_was_asked_for(self):
        ada = self.make_user(email="ada@example.com")
        self.post("register", email="Nobody@Example.com")
        self.log_in("ADA@example.com", "wrong")
        self.log_in(ada.email)
        self.post("logout")
        self.assertEqual(
            self.written(),
            [
                "POST /api/auth/register: 202 nobody@example.com",
                "POST /api/auth/login: 401 ada@example.com",
                "POST /api/auth/login: 200 ada@example.com",
                "POST /api/auth/logout: 401 None",
            ],
        )
        self.assertFalse(AuditEntry.objects.exclude(user_id=None).exists())

    def test_has_who_was_signed_in_and_from_where(self):
        ada = sign_in(self.client, self.make_user())
        self.client.defaults |= {"HTTP_USER_AGENT": "x" * 300, "REMOTE_ADDR": "10.0.0.2"}
        self.send("PATCH", "/api/auth/me?", {"name": "Ada"})
        self.post("logout")
        change, logout = AuditEntry.objects.order_by("created_at")
        for entry in (change, logout):
            self.assertEqual((entry.user_id, entry.email), (ada.pk, ada.email))
        self.assertEqual((change.address, change.user_agent), ("10.0.0.2", "x" * 255))
        self.assertEqual(change.path, "/api/auth/me")

    def test_has_no_reads_and_nothing_that_was_not_there(self):
        sign_in(self.client, self.make_user())
        self.client.get("/api/auth/me")
        self.client.options("/api/auth/me")
        self.send("PUT", "/api/auth/me", {})
        self.send("POST", "/api/nowhere", {})
        self.assertEqual(self.written(), [])

    def test_has_what_was_refused(self):
        ada = sign_in(self.client, self.make_user())
        self.send("PATCH", "/api/auth/me", {"role": "admin"})
        self.send("PATCH", f"/api/users/{ada.pk}%00", {"role": "admin"})
        statuses = AuditEntry.objects.order_by("created_at").values_list("status", flat=True)
        self.assertEqual(list(statuses), [422, 403])

    def test_has_no_passwords_tokens_or_codes(self):
        ada = self.make_user()
        totp, recovery_codes = enrol(ada)
        body = {"email": ada.email, "password": PASSWORD, "code": totp.now()}
        token = self.post("login", **body).json()["token"]
        self.post("login", **body | {"code": recovery_codes[0]})
        entries = str(list(AuditEntry.objects.values()))
        for secret in (PASSWORD, token, recovery_codes[0], totp.secret, f"'{body['code']}'"):
            self.assertNotIn(secret, entries)

    def test_takes_whatever_clients_say(self):
        bodies: list[Any] = [[], "text", {"email": 5}, {"email": "a\0\ud800" + "x" * 300}]
        for body in bodies:
            self.send("POST", "/api/auth/login", body)
        self.client.generic("POST", "/api/auth/login", "[" * 100_000, "application/json")
        emails = list(AuditEntry.objects.order_by("created_at").values_list("email", flat=True))
        self.assertEqual(emails, [None, None, None, f"a?{'x' * 253}", None])

    def test_an_answer_stays_where_it_can_not_be_written(self):
        with (
            patch.object(AuditEntry, "save", side_effect=DatabaseError),
            self.assertLogs(middleware.logger, "ERROR"),
        ):
            self.assertEqual(self.log_in(self.make_user().email).status_code, 200)


class AdminSiteTests(AuditTestCase):
    def setUp(self):
        super().setUp()
        self.boss = self.make_user(role="admin", email="boss@example.com")

    def test_is_in_it(self):
        page = reverse("admin:login")
        form = {"username": "Boss@example.com", "password": "wrong"}
        self.client.post(page, form)
        self.client.post(page, form | {"password": PASSWORD})
        self.client.post(reverse("admin:users_user_add"), {"email": "x"})
        self.client.post(reverse("admin:logout"))
        self.client.post(reverse("admin:logout"))
        self.assertEqual(
            self.written(),
            [
                "POST /admin/login/: 200 boss@example.com",
                "POST /admin/login/: 302 boss@example.com",
                "POST /admin/users/user/add/: 200 boss@example.com",
                "POST /admin/logout/: 200 boss@example.com",
            ],
        )
        ids = list(AuditEntry.objects.order_by("created_at").values_list("user_id", flat=True))
        self.assertEqual(ids, [None, None, self.boss.pk, self.boss.pk])

    def test_shows_it_and_changes_nothing_of_it(self):
        self.log_in(self.boss.email)
        entry = AuditEntry.objects.get()
        self.client.force_login(self.boss)
        response = self.client.get(reverse("admin:audit_auditentry_changelist"), {"q": "boss"})
        self.assertContains(response, entry.path)
        self.assertNotContains(response, "delete_selected")
        change = reverse("admin:audit_auditentry_change", args=[entry.pk])
        self.assertContains(self.client.get(change), entry.path)
        delete = reverse("admin:audit_auditentry_delete", args=[entry.pk])
        for page in (reverse("admin:audit_auditentry_add"), change, delete):
            self.assertEqual(self.client.post(page, {"post": "yes"}).status_code, 403)
        entry.refresh_from_db()


class ApiTests(AuditTestCase):
    def test_shows_it_to_admins_alone(self):
        self.assert_problem(self.client.get("/api/audit"), 401)
        sign_in(self.client, self.make_user())
        self.assert_problem(self.client.get("/api/audit"), 403)

    def test_answers_pages(self):
        sign_in(self.client, UserFactory.create(role="admin"))
        for email in ("b@example.com", "a@example.com"):
            self.log_in(email)
        page = self.client.get("/api/audit?pageSize=1&sort=email").json()
        self.assertEqual((page["page"], page["pageSize"], page["total"]), (1, 1, 2))
        (item,) = page["items"]
        entry = AuditEntry.objects.get(email="a@example.com")
        expected = {"id": str(entry.pk), "method": "POST", "path": "/api/auth/login", "status": 401}
        expected |= {"userId": None, "email": "a@example.com", "address": "127.0.0.1"}
        self.assertEqual(item | expected | {"userAgent": None}, item)
        self.assertEqual(item.keys(), expected.keys() | {"userAgent", "createdAt"})

    def test_is_sorted_by_all_but_the_user_agent(self):
        sign_in(self.client, UserFactory.create(role="admin"))
        fields = ["id", "method", "path", "status", "userId", "email", "address", "createdAt"]
        for field in fields:
            self.assertEqual(self.client.get(f"/api/audit?sort=-{field}").status_code, 200)
        self.assert_problem(self.client.get("/api/audit?sort=userAgent"), 422, "sort")

    def test_is_only_read(self):
        sign_in(self.client, UserFactory.create(role="admin"))
        self.log_in("nobody@example.com")
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            self.assert_problem(self.send(method, "/api/audit", {}), 405)
            one = f"/api/audit/{AuditEntry.objects.get().pk}"
            self.assert_problem(self.send(method, one, {}), 404)
        self.assertEqual(AuditEntry.objects.count(), 1)
