from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from ..problems import is_api, problem


class MethodsMiddleware:
    """HEAD and OPTIONS, of which Ninja knows nothing, and what it says of other methods."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_api(request):
            return self.get_response(request)
        response = self.answer_to(request)
        if response.status_code != 405:
            return response
        allowed = ", ".join(all_methods(response["Allow"]))
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": allowed})
        refusal = problem(405, f"This path has the methods {allowed}.")
        refusal["Allow"] = allowed
        return refusal

    def answer_to(self, request: HttpRequest) -> HttpResponseBase:
        """To HEAD the same as to GET; the body is left out further up."""
        if request.method != "HEAD":
            return self.get_response(request)
        request.method = "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = "HEAD"


def all_methods(allow: str) -> list[str]:
    order = ["GET", "POST", "PATCH", "DELETE"]
    methods = sorted(allow.split(", "), key=order.index)
    return [*methods, *(["HEAD"] if "GET" in methods else []), "OPTIONS"]
