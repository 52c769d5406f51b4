from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from ..core.views import Page
from . import page_sessions


class Critical(Page):
    """For who has proven not long ago who they are; others do so first, and are led back to the page with the form."""

    # The name of that page, where it is another one.
    form_page = ""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if page_sessions.is_fresh(request.session):
            return super().dispatch(request, *args, **kwargs)
        return ask_for_proof(reverse(self.form_page) if self.form_page else request.path)


class ProofFirst(HttpResponseRedirect):
    """Leads on, and is a refusal all the same: what was asked for was not done."""

    audit_status = 401


def ask_for_proof(page: str) -> HttpResponse:
    return ProofFirst(redirect_to_login(page, reverse("verify")).url)
