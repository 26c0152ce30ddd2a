"""Briefings of councillors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import actions, queries, tables
from sightline.apps.scrutiny.forms import HeldForm, PlanForm, WhyForm
from sightline.apps.scrutiny.models import MemberBriefing
from sightline.apps.scrutiny.views.shared import or_404, page
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def listed(request: HttpRequest) -> HttpResponse:
    """The briefings, and a form to plan the next."""
    may_plan = request.access.may(Right.RUN_SCRUTINY)  # type: ignore[attr-defined]
    form = PlanForm(request.POST or None, access=request.access) if may_plan else None
    if request.method == "POST" and form and form.is_valid():
        actions.plan_briefing(
            by=request.user, authority=authority_code(), at=timezone.now(), **form.cleaned_data
        )
        return redirect("scrutiny:briefings")
    found = queries.briefings()
    table = tables.of_briefings(found) if found else None
    return page(request, "briefings.html", {"table": table, "form": form})


@needs(Right.SEE_BOARD, Right.RUN_SCRUTINY)
def briefing(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.briefing_numbered(id))
    is_open = not (found.held_on or found.cancelled_because)
    may = is_open and request.access.may(Right.RUN_SCRUTINY)  # type: ignore[attr-defined]
    cancels = request.POST.get("do") == "cancel"
    sent = request.POST or None
    held = HeldForm(None if cancels else sent, initial={"held_on": found.planned_on})
    why = WhyForm(sent if cancels else None)
    if request.method == "POST" and may and _is_recorded(request, found, held, why):
        return redirect("scrutiny:briefing", id=found.pk)
    form = (why if cancels else held) if may else None
    context = {"briefing": found, "form": form, "held": held, "why": why, "may": may}
    return page(request, "briefing.html", context)


def _is_recorded(request: HttpRequest, found: MemberBriefing, held: HeldForm, why: WhyForm) -> bool:
    at = timezone.now()
    try:
        if why.is_bound and why.is_valid():
            told = why.cleaned_data["why"]
            actions.cancel_briefing(by=request.user, briefing=found, why=told, at=at)
            return True
        if held.is_bound and held.is_valid():
            actions.record_briefing(by=request.user, briefing=found, at=at, **held.cleaned_data)
            return True
    except NotAllowed as refused:
        (why if why.is_bound else held).add_error(None, str(refused))
    return False
