from typing import Any

from ..factories import UserFactory
from .api import AccountApiTestCase
from .people import sign_in


class MeTests(AccountApiTestCase):
    def setUp(self):
        super().setUp()
        self.ada = sign_in(self.client)

    def change(self, **fields: Any) -> Any:
        return self.send("PATCH", "/api/auth/me", fields)

    def test_has_a_name_once_it_is_set(self):
        self.assertIsNone(self.client.get("/api/auth/me").json()["name"])
        for name in ("Ada 🦄", None):
            response = self.change(name=name)
            self.assertEqual(response.json()["name"], name)
            self.assertEqual(self.client.get("/api/auth/me").json(), response.json())

    def test_sets_nothing_else(self):
        for field, value in (
            ("role", "admin"),
            ("email", "eve@example.com"),
            ("password", "a long new password"),
            ("isSuperuser", True),
            ("id", "1"),
        ):
            with self.subTest(field=field):
                self.assert_problem(self.change(**{field: value}), 422, field)
        for name in ("", 5, "x" * 256):
            with self.subTest(name=name):
                self.assert_problem(self.change(name=name), 422, "name")


class RoleTests(AccountApiTestCase):
    def change(self, identity: Any, **fields: Any) -> Any:
        return self.send("PATCH", f"/api/users/{identity}", fields)

    def test_users_neither_see_users_nor_change_roles(self):
        ada = sign_in(self.client, UserFactory.create(is_staff=True))
        self.assert_problem(self.client.get("/api/users"), 403)
        for identity in (ada.pk, UserFactory.create().pk, "no-such-id"):
            self.assert_problem(self.change(identity, role="admin"), 403)

    def test_admins_list_users(self):
        admin = sign_in(self.client, UserFactory.create(role="admin", email="b@example.com"))
        other = UserFactory.create(email="a@example.com")
        page = self.client.get("/api/users?sort=email&pageSize=1").json()
        self.assertEqual(page["total"], 2)
        self.assertEqual([item["id"] for item in page["items"]], [str(other.pk)])
        page = self.client.get("/api/users?sort=email&pageSize=1&page=2").json()
        self.assertEqual([item["id"] for item in page["items"]], [str(admin.pk)])
        self.assertEqual(page["items"][0]["role"], "admin")
        for query in ("sort=password", "role=admin", "page=0"):
            self.assert_problem(self.client.get(f"/api/users?{query}"), 422)

    def test_admins_make_others_admins_and_users_again(self):
        sign_in(self.client, UserFactory.create(role="admin"))
        ada = UserFactory.create()
        for role, is_admin in (("admin", True), ("user", False)):
            self.assertEqual(self.change(ada.pk, role=role).json()["role"], role)
            ada.refresh_from_db()
            self.assertEqual((ada.is_superuser, ada.is_staff), (is_admin, is_admin))
        self.assert_problem(self.change(ada.pk, role="root"), 422, "role")
        self.assert_problem(self.change(ada.pk, email="eve@example.com"), 422, "email")
        self.assert_problem(self.change("no-such-id", role="user"), 404)

    def test_admins_do_not_change_their_own_role(self):
        admin = sign_in(self.client, UserFactory.create(role="admin"))
        self.assert_problem(self.change(admin.pk, role="user"), 403)
        self.assert_problem(self.change(str(admin.pk).upper(), role="user"), 403)
