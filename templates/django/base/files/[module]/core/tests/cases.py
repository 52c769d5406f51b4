import json
from typing import Any

from django.test import TestCase


class ApiTestCase(TestCase):
    """Speaks JSON with /api, and knows what a problem document looks like."""

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        return self.client.generic(
            method, path, json.dumps(body), content_type="application/json", headers=headers
        )

    def assert_problem(self, response: Any, status: int, *fields: str) -> None:
        self.assertEqual(response.status_code, status, response.content)
        self.assertEqual(response["Content-Type"], "application/problem+json")
        document = response.json()
        self.assertEqual(document["status"], status)
        self.assertEqual(document["requestId"], response["X-Request-Id"])
        for key in ("type", "title", "detail"):
            self.assertTrue(document[key])
        named = [error["field"] for error in document.get("errors", [])]
        self.assertLessEqual(set(fields), set(named))
