from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from ...core.api.exceptions import Conflict
from ...core.api.schemas import Input
from .. import second_factor, verification
from ..models import User
from .requests import SignedIn
from .schemas import Code
from .views import admins_only

router = Router(by_alias=True)
get, post, delete = (
    partial(method, include_in_schema=False) for method in (router.get, router.post, router.delete)
)


class Proof(Input):
    code: Code


class State(Input):
    enabled: bool
    recovery_codes_left: int


class Secret(Input):
    secret: str
    uri: str


class RecoveryCodes(Input):
    recovery_codes: list[str]


@get("/auth/totp", response=State)
def get_second_factor(request: SignedIn) -> dict[str, Any]:
    user = request.auth.user
    enabled = second_factor.is_enabled(user)
    return {"enabled": enabled, "recoveryCodesLeft": user.recovery_codes.count()}


@post("/auth/totp", response={201: Secret})
def begin_second_factor(request: SignedIn, response: HttpResponse) -> Status:
    user = request.auth.user
    secret = second_factor.begin(user)
    if secret is None:
        raise Conflict("There is a second factor already: disable that one first.")
    response["Cache-Control"] = "no-store"
    return Status(201, {"secret": secret, "uri": second_factor.uri_of(user, secret)})


@post("/auth/totp/confirm", response=RecoveryCodes)
def confirm_second_factor(
    request: SignedIn, body: Proof, response: HttpResponse
) -> dict[str, list[str]]:
    if not second_factor.is_begun(request.auth.user):
        raise Conflict("There is nothing to confirm.")
    codes = verification.confirm_second_factor(request, request.auth, body.code)
    response["Cache-Control"] = "no-store"
    return {"recoveryCodes": codes}


@delete("/auth/totp", response={204: None})
def disable_second_factor(request: SignedIn) -> Status:
    second_factor.disable(request.auth.user)
    return Status(204, None)


@delete("/users/{id}/totp", response={204: None}, auth=admins_only)
def disable_second_factor_of_user(request: SignedIn, id: str) -> Status:
    try:
        user = get_object_or_404(User, pk=UUID(id))
    except ValueError as error:
        raise Http404 from error
    second_factor.disable(user)
    return Status(204, None)
