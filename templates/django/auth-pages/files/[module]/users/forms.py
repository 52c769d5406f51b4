from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from . import services
from .models import User


class EmailField(forms.EmailField):
    widget = forms.EmailInput({"autocomplete": "username"})

    def __init__(self) -> None:
        super().__init__(max_length=254)


class PasswordField(forms.CharField):
    """Taken as it is typed, and never shown again."""

    def __init__(self, autocomplete: str, **kwargs: Any) -> None:
        widget = forms.PasswordInput({"autocomplete": autocomplete})
        super().__init__(strip=False, widget=widget, **kwargs)


class NewPasswordField(PasswordField):
    def __init__(self) -> None:
        super().__init__(
            "new-password",
            label="New password",
            help_text="12 to 128 characters, and none that many people have.",
        )


class AddressForm(forms.Form):
    email = EmailField()


class SignInForm(AddressForm):
    """Of the shape that LoginView asks for."""

    password = PasswordField("current-password")

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean(self) -> None:
        super().clean()
        if self.is_complete():
            self.user = services.sign_in(self.request, **self.cleaned_data)
            if self.user is None:
                raise ValidationError("The email or the password is wrong.")

    def is_complete(self) -> bool:
        return self.cleaned_data.keys() == self.fields.keys()

    def get_user(self) -> User | None:
        return self.user


class ProofForm(forms.Form):
    token = forms.CharField(
        help_text="It stands in the mail that was sent to you, and is good for an hour.",
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    password = NewPasswordField()


class PasswordForm(forms.Form):
    current = PasswordField("current-password", label="Current password")
    password = NewPasswordField()


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name"]
        widgets = {"name": forms.TextInput({"autocomplete": "name"})}
