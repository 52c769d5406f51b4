"""How often a sign-in may fail, and how many mails an address gets; counted per process."""

import hashlib
import time

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from ..core.limits import client_address

SIGN_IN_WINDOW = 15 * 60
MAIL_WINDOW = 60 * 60
MAILS = 5


class TooManyAttempts(PermissionDenied):
    def __init__(self, wait: int) -> None:
        super().__init__("Too many failed sign-ins, try again later.")
        self.wait = wait


def sign_in_limits(request: HttpRequest, email: str) -> dict[str, int]:
    """For one email from one address, for one email, and from one address."""
    limit: int = settings.LOGIN_ATTEMPTS
    if not limit:
        return {}
    email, address = email.lower(), client_address(request)
    return {
        f"sign-in|{email}|{address}": limit,
        f"sign-in|{email}": 5 * limit,
        f"sign-in||{address}": 5 * limit,
    }


def refuse_if_spent(request: HttpRequest, email: str) -> None:
    for name, limit in sign_in_limits(request, email).items():
        count, wait = counted(name)
        if count >= limit:
            raise TooManyAttempts(wait)


def begin(request: HttpRequest, email: str) -> None:
    """Counts as failed until it has succeeded, so that many at once don't slip through."""
    refuse_if_spent(request, email)
    for name, limit in sign_in_limits(request, email).items():
        count, wait = tally(name, SIGN_IN_WINDOW)
        if count > limit:
            raise TooManyAttempts(wait)


def succeed(request: HttpRequest, email: str) -> None:
    for name in sign_in_limits(request, email):
        tally(name, SIGN_IN_WINDOW, -1)


def may_mail(email: str) -> bool:
    count, _ = tally(f"mail|{email}", MAIL_WINDOW)
    return count <= MAILS


def tally(name: str, window: int, by: int = 1) -> tuple[int, int]:
    """Adds to the count of a window that began with its first; answers it, and the seconds left."""
    key = key_of(name)
    now = int(time.time())
    cache.add(key, now + window, window)
    ends = cache.get(key, now)
    cache.add(f"{key}:{ends}", 0, window)
    return cache.incr(f"{key}:{ends}", by), seconds_until(ends)


def counted(name: str) -> tuple[int, int]:
    key = key_of(name)
    ends: int = cache.get(key, 0)
    return cache.get(f"{key}:{ends}", 0), seconds_until(ends)


def key_of(name: str) -> str:
    return f"attempts:{hashlib.sha256(name.encode()).hexdigest()}"


def seconds_until(ends: int) -> int:
    return max(1, ends - int(time.time()))
