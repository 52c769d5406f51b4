"""Logging in, with a limit on failures per address and name."""

import hashlib

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.dispatch import receiver

from ..core.limits import client_address


def failures_key(request, username: str) -> str:
    identity = f"{client_address(request)}|{username.lower()}"
    return f"login-failures:{hashlib.sha256(identity.encode()).hexdigest()}"


def refuse_if_locked(request, username: str | None) -> None:
    if request is None or username is None:
        return
    if cache.get(failures_key(request, username), 0) >= settings.LOGIN_FAILURE_LIMIT:
        raise PermissionDenied


class ThrottledModelBackend(ModelBackend):
    def authenticate(self, request, username=None, password=None, **kwargs):
        refuse_if_locked(request, username)
        return super().authenticate(request, username=username, password=password, **kwargs)

    async def aauthenticate(self, request, username=None, password=None, **kwargs):
        await sync_to_async(refuse_if_locked)(request, username)
        return await super().aauthenticate(request, username=username, password=password, **kwargs)


@receiver(user_login_failed)
def count_failure(sender, credentials, request=None, **kwargs) -> None:
    username = credentials.get("username")
    if request is None or username is None:
        return
    key = failures_key(request, username)
    cache.add(key, 0, settings.LOGIN_FAILURE_WINDOW)
    cache.incr(key)


@receiver(user_logged_in)
def forget_failures(sender, request, user, **kwargs) -> None:
    cache.delete(failures_key(request, user.get_username()))
