from typing import Any
from urllib.parse import quote

from django.contrib.auth.models import Group
from django.test import Client, override_settings
from django.urls import reverse

from ...audit.models import AuditEntry
from .. import second_factor
from ..models import User
from .authenticators import enrol
from .cases import NEW_PASSWORD, PASSWORD
from .secure_pages import SecurePageTestCase

FACTOR = "/auth/second-factor"


class FreshSignInTests(SecurePageTestCase):
    def verify(self, password: str = PASSWORD, code: str = "", place: str = "") -> Any:
        return self.fill(f"verify?next={quote(place)}", password=password, code=code)

    def assert_stale(self, response: Any, page: str) -> None:
        target = f"/auth/verify?next={quote(page)}"
        self.assertRedirects(response, target, fetch_redirect_response=False)

    def is_stale(self) -> bool:
        return self.client.get(FACTOR).status_code == 302

    def test_is_asked_for_on_critical_pages(self):
        self.age("verified", 901)
        for page in ("/auth/password", FACTOR):
            self.assert_stale(self.client.get(page), page)
        form = {"current": PASSWORD, "password": NEW_PASSWORD}
        self.assert_stale(self.fill("password", **form), "/auth/password")
        self.ada.refresh_from_db()
        self.assertTrue(self.ada.check_password(PASSWORD))
        enrol(self.ada)
        for path in ("begin", "confirm", "disable"):
            self.assert_stale(self.fill(f"second-factor/{path}", code="123456"), FACTOR)
        self.assertTrue(second_factor.is_enabled(self.ada))

    def test_is_a_refusal_in_the_audit_log(self):
        self.age("verified", 901)
        self.fill("second-factor/disable")
        self.assertEqual(str(AuditEntry.objects.get()), f"POST {FACTOR}/disable: 401")

    def test_is_not_asked_for_elsewhere(self):
        self.age("verified", 901)
        for page in ("/", "/auth/me", "/auth/sessions", "/auth/verify"):
            self.assertEqual(self.client.get(page).status_code, 200)

    def test_lasts_as_long_as_is_set(self):
        with override_settings(REAUTH_SECONDS=60):
            for seconds, is_stale in ((50, False), (70, True)):
                self.age("verified", seconds)
                self.assertEqual(self.is_stale(), is_stale)

    def test_comes_again_with_the_password(self):
        self.age("verified", 901)
        self.assert_refused(self.verify(""), "password")
        self.assert_refused(self.verify("wrong", place=FACTOR), "password")
        self.assertTrue(self.is_stale())
        self.assertRedirects(self.verify(place=FACTOR), FACTOR)

    def test_wants_a_code_where_there_is_a_second_factor(self):
        totp, (recovery_code, *_) = enrol(self.ada)
        self.age("verified", 901)
        wrong = self.verify("wrong").context["form"].errors
        for code in ("", "000"):
            self.assertEqual(self.verify(code=code).context["form"].errors, wrong)
        self.assertTrue(self.is_stale())
        code = totp.now()
        self.assertEqual([self.verify(code=code).status_code for _ in range(2)], [302, 422])
        self.assertFalse(self.is_stale())
        used = [self.verify(code=recovery_code).status_code for _ in range(2)]
        self.assertEqual(used, [302, 422])

    def test_leads_to_no_other_site(self):
        places = ("https://evil.example/", "//evil.example/", "/\\evil.example", "", "x:y")
        for place in places:
            with self.subTest(place=place):
                self.assertRedirects(self.verify(place=place), "/auth/me")

    def test_takes_a_form_of_ours(self):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = self.client.cookies
        response = strict.post("/auth/verify", {"password": PASSWORD})
        self.assertEqual(response.status_code, 403)

    @override_settings(LOGIN_ATTEMPTS=2)
    def test_is_counted_with_the_sign_ins(self):
        for _ in range(2):
            self.assert_refused(self.verify("wrong"), "password")
        self.assertEqual(self.verify().status_code, 429)
        self.assertEqual(self.log_in(self.ada.email).status_code, 429)


class AdminSiteTests(SecurePageTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.client.force_login(self.make_user(role="admin"))

    def assert_stale(self, page: str, form: dict[str, Any]) -> None:
        response = self.client.post(page, form)
        target = f"/auth/verify?next={quote(page)}"
        self.assertRedirects(response, target, fetch_redirect_response=False)

    def test_wants_one_where_users_and_passwords_are_changed(self):
        enrol(self.ada)
        self.age("verified", 901)
        users = reverse("admin:users_user_changelist")
        change = reverse("admin:users_user_change", args=[self.ada.pk])
        password = reverse("admin:auth_user_password_change", args=[self.ada.pk])
        self.assertEqual(self.client.get(users).status_code, 200)
        action = {"action": "disable_second_factors", "_selected_action": str(self.ada.pk)}
        form = {"email": self.ada.email, "is_active": "on", "is_superuser": "on"}
        own = {
            "old_password": PASSWORD,
            "new_password1": NEW_PASSWORD,
            "new_password2": NEW_PASSWORD,
        }
        for page, body in (
            (users, action),
            (change, form),
            (password, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}),
            (reverse("admin:password_change"), own),
            (reverse("admin:users_user_add"), {"email": "eve@example.com"}),
        ):
            with self.subTest(page=page):
                self.assert_stale(page, body)
        statuses = set(AuditEntry.objects.values_list("status", flat=True))
        self.assertEqual(statuses, {401})
        self.ada.refresh_from_db()
        self.assertEqual((self.ada.role, self.ada.check_password(PASSWORD)), ("user", True))
        self.assertTrue(second_factor.is_enabled(self.ada))
        self.fill("verify", password=PASSWORD, code="")
        self.assertEqual(self.client.post(change, form).status_code, 302)
        self.ada.refresh_from_db()
        self.assertEqual(self.ada.role, "admin")
        done = reverse("admin:password_change_done")
        self.assertRedirects(self.client.post(reverse("admin:password_change"), own), done)

    def test_wants_one_where_users_and_groups_are_deleted(self):
        group = Group.objects.create(name="editors")
        self.age("verified", 901)
        for kind, record in (("users_user", self.ada), ("auth_group", group)):
            chosen = {"action": "delete_selected", "_selected_action": str(record.pk)}
            delete = reverse(f"admin:{kind}_delete", args=[record.pk])
            for page, form in (
                (reverse(f"admin:{kind}_changelist"), chosen | {"post": "yes"}),
                (delete, {"post": "yes"}),
            ):
                with self.subTest(page=page):
                    self.assert_stale(page, form)
        self.assertTrue(User.objects.filter(pk=self.ada.pk).exists())
        self.assertTrue(Group.objects.filter(pk=group.pk).exists())
        self.fill("verify", password=PASSWORD, code="")
        self.assertEqual(self.client.post(delete, {"post": "yes"}).status_code, 302)
        self.assertFalse(Group.objects.filter(pk=group.pk).exists())

    def test_wants_one_where_groups_are_changed(self):
        group = Group.objects.create(name="editors")
        self.age("verified", 901)
        self.assert_stale(reverse("admin:auth_group_add"), {"name": "others"})
        self.assert_stale(reverse("admin:auth_group_change", args=[group.pk]), {"name": "others"})
        self.assertEqual([group.name for group in Group.objects.all()], ["editors"])
