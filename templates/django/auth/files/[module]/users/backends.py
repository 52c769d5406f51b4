"""Signing in with a password, with a limit on failures."""

from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from . import attempts


class ThrottledModelBackend(ModelBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        if request is None or username is None:
            return super().authenticate(request, username, password, **kwargs)
        attempts.begin(request, username)
        user = super().authenticate(request, username, password, **kwargs)
        if user is not None:
            attempts.succeed(request, username)
        return user

    async def aauthenticate(self, *args: Any, **kwargs: Any) -> Any:
        return await sync_to_async(self.authenticate)(*args, **kwargs)
