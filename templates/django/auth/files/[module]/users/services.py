"""What accounts can do, whichever way it is asked for."""

from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from ..core.problems import FieldError
from . import attempts, mails, tokens
from .models import User


class Refused(Exception):
    """A value that is well-formed and can't be taken."""

    def __init__(self, field: str, *messages: str) -> None:
        super().__init__(field, *messages)
        self.errors: list[FieldError] = [{"field": field, "message": text} for text in messages]


def register(email: str) -> None:
    email = User.normalize_username(email)
    user = User.objects.filter(email=email).first()
    if attempts.may_mail(email):
        mails.background.submit(mails.send_registration, email, user)


def confirm_registration(token: str, password: str) -> User:
    email = tokens.read_registration_token(token)
    if email is None:
        raise unusable_token()
    refuse_weak(password, User(email=email))
    try:
        with transaction.atomic():
            return User.objects.create_user(email, password)
    except IntegrityError as error:
        raise unusable_token() from error


def request_reset(email: str) -> None:
    email = User.normalize_username(email)
    user = User.objects.filter(email=email, is_active=True).first()
    if attempts.may_mail(email):
        mails.background.submit(mails.send_reset, user)


def confirm_reset(token: str, password: str) -> None:
    with transaction.atomic():
        user = tokens.read_reset_token(token)
        if user is None:
            raise unusable_token()
        set_password(user, password)


def sign_in(request: HttpRequest, email: str, password: str) -> User | None:
    attempts.refuse_if_spent(request, email)
    return authenticate(request, username=email, password=password)


def change_password(request: HttpRequest, user: User, current: str, password: str) -> None:
    if sign_in(request, user.email, current) is None:
        raise Refused("current", "This is not your password.")
    set_password(user, password)


def set_password(user: User, password: str) -> None:
    """Ends every session, too."""
    refuse_weak(password, user)
    user.set_password(password)
    user.save(update_fields=["password", "updated_at"])


def refuse_weak(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused("password", *error.messages) from error


def unusable_token() -> Refused:
    return Refused("token", "This token is wrong, used or expired.")
