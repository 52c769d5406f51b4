"""JSON and nothing else, read to the letter."""

import json
import math
from typing import Any, NoReturn

from rest_framework.exceptions import ParseError, UnsupportedMediaType
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import JSONParser


class StrictJSONParser(JSONParser):
    def parse(self, stream, media_type=None, parser_context=None) -> Any:
        charset = charset_of(media_type or "")
        if charset not in ("", "utf-8"):
            raise UnsupportedMediaType(charset, detail="JSON has to be UTF-8.")
        try:
            text = stream.read().decode()
            value = json.loads(text, parse_constant=refuse_constant, parse_float=finite_float)
            if r"\ud" in text.lower():
                # Halves of surrogate pairs have no place in UTF-8.
                json.dumps(value, ensure_ascii=False).encode()
        except (ValueError, RecursionError) as error:
            raise ParseError("The body is not valid JSON.") from error
        return value


def charset_of(media_type: str) -> str:
    for parameter in media_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"').lower()
    return ""


def refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def finite_float(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("the number is beyond all bounds")
    return value


class AlwaysJSON(DefaultContentNegotiation):
    """Answers JSON also to those who would rather have something else."""

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type
