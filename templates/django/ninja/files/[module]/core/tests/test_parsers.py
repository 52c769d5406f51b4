from typing import Any

from django.test import RequestFactory, SimpleTestCase

from ..api.parsers import StrictJSONParser


def parse(body: bytes) -> Any:
    request = RequestFactory().post("/api", body, content_type="application/json")
    return StrictJSONParser().parse_body(request)


class StrictJSONParserTests(SimpleTestCase):
    def test_reads_json(self):
        self.assertEqual(parse(b'{"a": [1, 0.5, null]}'), {"a": [1, 0.5, None]})

    def test_refuses_what_is_not_json(self):
        deep = b"[" * 100_000 + b"]" * 100_000
        for body in (b"{", b"NaN", b"Infinity", b"1e999", b"\xff", b'"\\ud800"', b" ", deep):
            with self.subTest(body=body[:10]), self.assertRaises(ValueError):
                parse(body)

    def test_takes_whole_surrogate_pairs(self):
        self.assertEqual(parse(b'"\\ud83d\\ude00"'), "\N{GRINNING FACE}")
