"""Pages on which one sets up a second factor, and gives it up."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views import generic

from ..core.problems import error_page
from . import attempts, page_sessions, second_factor
from .encryption import decrypt
from .freshness import Critical
from .middleware import SignedInRequest
from .security_forms import CodeForm
from .views import AccountPage


class SecondFactor(Critical, generic.TemplateView):
    request: SignedInRequest
    template_name = "users/second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            **kwargs,
            is_enabled=second_factor.is_enabled(user),
            recovery_codes_left=user.recovery_codes.count(),
        )


class SecondFactorForm(Critical):
    """Takes a form that stands on another page."""

    http_method_names = ["post", "options"]
    form_page = "second-factor"


class EnrolmentPage(SecondFactorForm, AccountPage):
    """Shows the secret until an authenticator has it."""

    request: SignedInRequest
    form_class = CodeForm
    template_name = "users/confirm_second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        secret = decrypt(user.second_factor.secret)
        uri = second_factor.uri_of(user, secret)
        return super().get_context_data(**kwargs, secret=secret, uri=uri)


class BeginSecondFactor(EnrolmentPage):
    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if second_factor.begin(self.request.user) is None:
            detail = "There is a second factor already: disable that one first."
            return error_page(request, 409, detail)
        return self.render_to_response(self.get_context_data(form=CodeForm()))


class ConfirmSecondFactor(EnrolmentPage):
    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not second_factor.is_begun(self.request.user):
            return error_page(request, 409, "There is nothing to confirm.")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        codes = self.confirm(form.cleaned_data["code"])
        if codes is None:
            form.add_error("code", "This code is wrong or expired.")
            return self.form_invalid(form)
        return render(self.request, "users/recovery_codes.html", {"codes": codes})

    def confirm(self, code: str) -> list[str] | None:
        """Ends every other session, too."""
        user = self.request.user
        attempts.begin(self.request, user.email)
        with transaction.atomic():
            codes = second_factor.confirm(user, code)
            if codes is None:
                return None
            page_sessions.end_others(user, self.request.session)
        attempts.succeed(self.request, user.email)
        return codes


class DisableSecondFactor(SecondFactorForm):
    def post(self, request: SignedInRequest) -> HttpResponse:
        second_factor.disable(request.user)
        messages.success(request, "You sign in without a second factor again.")
        return redirect("second-factor")
