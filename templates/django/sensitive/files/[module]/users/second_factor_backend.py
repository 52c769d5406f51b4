from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from . import second_factor
from .models import SecondFactor, User


class SecondFactorBackend(ModelBackend):
    """Takes a password, and a code besides where the user has a second factor."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        code = kwargs.pop("code", "")
        user = super().authenticate(request, username, password, **kwargs)
        factor = find_factor(user, username)
        if factor is None:
            return user
        # Looked at whatever the password was: the time must not tell which of the two was wrong.
        is_good = second_factor.is_good(factor, code)
        return user if user and is_good and second_factor.use_up(factor, code) else None


def find_factor(user: Any, username: str | None) -> SecondFactor | None:
    factors = SecondFactor.objects.filter(is_enabled=True)
    if user is not None:
        return factors.filter(user=user).first()
    return factors.filter(user__email=User.normalize_username(username or "")).first()
