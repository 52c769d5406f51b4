from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from ..core.models import Record

ROLES = ["user", "admin"]


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=User.normalize_username(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=User.normalize_username(username or ""))


class User(Record, AbstractBaseUser, PermissionsMixin):
    """Signs in with an email, which is kept in lower case."""

    email = models.EmailField(
        unique=True, error_messages={"unique": "A user with this email already exists."}
    )
    name = models.CharField(max_length=255, null=True, blank=True)
    is_active = models.BooleanField(
        "active", default=True, help_text="Take this away instead of deleting the user."
    )
    is_staff = models.BooleanField(
        "staff", default=False, help_text="Whether the user can log into the admin."
    )

    # Of AbstractBaseUser: what has been set and is not saved yet.
    _password: str | None

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta(Record.Meta):
        pass

    def __str__(self) -> str:
        return self.email

    @classmethod
    def normalize_username(cls, username: str) -> str:
        return username.lower()

    @property
    def role(self) -> str:
        """What the API calls it: superusers are its admins."""
        return "admin" if self.is_superuser else "user"

    @role.setter
    def role(self, role: str) -> None:
        self.is_superuser = self.is_staff = role == "admin"

    def save(self, *args: Any, **kwargs: Any) -> None:
        has_new_password = self._password is not None
        super().save(*args, **kwargs)
        if has_new_password:
            self.api_sessions.all().delete()


class ApiSession(models.Model):
    """A sign-in of a client of the API, which alone knows the token."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_sessions")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user}, until {self.expires_at:%Y-%m-%d %H:%M}"
