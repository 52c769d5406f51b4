from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import authenticate
from django.views.decorators.debug import sensitive_variables


class AdminSignInForm(AdminAuthenticationForm):
    """Asks for a code as well, which stays empty where there is no second factor."""

    error_messages = {
        **AdminAuthenticationForm.error_messages,
        "invalid_login": "Please enter the email, password and code of a staff account.",
    }
    code = forms.CharField(
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
        help_text="From your authenticator, or a recovery code, where you have a second factor.",
    )

    @sensitive_variables()
    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self.user_cache = authenticate(self.request, **self.cleaned_data)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data
