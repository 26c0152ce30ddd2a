from typing import Any

from django import forms
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    PasswordResetForm,
    SetPasswordForm,
)
from django.core.mail import EmailMessage
from django.template import loader
from django.utils import timezone

from sightline.apps.people import actions
from sightline.apps.people.mails import send_soon
from sightline.apps.people.models import User

_EMAIL_ERRORS = {
    "required": "Enter your e-mail address",
    "invalid": "Enter an e-mail address in the form name@council.gov.uk",
}


class SignInForm(AuthenticationForm):
    """Django's own form, with our words. It never says whether an address is known."""

    username = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages=_EMAIL_ERRORS,
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password"},
    )
    error_messages = {
        "invalid_login": "The e-mail address or the password is not right. Try again.",
        "inactive": "The e-mail address or the password is not right. Try again.",
    }


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=20,
        help_text="Six digits from the app on your phone, or one of your recovery codes.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": "Enter the code"},
    )


class ProveItIsYouForm(forms.Form):
    """The password once more, before something that would lock its holder out."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password"},
    )

    def __init__(self, person: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        typed: str = self.cleaned_data["password"]
        if not self.person.check_password(typed):
            raise forms.ValidationError("That is not your password. Try again.")
        return typed


class AskForPasswordForm(PasswordResetForm):
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages=_EMAIL_ERRORS,
    )

    def send_mail(
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        subject = loader.render_to_string(subject_template_name, context).strip()
        body = loader.render_to_string(email_template_name, context)
        send_soon(EmailMessage(subject, body, from_email, [to_email]))


class _NewPassword(SetPasswordForm):
    new_password1 = forms.CharField(
        label="New password",
        strip=False,
        help_text="At least 12 characters; three words that don’t belong together do well.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter a new password"},
    )
    new_password2 = forms.CharField(
        label="The same once more",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the new password once more"},
    )
    error_messages = {"password_mismatch": "The two passwords are not the same."}


class NewPasswordForm(_NewPassword):
    def save(self, commit: bool = True) -> User:
        typed = self.cleaned_data["new_password1"]
        person: User = self.user
        actions.set_password(by=person, user=person, password=typed, at=timezone.now())
        return person


class ChangePasswordForm(NewPasswordForm, PasswordChangeForm):
    old_password = forms.CharField(
        label="Password until now",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Enter your password"},
    )
    error_messages = {
        **_NewPassword.error_messages,
        "password_incorrect": "That is not your password. Try again.",
    }
    field_order = ["old_password", "new_password1", "new_password2"]
