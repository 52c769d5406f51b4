"""The description of the API, for programs and for people."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from .checks import unknown_query


@cache
def document() -> dict[str, Any]:
    # Not before all routers are there.
    from config.api import api

    from .description import describe

    return describe(api)


@csrf_exempt
@require_GET
def show_document(request: HttpRequest) -> HttpResponse:
    return unknown_query(request, ()) or JsonResponse(document())


@csrf_exempt
@require_GET
def show_docs(request: HttpRequest) -> HttpResponse:
    return render(request, "api_docs.html")
