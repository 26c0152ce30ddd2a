"""All plans; one begun, changed, with its areas and approvals."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan import access as who
from sightline.apps.plan import actions, queries
from sightline.apps.plan.making import deeds
from sightline.apps.plan.making.forms import AreaForm, PlanForm
from sightline.apps.plan.making.tables import plans_table
from sightline.apps.plan.making.views.shared import (
    form_page,
    found_or_404,
    kept_or_404,
    save_through,
)
from sightline.apps.plan.queries.history import history_of
from sightline.apps.plan.queries.listing import listed


@needs(Right.SEE_PLAN)
def home(request: HttpRequest) -> HttpResponse:
    found = listed(queries.plans(request.access), timezone.localdate())
    context = {"plans": plans_table(found), "may_begin": who.may_begin(request.access)}
    return render(request, "plan/making/home.html", context)


@needs(Right.RUN_PLAN)
def new(request: HttpRequest) -> HttpResponse:
    form = PlanForm(request.POST or None, initial={"owner": request.user.pk})
    back = reverse("plan:home")

    def save(form: Any) -> None:
        made = actions.begin_plan(by=request.user, at=timezone.now(), **form.values())
        form.address = reverse("plan:keep", args=[made.pk])

    done = save_through(request, form, save, "Begun. Now give it its areas and actions.", back)
    if done:
        return redirect(form.address)
    return form_page(
        request, form, "Begin a plan", back=(back, "Improvement plans"), button="Begin it"
    )


@needs(Right.SEE_PLAN)
def keep(request: HttpRequest, id: int) -> HttpResponse:
    """What belongs to keeping it: approvals, areas, fixed quarters, what was changed."""
    plan = found_or_404(queries.find_plan, request, id)
    context = {
        "plan": plan,
        "may_run": who.may_run(request.access, plan),
        "deeds": deeds.possible(request.access, plan),
        "approvals": plan.approvals.select_related("body"),
        "cadences": queries.cadences_of(plan),
        "areas": queries.areas_of(plan),
        "quarters": queries.fixed_quarters(plan)[:4],
        "changes": history_of(plan),
    }
    return render(request, "plan/making/keep.html", context)


@needs(Right.SEE_PLAN)
def change(request: HttpRequest, id: int) -> HttpResponse:
    plan = kept_or_404(queries.find_plan, request, id)
    form = PlanForm(request.POST or None, instance=plan)
    back = reverse("plan:keep", args=[id])

    def save(form: Any) -> None:
        actions.change_plan(
            by=request.user, plan=plan, values=form.values(), read=form.version_read,
            at=timezone.now(),
        )  # fmt: skip

    done = save_through(request, form, save, "Saved.", back)
    return done or form_page(request, form, "Change the plan", back=(back, str(plan)))


@needs(Right.SEE_PLAN)
def new_area(request: HttpRequest, id: int) -> HttpResponse:
    plan = kept_or_404(queries.find_plan, request, id)
    form, back = AreaForm(request.POST or None), reverse("plan:keep", args=[id])

    def save(form: Any) -> None:
        actions.add_area(by=request.user, plan=plan, at=timezone.now(), **form.values())

    done = save_through(request, form, save, "Added.", back)
    return done or form_page(request, form, "Add an area", back=(back, str(plan)))


@needs(Right.SEE_PLAN)
def change_area(request: HttpRequest, id: int) -> HttpResponse:
    area = kept_or_404(queries.find_area, request, id)
    form = AreaForm(request.POST or None, instance=area)
    back = reverse("plan:keep", args=[area.plan_id])

    def save(form: Any) -> None:
        actions.change_area(
            by=request.user, area=area, values=form.values(), read=form.version_read,
            at=timezone.now(),
        )  # fmt: skip

    done = save_through(request, form, save, "Saved.", back)
    return done or form_page(request, form, "Change the area", back=(back, str(area.plan)))
