from io import BytesIO
from typing import Any

from django.test import SimpleTestCase
from rest_framework.exceptions import ParseError, UnsupportedMediaType

from ..api.parsers import StrictJSONParser


def parse(body: bytes, media_type: str = "application/json") -> Any:
    return StrictJSONParser().parse(BytesIO(body), media_type)


class StrictJSONParserTests(SimpleTestCase):
    def test_reads_json(self):
        self.assertEqual(parse(b'{"a": [1, 0.5, null]}'), {"a": [1, 0.5, None]})

    def test_refuses_what_is_not_json(self):
        deep = b"[" * 100_000 + b"]" * 100_000
        for body in (b"{", b"NaN", b"Infinity", b"1e999", b"\xff", b'"\\ud800"', b" ", deep):
            with self.subTest(body=body[:10]), self.assertRaises(ParseError):
                parse(body)

    def test_takes_whole_surrogate_pairs(self):
        self.assertEqual(parse(b'"\\ud83d\\ude00"'), "\N{GRINNING FACE}")

    def test_wants_utf_8(self):
        self.assertEqual(parse(b"1", 'application/json; charset="UTF-8"'), 1)
        with self.assertRaises(UnsupportedMediaType):
            parse(b"1", "application/json; charset=iso-8859-1")
