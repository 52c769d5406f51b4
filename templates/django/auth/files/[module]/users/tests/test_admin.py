from django.test import TestCase
from django.urls import reverse

from ..factories import UserFactory
from ..models import User
from .cases import PASSWORD


class UserAdminTests(TestCase):
    def setUp(self):
        self.client.force_login(UserFactory.create(role="admin"))

    def test_adds_a_user(self):
        page = reverse("admin:users_user_add")
        form = {"email": "Ada@Example.com", "usable_password": "true"}
        form |= {"password1": PASSWORD, "password2": PASSWORD}
        self.assertEqual(self.client.post(page, form).status_code, 302)
        self.assertTrue(User.objects.get(email="ada@example.com").check_password(PASSWORD))
        response = self.client.post(page, form)
        self.assertContains(response, "A user with this email already exists.")

    def test_lists_and_changes_users(self):
        user = UserFactory.create(name="Ada")
        response = self.client.get(reverse("admin:users_user_changelist"), {"q": "Ada"})
        self.assertContains(response, user.email)
        page = reverse("admin:users_user_change", args=[user.pk])
        self.assertContains(self.client.get(page), user.email)
        self.client.post(page, {"email": user.email, "name": "", "is_active": "on"})
        user.refresh_from_db()
        self.assertIsNone(user.name)
