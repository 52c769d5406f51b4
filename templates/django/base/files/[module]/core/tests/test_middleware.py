import logging

from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase

from ..middleware import RequestIdMiddleware


class RequestIdTests(SimpleTestCase):
    def test_takes_over_a_sane_id(self):
        response = self.client.get("/livez", headers={"X-Request-Id": "trace-1"})
        self.assertEqual(response["X-Request-Id"], "trace-1")

    def test_replaces_one_that_is_not(self):
        for sent in ("two words", "<script>", "x" * 129, ""):
            with self.subTest(sent=sent):
                response = self.client.get("/livez", headers={"X-Request-Id": sent})
                self.assertRegex(response["X-Request-Id"], r"^[0-9a-f-]{36}$")

    def test_leaves_the_body_out_of_an_answer_to_head(self):
        response = HttpResponse("body")
        RequestIdMiddleware(lambda request: response)(RequestFactory().head("/livez"))
        self.assertEqual(response.content, b"")
        self.assertEqual(response["Content-Length"], "4")

    def logged(self, status: int) -> logging.LogRecord:
        middleware = RequestIdMiddleware(lambda request: HttpResponse(status=status))
        with self.assertLogs("access", "INFO") as logs:
            middleware(RequestFactory().get("/somewhere"))
        return logs.records[0]

    def test_logs_every_answer(self):
        fields = vars(self.logged(200))["fields"]
        self.assertEqual(fields["method"], "GET")
        self.assertEqual((fields["path"], fields["status"]), ("/somewhere", 200))

    def test_logs_failures_louder(self):
        levels = {200: "INFO", 399: "INFO", 400: "WARNING", 499: "WARNING", 500: "ERROR"}
        for status, level in levels.items():
            with self.subTest(status=status):
                self.assertEqual(self.logged(status).levelname, level)

    def test_logs_no_probes(self):
        with self.assertNoLogs("access"):
            self.client.get("/livez")


class SecurityHeaderTests(SimpleTestCase):
    def test_every_answer_has_them(self):
        for path in ("/livez", "/nowhere", "/api/nowhere"):
            with self.subTest(path=path):
                response = self.client.get(path)
                self.assertEqual(response["X-Content-Type-Options"], "nosniff")
                self.assertEqual(response["X-Frame-Options"], "DENY")
                self.assertEqual(response["Referrer-Policy"], "same-origin")
                self.assertIn("frame-ancestors 'none'", response["Content-Security-Policy"])
