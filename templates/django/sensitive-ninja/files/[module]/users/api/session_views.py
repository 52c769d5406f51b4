from functools import partial
from typing import Any

from django.http import Http404
from ninja import Router, Schema, Status

from ...core.api.schemas import Input, Stamp
from .. import sessions, verification
from ..models import ApiSession
from .requests import SignedIn
from .schemas import Code, Secret

MOST_SESSIONS = 100

router = Router(by_alias=True)
get, post, delete = (
    partial(method, include_in_schema=False) for method in (router.get, router.post, router.delete)
)


class ProofOfIdentity(Input):
    password: Secret
    code: Code = ""


class OpenSession(Input):
    id: str
    created_at: Stamp
    last_used_at: Stamp
    expires_at: Stamp
    address: str
    user_agent: str | None
    current: bool


class OpenSessions(Schema):
    items: list[OpenSession]


@post("/auth/verify", response={204: None})
def verify(request: SignedIn, body: ProofOfIdentity) -> Status:
    verification.verify(request, request.auth, body.password, body.code)
    return Status(204, None)


@get("/auth/sessions", response=OpenSessions)
def list_sessions(request: SignedIn) -> dict[str, Any]:
    opened = sessions.sessions_of(request.auth.user)[:MOST_SESSIONS]
    return {"items": [described(session, request.auth) for session in opened]}


@delete("/auth/sessions", response={204: None})
def end_other_sessions(request: SignedIn) -> Status:
    sessions.end_others(request.auth)
    return Status(204, None)


@delete("/auth/sessions/{int:id}", response={204: None})
def end_session(request: SignedIn, id: int) -> Status:
    ended, _ = sessions.sessions_of(request.auth.user).filter(pk=id).delete()
    if not ended:
        raise Http404
    return Status(204, None)


def described(session: ApiSession, present: ApiSession) -> dict[str, Any]:
    return {
        "id": str(session.pk),
        "createdAt": session.created_at,
        "lastUsedAt": session.last_used_at,
        "expiresAt": session.expires_at,
        "address": session.address,
        "userAgent": session.user_agent,
        "current": session == present,
    }
