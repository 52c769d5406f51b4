import json
from typing import Any

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from ..documents import DEPTH, BoundedDecoder, is_storable, validate_document

# Halves of surrogate pairs, too.
TEXTS = st.text(st.characters(exclude_categories=()))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
DOCUMENTS = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=20
)


def nested(depth: int) -> Any:
    return [nested(depth - 1)] if depth else 0


def survives(value: Any) -> bool:
    """Whether it comes back as it was from a database that takes UTF-8, numbers and no NUL."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        return False
    return b"\\u0000" not in text.replace(b"\\\\", b"")


class DocumentTests(SimpleTestCase):
    def test_takes_all_that_json_has(self):
        values: list[Any] = [None, True, -1.5, "\N{GRINNING FACE}", {"a": [{}]}, nested(DEPTH)]
        for value in values:
            with self.subTest(value=value):
                validate_document(value)

    def test_refuses_what_some_databases_do_not_keep(self):
        values: list[Any] = ["a\0b", "\ud800", {"\0": 1}, float("nan"), nested(DEPTH + 1)]
        for value in values:
            with self.subTest(value=ascii(value)[:20]), self.assertRaises(ValidationError):
                validate_document(value)

    # The same examples every time, however slow the machine is.
    @settings(derandomize=True, deadline=None)
    @given(DOCUMENTS)
    def test_takes_whatever_survives_and_nothing_else(self, document: Any):
        self.assertEqual(is_storable(document), survives(document))

    def test_takes_what_is_nested_beyond_all_bounds_for_malformed(self):
        with self.assertRaises(json.JSONDecodeError):
            json.loads("[" * 100_000, cls=BoundedDecoder)
