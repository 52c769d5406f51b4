"""Whether the process lives, and whether it can serve."""

from concurrent.futures import Future, ThreadPoolExecutor, wait

from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

PATHS = ("/livez", "/readyz")
ALLOWED = "GET, HEAD, OPTIONS"


class HealthMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info not in PATHS:
            return self.get_response(request)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ALLOWED})
        if request.method not in ("GET", "HEAD"):
            return JsonResponse(
                {"status": "method not allowed"}, status=405, headers={"Allow": ALLOWED}
            )
        if request.path_info == "/readyz" and not database_answers():
            return JsonResponse({"status": "unavailable"}, status=503)
        return JsonResponse({"status": "ok"})


# A database may take a question and never answer: then only this thread waits for it.
thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="readyz")
question: Future[bool] | None = None


def database_answers(within: float = 1.5) -> bool:
    global question
    if question is None or question.done():
        question = thread.submit(ask)
    done, _ = wait([question], timeout=within)
    return bool(done) and question.result()


def ask() -> bool:
    """On connections of its own, made anew, so that new requests would get some, too."""
    try:
        for connection in connections.all():
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1" + connection.features.bare_select_suffix)
    except DatabaseError:
        return False
    finally:
        connections.close_all()
    return True
