from typing import Any

from django.test import Client

from .cases import PASSWORD, AccountTestCase

OPEN = ["login", "register", "register/confirm", "reset", "reset/confirm"]


class AccountPageTestCase(AccountTestCase):
    def fill(self, path: str, **form: str) -> Any:
        return self.client.post(f"/auth/{path}", form)

    def log_in(self, email: str, password: str = PASSWORD, path: str = "login") -> Any:
        return self.fill(path, email=email, password=password)

    def is_signed_in(self, client: Client | None = None) -> bool:
        return (client or self.client).get("/auth/me").status_code == 200

    def assert_refused(self, response: Any, *fields: str | None) -> None:
        """Shown again with a message at the field, or above all of them, and without what is secret."""
        self.assertEqual(response.status_code, 422)
        form = response.context["form"]
        self.assertEqual(set(form.errors), {field or "__all__" for field in fields})
        for messages in form.errors.values():
            self.assertContains(response, messages, html=True, status_code=422)
        for secret in (PASSWORD, "wrong"):
            self.assertNotContains(response, f'value="{secret}"', status_code=422)
