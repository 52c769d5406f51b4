"""What is refused before an operation looks at the request."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja.operation import Operation

from ..problems import FieldError, problem


def checked(run: Any) -> Callable[..., HttpResponseBase]:
    """Wraps the `run` of an operation, whose parameters say what it knows."""
    operation: Operation = run.__self__
    sources = {model.__ninja_param_source__: model for model in operation.models}
    known = sources["query"].__ninja_flatten_map__ if "query" in sources else ()

    @wraps(run)
    def run_checked(request: HttpRequest, **params: Any) -> HttpResponseBase:
        unreadable = unreadable_body(request) if "body" in sources else None
        return unreadable or unknown_query(request, known) or run(request, **params)

    return run_checked


def unreadable_body(request: HttpRequest) -> HttpResponse | None:
    if not request.body:
        return problem(400, "The body is empty.")
    if request.content_type != "application/json":
        return problem(415, "The body has to be JSON.")
    charset = (request.content_params or {}).get("charset", "utf-8")
    if charset.lower() != "utf-8":
        return problem(415, "JSON has to be UTF-8.")
    return None


def unknown_query(request: HttpRequest, known: Iterable[str]) -> HttpResponse | None:
    errors: list[FieldError] = []
    for name, values in request.GET.lists():
        if name not in known:
            errors.append({"field": name, "message": "There is no such parameter."})
        elif len(values) > 1:
            errors.append({"field": name, "message": "Must be there only once."})
    return problem(422, "The query is not valid.", errors) if errors else None
