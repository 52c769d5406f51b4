from typing import Any

from ...core.tests.cases import ApiTestCase
from .cases import PASSWORD, AccountTestCase


class AccountApiTestCase(AccountTestCase, ApiTestCase):
    def setUp(self) -> None:
        super().setUp()
        del self.client.defaults["HTTP_AUTHORIZATION"]

    def post(self, path: str, **body: Any) -> Any:
        return self.send("POST", f"/api/auth/{path}", body)

    def log_in(self, email: str, password: str = PASSWORD) -> Any:
        return self.post("login", email=email, password=password)

    def me(self, token: str) -> Any:
        return self.client.get("/api/auth/me", headers={"Authorization": f"Bearer {token}"})
