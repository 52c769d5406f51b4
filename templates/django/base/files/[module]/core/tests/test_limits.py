from io import BytesIO
from unittest.mock import patch

from django.http import HttpResponse
from django.test import RequestFactory, SimpleTestCase, override_settings

from .. import limits
from ..limits import RateLimitMiddleware, client_address
from ..wsgi import BufferChunkedBodies
from .cases import ApiTestCase


class RateLimitTests(SimpleTestCase):
    def setUp(self):
        with override_settings(RATE_LIMIT_PER_MINUTE=2):
            self.limited = RateLimitMiddleware(lambda request: HttpResponse())
        self.now = 90
        clock = patch.object(limits.time, "time", side_effect=lambda: self.now)
        clock.start()
        self.addCleanup(clock.stop)

    def statuses(self, path: str, address: str = "127.0.0.1") -> list[int]:
        request = RequestFactory(REMOTE_ADDR=address).get(path)
        return [self.limited(request).status_code for _ in range(3)]

    def test_refuses_what_is_over_the_limit(self):
        self.assertEqual(self.statuses("/api/things"), [200, 200, 429])

    def test_says_when_the_minute_is_over(self):
        self.statuses("/api/things")
        response = self.limited(RequestFactory().get("/api/things"))
        self.assertContains(response, "Too many requests", status_code=429)
        self.assertEqual(response["Retry-After"], "30")

    def test_starts_again_with_the_next_minute(self):
        self.statuses("/api/things")
        self.now = 120
        self.assertEqual(self.statuses("/api/things"), [200, 200, 429])

    def test_counts_clients_apart(self):
        self.statuses("/api/things")
        self.assertEqual(self.statuses("/api/things", "10.0.0.9"), [200, 200, 429])

    def test_leaves_everything_else_open(self):
        self.assertEqual(self.statuses("/admin/"), [200, 200, 200])


class ClientAddressTests(SimpleTestCase):
    def address(self, hops: int, forwarded: str | None) -> str:
        headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
        request = RequestFactory().get("/", headers=headers)
        with override_settings(TRUST_PROXY=hops):
            return client_address(request)

    def test_believes_no_header_without_a_proxy(self):
        self.assertEqual(self.address(0, "203.0.113.7"), "127.0.0.1")

    def test_takes_what_the_outermost_proxy_saw(self):
        self.assertEqual(self.address(1, "198.51.100.1, 203.0.113.7"), "203.0.113.7")
        self.assertEqual(self.address(2, "203.0.113.7, 198.51.100.1"), "203.0.113.7")

    def test_falls_back_to_the_connection(self):
        self.assertEqual(self.address(2, "203.0.113.7"), "127.0.0.1")
        for nothing in (None, "", "203.0.113.7, "):
            self.assertEqual(self.address(1, nothing), "127.0.0.1")


class BodyLimitTests(ApiTestCase):
    def test_refuses_a_body_over_the_limit(self):
        response = self.client.generic("POST", "/api/nowhere", b" " * (1024 * 1024 + 1))
        self.assert_problem(response, 413)

    def test_lets_one_at_the_limit_through(self):
        response = self.client.generic("POST", "/api/nowhere", b" " * (1024 * 1024))
        self.assert_problem(response, 404)


class ChunkedBodyTests(SimpleTestCase):
    def buffered(self, body: bytes) -> dict:
        environ = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": BytesIO(body)}
        BufferChunkedBodies(lambda environ, start_response: [])(environ, None)
        return environ

    def test_gets_a_length(self):
        environ = self.buffered(b"{}")
        self.assertEqual(environ["CONTENT_LENGTH"], "2")
        self.assertEqual(environ["wsgi.input"].read(), b"{}")

    def test_is_read_no_further_than_needed_to_refuse_it(self):
        environ = self.buffered(b" " * (2 * 1024 * 1024))
        self.assertEqual(environ["CONTENT_LENGTH"], str(1024 * 1024 + 1))
