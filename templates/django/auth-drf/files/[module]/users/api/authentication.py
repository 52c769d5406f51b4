from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from .. import sessions
from ..models import ApiSession, User


class BearerAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`."""

    def authenticate(self, request) -> tuple[User, ApiSession] | None:
        token = bearer_token(request)
        if token is None:
            return None
        session = sessions.find_session(token)
        if session is None:
            raise AuthenticationFailed("The token is unknown, or has expired or ended.")
        return session.user, session

    def authenticate_header(self, request) -> str:
        return "Bearer" if bearer_token(request) is None else 'Bearer error="invalid_token"'


def bearer_token(request) -> str | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None
