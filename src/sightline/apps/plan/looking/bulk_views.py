"""Changing many milestones at once, for who keeps the plan; and taking that back."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.access import may_run
from sightline.apps.plan.actions import many
from sightline.apps.plan.looking.asked import asked_of
from sightline.apps.plan.looking.bulk_form import BulkForm
from sightline.apps.plan.looking.kept import picture
from sightline.apps.plan.looking.lines import Line, lines_of
from sightline.apps.plan.looking.many import last_change, milestones_called
from sightline.apps.plan.looking.views import found_plan
from sightline.apps.plan.models import Milestone, Plan
from sightline.documents.plan.choosing import chosen_part
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_PLAN)
def bulk(request: HttpRequest, id: int) -> HttpResponse:
    """The milestones that the plan's filter leaves, each to be ticked."""
    plan = _kept_plan(request, id)
    filter_form, lines = _lines(request, plan)
    form = BulkForm(request.POST or None, offered=[each.line.id for each in lines])
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _do(request, plan, form))
            return redirect(request.get_full_path())
        except NotAllowed as refused:
            form.add_error("do", str(refused))
    context = {
        "plan": plan, "form": form, "filter": filter_form, "lines": lines,
        "last": last_change(plan, request.user), "ticked": form.ticked,
        "back": reverse("plan:plan", args=[plan.pk]) + filter_form.query(),
    }  # fmt: skip
    return render(request, "plan/bulk.html", context, status=400 if form.errors else 200)


@needs(Right.SEE_PLAN)
@require_POST
def undo(request: HttpRequest, id: int) -> HttpResponse:
    plan = _kept_plan(request, id)
    last = last_change(plan, request.user)
    if last is None:
        messages.error(request, "There is no change of yours to take back.")
        return redirect("plan:bulk", id)
    left = many.undo_many(by=request.user, change=last, at=timezone.now())
    names = ", ".join(each.number or str(each.pk) for each in left)
    said = f"Left as they are, since somebody changed them since: {names}." if left else ""
    messages.success(request, f"Taken back. {said}".strip())
    return redirect("plan:bulk", id)


def _kept_plan(request: HttpRequest, id: int) -> Plan:
    """To those who do not keep it there is no such page."""
    plan = found_plan(request, id)
    if not may_run(request.access, plan):  # type: ignore[attr-defined]
        raise Http404("There is no such plan for you to change.")
    return plan


def _lines(request: HttpRequest, plan: Plan) -> tuple[Any, list[Line]]:
    today = timezone.localdate()
    whole = picture(plan, today)
    form, chosen = asked_of(whole, request.GET, today)
    found = lines_of(chosen_part(whole, chosen), today, chosen.quarter, plan.stale_after)
    return form, [
        each
        for each in found
        if each.line.id and not each.action.is_completed and not each.line.withdrawn_because
    ]


def _do(request: HttpRequest, plan: Plan, form: BulkForm) -> str:
    """What was asked for, and the sentence that says so."""
    chosen: Sequence[Milestone] = milestones_called(plan, form.ticked)
    who: dict[str, Any] = {"by": request.user, "plan": plan, "milestones": chosen}
    at, told = timezone.now(), form.cleaned_data
    if told["do"] == many.RATED:
        return str(many.rate_many(**who, brag=form.rating, why=told["why"], at=at))
    if told["do"] == many.LED:
        return str(many.lead_many(**who, leads=form.leads, at=at))
    made, people = many.ask_many(**who, address=reverse("plan:mine"), at=at)
    asked = "1 person" if people == 1 else f"{people} people"
    return f"{made} {asked} heard of it." if people else f"{made} No lead has an account to ask."
