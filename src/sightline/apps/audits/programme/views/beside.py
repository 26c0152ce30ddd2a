"""Multi-agency events, agreed numbers, exemptions, auditors from outside."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.audits.programme import actions, queries, showing
from sightline.apps.audits.programme.forms import (
    CompleteEventForm,
    EventForm,
    ExemptForm,
    InviteForm,
    NumberForm,
)
from sightline.apps.audits.programme.views.shared import done, one_form, tried
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.RUN_AUDITS)
def event_new(request: HttpRequest) -> HttpResponse:
    form = EventForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = lambda: actions.plan_event(by=request.user, at=timezone.now(), **form.cleaned_data)  # noqa: E731
        if tried(form, deed):
            messages.success(request, "Planned.")
            return redirect("audits:programme")
    back = (reverse("audits:programme"), "Audit programme")
    return one_form(request, form, title="Plan an audit of several agencies", button="Plan it",
                    back=back)  # fmt: skip


@needs(Right.RUN_AUDITS)
def joint_event(request: HttpRequest, id: int) -> HttpResponse:
    event = queries.find_event(id)
    if event is None:
        raise Http404("There is no such audit of several agencies.")
    known = {"completed_on": event.completed_on, "outcome": event.outcome}
    form = CompleteEventForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        deed = lambda: actions.complete_event(  # noqa: E731
            event=event, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        if tried(form, deed):
            messages.success(request, "Completed.")
            return redirect("audits:programme")
    back = (reverse("audits:programme"), "Audit programme")
    return one_form(request, form, title=event.title, button="It is completed", back=back)


@needs(Right.RUN_AUDITS)
def auditors(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    people = showing.auditors(today)
    which = request.POST.get("what", "")
    number = NumberForm(request.POST if which == "number" else None, people=people)
    exempt = ExemptForm(request.POST if which == "exempt" else None, people=people)
    form, deed = (exempt, actions.exempt) if which == "exempt" else (number, actions.agree_number)
    if request.method == "POST" and form.is_valid() and _noted(request, form, deed):
        return redirect("audits:auditors")
    found = showing.numbers()
    context = {
        "table": showing.numbers_table(found) if found else None, "number": number,
        "exempt": exempt, "exemptions": showing.exemptions(today), "wrong": form,
    }  # fmt: skip
    status = 400 if request.method == "POST" else 200
    return render(request, "audits/programme/auditors.html", context, status=status)


def _noted(request: HttpRequest, form: BaseForm, deed: Callable[..., Any]) -> bool:
    made = tried(form, lambda: deed(by=request.user, at=timezone.now(), **form.cleaned_data))
    if made is not None:
        messages.success(request, "Recorded.")
    return made is not None


@needs(Right.RUN_AUDITS)
@require_POST
def exemption_end(request: HttpRequest, id: int) -> HttpResponse:
    found = next((one for one in showing.exemptions(timezone.localdate()) if one.pk == id), None)
    if found is None:
        raise Http404("There is no such exemption.")
    done(
        request,
        lambda: actions.take_back_exemption(exemption=found, by=request.user, at=timezone.now()),
        "It is taken back: audits may be given again.",
    )
    return redirect("audits:auditors")


@needs(Right.RUN_AUDITS)
def invite(request: HttpRequest) -> HttpResponse:
    """An auditor from outside, for a time; what they are given is all they see."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = lambda: actions.invite_auditor(  # noqa: E731
            by=request.user, at=timezone.now(), **form.cleaned_data
        )
        if made := tried(form, deed):
            messages.success(request, f"{made.name} is invited and can be given audits.")
            return redirect("audits:auditors")
    intro = "They see the audits they are given, and nothing else that is not published."
    back = (reverse("audits:auditors"), "Auditors")
    return one_form(request, form, title="Invite an auditor from outside", button="Invite",
                    back=back, intro=intro)  # fmt: skip
