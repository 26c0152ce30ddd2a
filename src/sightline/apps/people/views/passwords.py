"""A new password: by a link in a mail, or by somebody who knows the old one."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import (
    PasswordChangeView,
    PasswordResetConfirmView,
    PasswordResetView,
)
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator

from sightline.apps.people import actions
from sightline.apps.people.access import open_to_everyone
from sightline.apps.people.forms import AskForPasswordForm, ChangePasswordForm, NewPasswordForm
from sightline.apps.people.limits import Tried
from sightline.apps.people.rules import login_name
from sightline.apps.people.second_factor import came_by_single_sign_on


@method_decorator(login_not_required, name="dispatch")
class AskForPassword(PasswordResetView):
    """The same answer for every address, known or not, and for one asked for too often."""

    form_class = AskForPasswordForm
    template_name = "people/forgotten.html"
    email_template_name = "people/mail/new_password.txt"
    subject_template_name = "people/mail/new_password_subject.txt"
    success_url = reverse_lazy("people:password_asked")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not settings.CAN_SEND_MAIL:
            raise Http404("No mail server is set, so no link can be mailed.")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        place = self.request.META.get("REMOTE_ADDR", "")
        asked = {
            Tried.RESET_BY_ADDRESS: login_name(form.cleaned_data["email"]),
            Tried.RESET_FROM_PLACE: place,
        }
        now = timezone.now()
        if any(actions.too_often(tried=tried, who=who, at=now) for tried, who in asked.items()):
            return HttpResponse(status=302, headers={"Location": str(self.success_url)})
        for tried, who in asked.items():
            actions.note_try(tried=tried, who=who, at=now)
        return super().form_valid(form)


@login_not_required
def password_asked(request: HttpRequest) -> HttpResponse:
    return render(request, "people/asked.html")


@method_decorator(login_not_required, name="dispatch")
class ChoosePassword(PasswordResetConfirmView):
    form_class = NewPasswordForm
    template_name = "people/choose_password.html"
    success_url = reverse_lazy("people:password_chosen")


@login_not_required
def password_chosen(request: HttpRequest) -> HttpResponse:
    return render(request, "people/chosen.html")


class ChangePassword(PasswordChangeView):
    form_class = ChangePasswordForm
    template_name = "people/change_password.html"
    success_url = reverse_lazy("people:me")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if came_by_single_sign_on(request):
            raise Http404("Your council keeps your password.")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        form.save()
        update_session_auth_hash(self.request, form.user)
        messages.success(self.request, "Your password is changed.")
        return HttpResponse(status=302, headers={"Location": str(self.success_url)})


change_password = open_to_everyone(ChangePassword.as_view())
