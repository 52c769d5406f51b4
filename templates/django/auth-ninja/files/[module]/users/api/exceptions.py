from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from ...core.problems import problem
from ..attempts import TooManyAttempts
from ..services import Refused
from ..sessions import PasswordChanged
from .middleware import refusal


def handle_account_exceptions(api: NinjaAPI) -> None:
    api.add_exception_handler(Refused, refused)
    api.add_exception_handler(TooManyAttempts, too_many_attempts)
    api.add_exception_handler(PasswordChanged, password_changed)


def refused(request: HttpRequest, error: Any) -> HttpResponse:
    return problem(422, "Some fields are not valid.", error.errors)


def too_many_attempts(request: HttpRequest, error: Any) -> HttpResponse:
    response = problem(429, str(error))
    response["Retry-After"] = str(error.wait)
    return response


def password_changed(request: HttpRequest, error: Any) -> HttpResponse:
    return refusal(str(error), "Bearer")
