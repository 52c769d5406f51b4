from django.test import Client

from .. import sessions
from ..factories import UserFactory
from ..models import User


def sign_in(client: Client, user: User | None = None) -> User:
    """From here on, the client asks as that user, or as a new one."""
    user = user or UserFactory.create()
    token, _ = sessions.start_session(user)
    client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return user
