from unittest.mock import patch

from django.db import OperationalError
from django.test import override_settings

from .. import limits
from .cases import ApiTestCase


class ProblemTests(ApiTestCase):
    def test_an_unknown_path_under_api_is_a_problem_document(self):
        self.assert_problem(self.client.get("/api/nowhere", headers={"Accept": "text/html"}), 404)

    def test_an_unknown_path_elsewhere_is_a_page(self):
        response = self.client.get("/nowhere", headers={"Accept": "text/html"})
        self.assertContains(response, "<h1>Not Found</h1>", status_code=404)
        self.assertContains(response, response["X-Request-Id"], status_code=404)

    def test_or_json_for_who_asks_for_it(self):
        response = self.client.get("/nowhere", headers={"Accept": "application/json"})
        self.assert_problem(response, 404)

    @override_settings(ALLOWED_HOSTS=["ours.example"])
    def test_a_foreign_host_is_refused_without_repeating_it(self):
        response = self.client.get("/api/nowhere", headers={"Host": "evil.example"})
        self.assert_problem(response, 400)
        self.assertNotContains(response, "evil", status_code=400)

    def test_a_database_that_is_away_is_worth_another_try(self):
        self.client.raise_request_exception = False
        with (
            self.assertLogs("django.request", "ERROR"),
            patch.object(limits, "is_api", side_effect=OperationalError("secret")),
        ):
            self.assert_problem(self.client.get("/api/nowhere"), 503)

    def test_a_failure_tells_nothing_of_the_inside(self):
        self.client.raise_request_exception = False
        for path in ("/api/nowhere", "/nowhere"):
            with (
                self.subTest(path=path),
                self.assertLogs("django.request", "ERROR"),
                patch.object(limits, "is_api", side_effect=RuntimeError("secret")),
            ):
                response = self.client.get(path)
            self.assertNotContains(response, "secret", status_code=500)
            self.assertTrue(response["X-Request-Id"])
