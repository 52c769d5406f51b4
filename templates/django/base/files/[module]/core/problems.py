"""Errors: problem documents (RFC 9457) under /api, elsewhere HTML or JSON by Accept."""

import sys
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, TypedDict

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from .logs import request_id


class FieldError(TypedDict):
    field: str
    message: str


def is_api(request: HttpRequest) -> bool:
    return request.path_info == "/api" or request.path_info.startswith("/api/")


def prefers_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def problem(status: int, detail: str, errors: Iterable[FieldError] = ()) -> JsonResponse:
    document: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "requestId": request_id.get(),
    }
    if errors:
        document["errors"] = list(errors)
    return JsonResponse(document, status=status, content_type="application/problem+json")


def error_page(request: HttpRequest, status: int, detail: str) -> HttpResponse:
    if is_api(request) or prefers_json(request):
        return problem(status, detail)
    context = {
        "title": HTTPStatus(status).phrase,
        "detail": detail,
        "request_id": request_id.get(),
    }
    return HttpResponse(render_to_string("error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400, "The request could not be understood.")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403, "This is not allowed.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(request, 403, "The form is out of date: go back, reload it and try again.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404, "There is nothing here.")


def server_error(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return error_page(request, 503, "The database does not answer, try again later.")
    return error_page(request, 500, "Something went wrong on our side.")
