from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router, Status
from ninja.pagination import paginate

from ...core.api import records
from ...core.api.listing import Pagination
from .. import services, sessions
from ..models import ApiSession, User
from . import schemas
from .middleware import refusal
from .requests import SignedIn

router = Router(by_alias=True)
# Where there is a description of the API, it has a module of its own for these.
get, post, patch = (
    partial(method, include_in_schema=False) for method in (router.get, router.post, router.patch)
)


def admins_only(request: Any) -> ApiSession:
    if request.auth.user.role != "admin":
        raise PermissionDenied
    return request.auth


@post("/auth/register", response={202: schemas.Accepted})
def register(request: HttpRequest, body: schemas.Address) -> Status:
    services.register(body.email)
    return Status(202, schemas.Accepted())


@post("/auth/register/confirm", response={201: schemas.Session})
def confirm_registration(
    request: HttpRequest, body: schemas.Proof, response: HttpResponse
) -> Status:
    user = services.confirm_registration(body.token, body.password)
    return Status(201, begin_session(user, response))


@post("/auth/login", response=schemas.Session)
def login(request: HttpRequest, body: schemas.Credentials, response: HttpResponse) -> Any:
    user = services.sign_in(request, body.email, body.password)
    if user is None:
        return refusal("The email or the password is wrong.", "Bearer")
    return begin_session(user, response)


@post("/auth/reset", response={202: schemas.Accepted})
def request_reset(request: HttpRequest, body: schemas.Address) -> Status:
    services.request_reset(body.email)
    return Status(202, schemas.Accepted())


@post("/auth/reset/confirm", response={204: None})
def confirm_reset(request: HttpRequest, body: schemas.Proof) -> Status:
    services.confirm_reset(body.token, body.password)
    return Status(204, None)


@post("/auth/logout", response={204: None})
def logout(request: SignedIn) -> Status:
    request.auth.delete()
    return Status(204, None)


@get("/auth/me", response=schemas.UserRecord)
def get_me(request: SignedIn) -> User:
    return request.auth.user


@patch("/auth/me", response=schemas.UserRecord)
def update_me(request: SignedIn, body: schemas.MeUpdate) -> User:
    return records.update(User, request.auth.user.pk, body)


@post("/auth/password", response=schemas.Session)
def change_password(
    request: SignedIn, body: schemas.PasswordChange, response: HttpResponse
) -> dict[str, Any]:
    user = request.auth.user
    services.change_password(request, user, body.current, body.password)
    return begin_session(user, response)


@get("/users", response={200: list[schemas.UserRecord]}, auth=admins_only)
@paginate(Pagination.by("id", "email", "name", "created_at", "updated_at"))
def list_users(request: SignedIn) -> QuerySet[User]:
    return User.objects.all()


@patch("/users/{id}", response=schemas.UserRecord, auth=admins_only)
def update_user(request: SignedIn, id: str, body: schemas.UserUpdate) -> User:
    try:
        user = get_object_or_404(User, pk=UUID(id))
    except ValueError as error:
        raise Http404 from error
    if user == request.auth.user:
        raise PermissionDenied
    if body.role is not None:
        user.role = body.role
        user.save()
    return user


def begin_session(user: User, response: HttpResponse) -> dict[str, Any]:
    token, session = sessions.start_session(user)
    response["Cache-Control"] = "no-store"
    return {"token": token, "expires_at": session.expires_at, "user": user}
