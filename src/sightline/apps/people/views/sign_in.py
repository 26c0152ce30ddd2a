"""Signing in with a password, then with a code where somebody has a second factor."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator

from sightline.apps.people import actions
from sightline.apps.people.forms import CodeForm, SignInForm
from sightline.apps.people.limits import Tried
from sightline.apps.people.models import User
from sightline.apps.people.second_factor import DONE, has_factor

_WAITING = "password_was_right"
_WAITS = timedelta(minutes=5)
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    form_class = SignInForm
    template_name = "people/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            has_single_sign_on=settings.HAS_SINGLE_SIGN_ON,
            single_sign_on_failed="single-sign-on" in self.request.GET,
            can_send_mail=settings.CAN_SEND_MAIL,
        )

    def form_valid(self, form: Any) -> HttpResponse:
        person = form.get_user()
        if not has_factor(person):
            return super().form_valid(form)
        self.request.session[_WAITING] = {
            "person": person.pk,
            "password": person.get_session_auth_hash(),
            "at": timezone.now().isoformat(),
            "next": self.get_success_url(),
        }
        return redirect("people:code")


@method_decorator(login_not_required, name="dispatch")
class SignOut(LogoutView):
    http_method_names = ["post", "options"]


@login_not_required
def code(request: HttpRequest) -> HttpResponse:
    """The second step. Nobody is signed in before it."""
    person = _who_waits(request)
    if person is None:
        return redirect("people:sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if actions.too_often(tried=Tried.CODE, who=str(person.pk), at=timezone.now()):
            del request.session[_WAITING]
            return render(request, "people/locked.html", status=429)
        if actions.code_is_right(person=person, code=form.cleaned_data["code"]):
            return _let_in(request, person)
        actions.note_try(tried=Tried.CODE, who=str(person.pk), at=timezone.now())
        form.add_error("code", "That code is not right. Wait for the next one and type it in.")
    return render(request, "people/code.html", {"form": form})


def _who_waits(request: HttpRequest) -> User | None:
    waiting = request.session.get(_WAITING)
    if not waiting or timezone.now() - datetime.fromisoformat(waiting["at"]) > _WAITS:
        return None
    person = User.objects.filter(pk=waiting["person"], is_active=True).first()
    # A password that was changed meanwhile is not the one that was typed.
    return person if person and person.get_session_auth_hash() == waiting["password"] else None


def _let_in(request: HttpRequest, person: User) -> HttpResponse:
    there = request.session.pop(_WAITING)["next"]
    login(request, person, backend=_BACKEND)
    request.session[DONE] = True
    return HttpResponseRedirect(there)
