import logging
import re
import time
import uuid

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from .health import PATHS as HEALTH_PATHS
from .logs import request_id

logger = logging.getLogger("access")

SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,128}", re.ASCII)


class RequestIdMiddleware:
    """Gives every request an id, its answer the same one, and the log a line."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        sent = request.headers.get("X-Request-Id", "")
        identity = sent if SANE_ID.fullmatch(sent) else str(uuid.uuid4())
        token = request_id.set(identity)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-Id"] = identity
            complete(request, response)
            if request.path_info not in HEALTH_PATHS:
                log(request, response.status_code, time.perf_counter() - began)
            return response
        finally:
            request_id.reset(token)


def complete(request: HttpRequest, response: HttpResponseBase) -> None:
    """Says how long the body is, and leaves it out where only the headers were asked for."""
    if response.status_code == 204:
        del response["Content-Type"]
    if not isinstance(response, HttpResponse) or response.status_code in (204, 304):
        return
    response.setdefault("Content-Length", str(len(response.content)))
    if request.method == "HEAD":
        response.content = b""


def log(request: HttpRequest, status: int, seconds: float) -> None:
    level = logging.ERROR if status >= 500 else logging.WARNING if status >= 400 else logging.INFO
    fields = {
        "method": request.method,
        "path": request.path,
        "status": status,
        "milliseconds": round(seconds * 1000, 1),
    }
    logger.log(level, "request completed", extra={"fields": fields})
