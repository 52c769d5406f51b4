"""Pages that show where one is signed in, and on which one proves again who one is."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import RedirectURLMixin
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views import generic

from ..core.views import Page
from . import page_sessions, services
from .middleware import SignedInRequest
from .security_forms import VerifyForm
from .views import ServicePage


class Sessions(Page, generic.TemplateView):
    request: SignedInRequest
    template_name = "users/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        opened = page_sessions.sessions_of(self.request.user, self.request.session)
        return super().get_context_data(**kwargs, sessions=opened)


class EndSession(Page):
    http_method_names = ["post", "options"]

    def post(self, request: SignedInRequest, identity: str) -> HttpResponse:
        if not page_sessions.end(request.user, request.session, identity):
            raise Http404
        messages.success(request, "The session was ended.")
        return redirect("sessions")


class EndOtherSessions(Page):
    http_method_names = ["post", "options"]

    def post(self, request: SignedInRequest) -> HttpResponse:
        page_sessions.end_others(request.user, request.session)
        messages.success(request, "All other sessions were ended.")
        return redirect("sessions")


class Verify(RedirectURLMixin, ServicePage):
    request: SignedInRequest
    form_class = VerifyForm
    template_name = "users/verify.html"
    next_page = "me"

    def accept(self, **values: str) -> None:
        if services.sign_in(self.request, self.request.user.email, **values) is None:
            raise services.Refused("password", "The password or the code is wrong.")
        page_sessions.note_proof(self.request.session)
