"""Pages on which one signs up, in and out, and sees to one's account."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views import generic
from django.views.decorators.debug import sensitive_post_parameters

from ..core.problems import error_page
from ..core.views import Page, RecordUpdate
from . import forms, services
from .attempts import TooManyAttempts
from .middleware import SignedInRequest
from .models import User

is_open = method_decorator(login_not_required, name="dispatch")


@method_decorator(sensitive_post_parameters(), name="dispatch")
class AccountPage(Page, generic.FormView):
    """A form that may be refused, or filled in too often."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except TooManyAttempts as error:
            response = error_page(request, 429, str(error))
            response["Retry-After"] = str(error.wait)
            return response

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class ServicePage(AccountPage):
    """A form whose values a service accepts or refuses."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.accept(**form.cleaned_data)
        except services.Refused as refused:
            for error in refused.errors:
                form.add_error(error["field"], error["message"])
            return self.form_invalid(form)
        return super().form_valid(form)

    def accept(self, **values: str) -> None:
        """Does what the form is for, or raises Refused."""


@is_open
class Register(ServicePage):
    form_class = forms.AddressForm
    template_name = "users/register.html"
    success_url = reverse_lazy("confirm-registration")

    def accept(self, **values: str) -> None:
        services.register(**values)


@is_open
class ConfirmRegistration(ServicePage):
    form_class = forms.ProofForm
    template_name = "users/confirm_registration.html"
    success_url = reverse_lazy("home")

    def accept(self, **values: str) -> None:
        login(self.request, services.confirm_registration(**values))


@is_open
class SignIn(AccountPage, LoginView):
    form_class = forms.SignInForm  # type: ignore[assignment]
    template_name = "users/login.html"


# Open, for who is signed out already.
@is_open
class SignOut(Page, LogoutView):
    http_method_names = ["post", "options"]


@is_open
class Reset(ServicePage):
    form_class = forms.AddressForm
    template_name = "users/reset.html"
    success_url = reverse_lazy("confirm-reset")

    def accept(self, **values: str) -> None:
        services.request_reset(**values)


@is_open
class ConfirmReset(ServicePage):
    form_class = forms.ProofForm
    template_name = "users/confirm_reset.html"
    success_url = reverse_lazy("login")

    def accept(self, **values: str) -> None:
        services.confirm_reset(**values)
        messages.success(self.request, "Your password was changed: sign in with the new one.")


class Me(RecordUpdate):
    request: SignedInRequest
    form_class = forms.ProfileForm
    template_name = "users/me.html"
    success_url = reverse_lazy("me")

    def get_object(self, queryset: Any = None) -> User:
        return self.request.user


class ChangePassword(ServicePage):
    request: SignedInRequest
    form_class = forms.PasswordForm
    template_name = "users/password.html"
    success_url = reverse_lazy("me")

    def accept(self, **values: str) -> None:
        user = self.request.user
        services.change_password(self.request, user, **values)
        # The new password ends every session but this one.
        update_session_auth_hash(self.request, user)
        messages.success(self.request, "Your password was changed.")
