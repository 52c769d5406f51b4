from django import forms

from .forms import CodeField, PasswordField


class VerifyForm(forms.Form):
    password = PasswordField("current-password")
    code = CodeField(required=False, help_text="If you have set up a second factor.")


class CodeForm(forms.Form):
    code = CodeField(help_text="The six digits that your authenticator shows now.")
