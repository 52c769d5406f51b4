"""How often a client may call /api, and how much it may send."""

import time
from collections import Counter
from threading import Lock

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .problems import is_api, problem


def client_address(request: HttpRequest) -> str:
    """The address that the outermost trusted proxy saw, or the connection's own."""
    hops: int = settings.TRUST_PROXY
    forwarded = [at.strip() for at in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < hops <= len(forwarded) and forwarded[-hops]:
        return forwarded[-hops]
    return str(request.META.get("REMOTE_ADDR", ""))


class RateLimitMiddleware:
    """Counts per client and process, by the minute of the clock."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.limit = settings.RATE_LIMIT_PER_MINUTE
        self.minute = 0
        self.calls: Counter[str] = Counter()
        self.lock = Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if self.limit and is_api(request) and self.is_too_much(client_address(request)):
            response = problem(429, "Too many requests, try again later.")
            response["Retry-After"] = str(60 - int(time.time()) % 60)
            return response
        return self.get_response(request)

    def is_too_much(self, client: str) -> bool:
        minute = int(time.time()) // 60
        with self.lock:
            if minute != self.minute:
                self.minute = minute
                self.calls.clear()
            self.calls[client] += 1
            return self.calls[client] > self.limit


class BodyLimitMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = request.META.get("CONTENT_LENGTH") or 0
        if is_api(request) and int(length) > settings.API_BODY_LIMIT:
            return problem(413, "The body must not exceed 1 MiB.")
        return self.get_response(request)
