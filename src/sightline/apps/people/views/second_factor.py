"""Setting up, renewing and giving up one's own second factor."""

import io

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from sightline.apps.people import actions
from sightline.apps.people.access import open_to_everyone
from sightline.apps.people.forms import CodeForm, ProveItIsYouForm
from sightline.apps.people.limits import Tried
from sightline.apps.people.rules import NotAllowed
from sightline.apps.people.second_factor import (
    DONE,
    before_second_factor,
    came_by_single_sign_on,
    has_factor,
    must_have_factor,
)


@before_second_factor
@open_to_everyone
def second_factor(request: HttpRequest) -> HttpResponse:
    """What stands, and the way to begin, renew or end it."""
    if came_by_single_sign_on(request):
        raise Http404("Your council’s sign-in keeps your second factor.")
    return _page(request, ProveItIsYouForm(request.user))


@require_POST
@before_second_factor
@open_to_everyone
def begin(request: HttpRequest) -> HttpResponse:
    form = ProveItIsYouForm(request.user, request.POST)
    if not form.is_valid():
        return _page(request, form)
    actions.begin_factor(by=request.user)
    return redirect("people:factor_confirm")


@before_second_factor
@open_to_everyone
def confirm(request: HttpRequest) -> HttpResponse:
    device = _new_phone(request)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            codes = actions.confirm_factor(by=request.user, code=form.cleaned_data["code"], at=now)
        except NotAllowed as problem:
            form.add_error("code", str(problem))
        else:
            request.session[DONE] = True
            return render(request, "people/codes.html", {"codes": codes})
    secret = device.config_url.partition("secret=")[2].partition("&")[0]
    in_fours = " ".join(secret[n : n + 4] for n in range(0, len(secret), 4))
    return render(request, "people/factor_confirm.html", {"form": form, "secret": in_fours})


@require_GET
@before_second_factor
@open_to_everyone
def square(request: HttpRequest) -> HttpResponse:
    """The secret as a square to photograph, while it is not confirmed."""
    drawn = io.BytesIO()
    made = segno.make(_new_phone(request).config_url, micro=False)
    made.save(drawn, kind="svg", scale=5, border=4, light="#fff", title="Square for your phone")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@require_POST
@open_to_everyone
def renew(request: HttpRequest) -> HttpResponse:
    form = ProveItIsYouForm(request.user, request.POST)
    if not form.is_valid() or not has_factor(request.user):
        return _page(request, form)
    codes = actions.renew_codes(by=request.user, at=timezone.now())
    return render(request, "people/codes.html", {"codes": codes})


@require_POST
@open_to_everyone
def remove(request: HttpRequest) -> HttpResponse:
    form = ProveItIsYouForm(request.user, request.POST)
    if not form.is_valid():
        return _page(request, form)
    actions.remove_factor(by=request.user, person=request.user, at=timezone.now())
    request.session.pop(DONE, None)
    messages.success(request, "Your second factor is taken away.")
    return redirect("people:me")


def _new_phone(request: HttpRequest) -> TOTPDevice:
    device = TOTPDevice.objects.filter(user=request.user, confirmed=False).first()
    if device is None:
        raise Http404("There is no new phone to confirm.")
    return device


def _page(request: HttpRequest, form: ProveItIsYouForm) -> HttpResponse:
    """Whoever guesses a password here is stopped as at sign-in."""
    if form.is_bound and form.errors:
        if actions.too_often(tried=Tried.CODE, who=str(request.user.pk), at=timezone.now()):
            return render(request, "people/locked.html", status=429)
        actions.note_try(tried=Tried.CODE, who=str(request.user.pk), at=timezone.now())
    seen = {"form": form, "has": has_factor(request.user), "must": must_have_factor(request)}
    return render(request, "people/second_factor.html", seen)
