"""The tokens in mails, of which the database knows nothing."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core import signing

from .models import User

REGISTRATION = "users.registration"


def make_registration_token(email: str) -> str:
    return signing.dumps(email, salt=REGISTRATION)


def read_registration_token(token: str) -> str | None:
    """The email that it proves; it is used up once that has a user."""
    try:
        email: str = signing.loads(
            token, salt=REGISTRATION, max_age=settings.PASSWORD_RESET_TIMEOUT
        )
    except signing.BadSignature:
        return None
    return None if User.objects.filter(email=email).exists() else email


def make_reset_token(user: User) -> str:
    return f"{user.pk}.{default_token_generator.make_token(user)}"


def read_reset_token(token: str) -> User | None:
    """The user who may have a new password; it is used up once that is set, for which one has to wait in line."""
    identity, _, proof = token.partition(".")
    try:
        user = User.objects.select_for_update().get(pk=UUID(identity), is_active=True)
    except (ValueError, User.DoesNotExist):
        return None
    return user if default_token_generator.check_token(user, proof) else None
