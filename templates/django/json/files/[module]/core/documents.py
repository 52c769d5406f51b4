"""JSON that every database keeps as it is."""

import json
import math
import re
from typing import Any

from django.core.exceptions import ValidationError

DEPTH = 30
# NUL, and halves of surrogate pairs.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def is_storable(value: Any, depth: int = DEPTH) -> bool:
    if isinstance(value, str):
        return not UNSTORABLE.search(value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, dict):
        return is_storable([*value.keys(), *value.values()], depth)
    if isinstance(value, list):
        return depth > 0 and all(is_storable(item, depth - 1) for item in value)
    return True


def validate_document(value: Any) -> None:
    if not is_storable(value):
        raise ValidationError(f"Must be without NUL and nested at most {DEPTH} levels deep.")


class BoundedDecoder(json.JSONDecoder):
    """Takes what is nested beyond all bounds for malformed."""

    def decode(self, s: str, *args: Any) -> Any:
        try:
            return super().decode(s, *args)
        except RecursionError as error:
            raise json.JSONDecodeError("Nested too deeply", s, 0) from error
