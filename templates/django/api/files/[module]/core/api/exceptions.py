"""What the API refuses, and how it says so."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse
from rest_framework.exceptions import APIException, NotFound

from ..problems import FieldError, problem


class Refusal(APIException):
    """An answer that names the fields at fault."""

    def __init__(self, detail: str, errors: Iterable[FieldError] = ()) -> None:
        super().__init__(detail)
        self.errors = list(errors)


class Conflict(Refusal):
    status_code = 409


class Invalid(Refusal):
    status_code = 422

    def __init__(self, errors: Iterable[FieldError], detail: str = "Some fields are not valid."):
        super().__init__(detail, errors)


def exception_handler(exception: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Tells what went wrong; what is not the client's fault goes on to `server_error`."""
    if isinstance(exception, Http404):
        exception = NotFound()
    if not isinstance(exception, APIException):
        return None
    errors = getattr(exception, "errors", [])
    return problem(exception.status_code, str(exception.detail), errors)
