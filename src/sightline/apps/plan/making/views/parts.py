"""An action and a milestone: their pages, and their words changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan import access as who
from sightline.apps.plan import actions, queries
from sightline.apps.plan.making import deeds
from sightline.apps.plan.making.forms import ActionForm, MilestoneForm
from sightline.apps.plan.making.tables import milestones_table
from sightline.apps.plan.making.views.shared import (
    form_page,
    found_or_404,
    kept_or_404,
    save_through,
)
from sightline.apps.plan.queries.history import history_of
from sightline.apps.plan.queries.one_milestone import page_of


@needs(Right.SEE_PLAN)
def action(request: HttpRequest, id: int) -> HttpResponse:
    found, today = found_or_404(queries.find_action, request, id), timezone.localdate()
    plan = found.area.plan
    lines = list(found.milestones.prefetch_related("leads"))
    context = {
        "action": found,
        "plan": plan,
        "milestones": milestones_table(lines, today, found.number or found.completed_number),
        "decisions": found.decisions.select_related("body", "by"),
        "deeds": deeds.possible(request.access, found),
        "may_run": who.may_run(request.access, plan),
        "changes": history_of(found),
    }
    return render(request, "plan/making/action.html", context)


@needs(Right.SEE_PLAN)
def new_action(request: HttpRequest, id: int) -> HttpResponse:
    area = kept_or_404(queries.find_area, request, id)
    form = ActionForm(request.POST or None)

    def save(form: Any) -> None:
        made = actions.add_action(by=request.user, area=area, at=timezone.now(), **form.values())
        form.address = made.address

    done = save_through(request, form, save, "Added. Now give it its milestones.", area.address)
    if done:
        return redirect(form.address)  # type: ignore[attr-defined]
    return form_page(request, form, "Add an action", back=(area.address, str(area)))


@needs(Right.SEE_PLAN)
def change_action(request: HttpRequest, id: int) -> HttpResponse:
    found = kept_or_404(queries.find_action, request, id)
    form, address = ActionForm(request.POST or None, instance=found), found.address

    def save(form: Any) -> None:
        actions.change_action(
            by=request.user, action=found, values=form.values(), read=form.version_read,
            at=timezone.now(),
        )  # fmt: skip

    done = save_through(request, form, save, "Saved.", address)
    return done or form_page(request, form, "Change the action", back=(address, "The action"))


@needs(Right.SEE_PLAN)
def milestone(request: HttpRequest, id: int) -> HttpResponse:
    found = found_or_404(queries.find_milestone, request, id)
    context = page_of(found, timezone.localdate()) | {
        "deeds": deeds.possible(request.access, found),
        "may_run": who.may_run(request.access, found.action.area.plan),
        "changes": history_of(found),
        "earlier_open": queries.earlier_open(found),
    }
    return render(request, "plan/making/milestone.html", context)


@needs(Right.SEE_PLAN)
def change_milestone(request: HttpRequest, id: int) -> HttpResponse:
    found = kept_or_404(queries.find_milestone, request, id)
    form, address = MilestoneForm(request.POST or None, instance=found), found.address

    def save(form: Any) -> None:
        actions.change_milestone(
            by=request.user, milestone=found, values=form.values(), read=form.version_read,
            at=timezone.now(),
        )  # fmt: skip

    done = save_through(request, form, save, "Saved.", address)
    return done or form_page(request, form, "Change the words", back=(address, "The milestone"))
