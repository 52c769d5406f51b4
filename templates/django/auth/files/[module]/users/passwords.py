"""What passwords are refused for, beside Django's own reasons."""

from typing import Any

from django.core.exceptions import ValidationError


class MaximumLengthValidator:
    def __init__(self, max_length: int = 128) -> None:
        self.max_length = max_length

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) > self.max_length:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        return f"Your password can't be longer than {self.max_length} characters."


class NotTheEmailValidator:
    def validate(self, password: str, user: Any = None) -> None:
        email = getattr(user, "email", "").lower()
        if password.lower() in (email, email.partition("@")[0]):
            raise ValidationError(self.get_help_text(), code="password_is_email")

    def get_help_text(self) -> str:
        return "Your password can't be your email or its part before the @."
