"""Problem documents (RFC 9457), as the description of the API has them."""

from typing import Any

Keywords = dict[str, Any]

FIELD_ERROR: Keywords = {
    "type": "object",
    "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
    "required": ["field", "message"],
}
PROBLEM: Keywords = {
    "type": "object",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "requestId": {"type": "string"},
        "errors": {"type": "array", "items": FIELD_ERROR},
    },
    "required": ["type", "title", "status", "detail", "requestId"],
}
PROBLEMS: dict[int | str, str] = {
    400: "The body is not valid JSON",
    404: "There is no such record",
    409: "Another record stands in the way",
    413: "The body is larger than 1 MiB",
    415: "The body is not JSON",
    422: "Fields or parameters are not valid; `errors` names them",
    429: "Too many requests",
    "default": "Something else went wrong",
}
RETRY_AFTER = {
    "description": "Seconds until the next request is answered",
    "required": True,
    "schema": {"type": "integer", "minimum": 0},
}
