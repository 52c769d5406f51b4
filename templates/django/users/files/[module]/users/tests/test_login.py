from django.contrib.auth import aauthenticate, authenticate, get_user_model
from django.core.cache import cache
from django.test import RequestFactory, TestCase, override_settings
from django.urls import reverse


@override_settings(LOGIN_FAILURE_LIMIT=3)
class ThrottledLoginTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        get_user_model().objects.create_user("ada", password="right", is_staff=True)

    def setUp(self):
        cache.clear()

    def log_in(self, password: str, address: str = "10.0.0.1", name: str = "ada"):
        request = RequestFactory().post("/", REMOTE_ADDR=address)
        return authenticate(request, username=name, password=password)

    def mistype(self, times: int) -> None:
        for _ in range(times):
            self.assertIsNone(self.log_in("wrong"))

    def test_lets_the_right_password_in(self):
        self.mistype(2)
        self.assertIsNotNone(self.log_in("right"))

    def test_locks_after_too_many_failures(self):
        self.mistype(3)
        self.assertIsNone(self.log_in("right"))

    def test_counts_a_name_in_any_case(self):
        for _ in range(3):
            self.log_in("wrong", name="ADA")
        self.assertIsNone(self.log_in("right"))

    def test_locks_only_that_address_and_name(self):
        self.mistype(3)
        self.assertIsNotNone(self.log_in("right", address="10.0.0.2"))

    async def test_locks_asynchronous_logins_too(self):
        request = RequestFactory().post("/", REMOTE_ADDR="10.0.0.1")
        self.assertIsNotNone(await aauthenticate(request, username="ada", password="right"))
        for _ in range(3):
            await aauthenticate(request, username="ada", password="wrong")
        self.assertIsNone(await aauthenticate(request, username="ada", password="right"))

    def test_a_login_forgets_the_failures(self):
        page = reverse("admin:login")
        for password in ("wrong", "wrong", "right", "wrong", "wrong"):
            self.client.post(page, {"username": "ada", "password": password})
        self.client.logout()
        response = self.client.post(page, {"username": "ada", "password": "right"})
        self.assertEqual(response.status_code, 302)

    def test_tokens_without_a_request_are_not_counted(self):
        self.assertIsNotNone(authenticate(username="ada", password="right"))
