"""What the API refuses, and how it says so."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from ..problems import FieldError, problem

MESSAGES = {
    "missing": "This field is required.",
    "extra_forbidden": "There is no such field, or it can't be set.",
}


class Refusal(Exception):
    """An answer that names the fields at fault."""

    status: int

    def __init__(self, detail: str, errors: Iterable[FieldError] = ()) -> None:
        super().__init__(detail)
        self.errors = list(errors)


class Conflict(Refusal):
    status = 409


class Invalid(Refusal):
    status = 422


def handle_exceptions(api: NinjaAPI) -> None:
    """Tells what went wrong; what is not the client's fault goes on to `server_error`."""
    api.add_exception_handler(Refusal, refused)
    api.add_exception_handler(ValidationError, invalid)
    api.add_exception_handler(HttpError, failed)
    api.add_exception_handler(Http404, not_found)


def refused(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status, str(error), error.errors)


def invalid(request: HttpRequest, error: Any) -> HttpResponse:
    source = error.errors[0]["loc"][0]
    if source == "query":
        return problem(422, "The query is not valid.", [query_error(each) for each in error.errors])
    fields = [each for each in error.errors if len(each["loc"]) > 2]
    if not fields:
        return problem(422, "The body must be an object.")
    return problem(422, "Some fields are not valid.", [field_error(each) for each in fields])


def query_error(error: dict[str, Any]) -> FieldError:
    return {"field": error["loc"][-1], "message": error["msg"]}


def field_error(error: dict[str, Any]) -> FieldError:
    _source, _argument, field, *_inside = error["loc"]
    return {"field": field, "message": MESSAGES.get(error["type"], error["msg"])}


def failed(request: HttpRequest, error: Any) -> HttpResponse:
    # What Ninja says of a body that its parser refuses differs with DEBUG.
    is_unreadable = isinstance(error.__cause__, ValueError)
    return problem(
        error.status_code, "The body is not valid JSON." if is_unreadable else str(error)
    )


def not_found(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(404, "There is no such record.")
