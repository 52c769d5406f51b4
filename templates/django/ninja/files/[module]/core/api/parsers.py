"""JSON and nothing else, read to the letter."""

import json
import math
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser


class StrictJSONParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        text = request.body.decode()
        try:
            value = json.loads(text, parse_constant=refuse_constant, parse_float=finite_float)
        except RecursionError as error:
            raise ValueError("the body is nested too deeply") from error
        if r"\ud" in text.lower():
            # Halves of surrogate pairs have no place in UTF-8.
            json.dumps(value, ensure_ascii=False).encode()
        return value


def refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def finite_float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("the number is beyond all bounds")
    return value
