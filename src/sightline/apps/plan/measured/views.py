from itertools import groupby
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.board.views.shared import done
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.access import may_run
from sightline.apps.plan.actions.measures import (
    add_measure,
    change_measure,
    remove_measure,
    say_success,
)
from sightline.apps.plan.measured.forms import FilterForm, MeasureForm, SuccessForm
from sightline.apps.plan.measured.tracing import Traced, Tracing, tracing_of
from sightline.apps.plan.models import Plan, PlannedMeasure, SuccessStatement
from sightline.apps.plan.odd.views import plan_or_404
from sightline.documents.plan.measures import Audience, Standing, audiences


@needs(Right.SEE_PLAN)
def success(request: HttpRequest, plan: int) -> HttpResponse:
    """`?audience=…`: the one whose words are being written."""
    found = plan_or_404(request, plan)
    keeps = may_run(request.access, found)
    every = _audiences(found)
    asked = next((a for a, _ in every if a.title == request.GET.get("audience", "")), None)
    form = _success_form(request, found, asked) if asked and keeps else None
    if request.method == "POST" and form and asked and _said(request, found, asked, form):
        return redirect("plan:success", plan=found.pk)
    context = {"plan": found, "every": every, "asked": asked, "form": form, "may_run": keeps}
    status = 400 if form is not None and form.errors else 200
    return render(request, "plan/minding/success.html", context, status=status)


def _audiences(plan: Plan) -> list[tuple[Audience, SuccessStatement | None]]:
    """Those of the data, then others that this plan speaks to."""
    said = {each.audience: each for each in plan.success.all()}
    usual = audiences(Path(settings.SIGHTLINE_DATA))
    found = [(each, said.pop(each.title, None)) for each in usual]
    return [(Audience("", title, ""), each) for title, each in said.items()] + found


def _success_form(request: HttpRequest, plan: Plan, asked: Audience) -> SuccessForm:
    there = plan.success.filter(audience=asked.title).first()
    return SuccessForm(request.POST or None, instance=there)


def _said(request: HttpRequest, plan: Plan, asked: Audience, form: SuccessForm) -> bool:
    def deed(form: Any) -> object:
        return say_success(
            by=request.user, plan=plan, audience=asked.title, text=form.cleaned_data["text"],
            read=form.version_read, at=timezone.now(),
        )  # fmt: skip

    is_done = done(form, deed)
    if is_done:
        messages.success(request, "Saved.")
    return is_done


@needs(Right.SEE_PLAN)
def measures(request: HttpRequest, plan: int) -> HttpResponse:
    """Each measure with the indicators that show it; and the indicators no measure asks for."""
    found = plan_or_404(request, plan)
    tracing = tracing_of(found)
    if request.method == "POST" and may_run(request.access, found):
        _trace(request, tracing)
        return redirect(request.get_full_path())
    filtering = FilterForm(request.GET)
    show = filtering.chosen()
    rows = [each for each in tracing.measures if show in {"", each.standing.value}]
    context = {
        "plan": found, "tables": _sections(rows), "any": bool(tracing.measures),
        "tiles": [(each.value.capitalize(), tracing.count(each), each.value) for each in Standing],
        "without": tracing.without_measure, "filter": filtering,
        "without_number": sum(len(each) for each in tracing.without_measure.values()),
        "may_run": may_run(request.access, found),
    }  # fmt: skip
    return render(request, "plan/minding/measures.html", context)


def _trace(request: HttpRequest, tracing: Tracing) -> None:
    """One of the indicators that a measure's words suggest is the one."""
    one = next((e for e in tracing.measures if str(e.row.pk) == request.POST.get("measure")), None)
    chosen = request.POST.get("indicator", "")
    if one is None or chosen not in {each.id for each in one.guessed}:
        messages.info(request, "It has been traced meanwhile: look again.")
        return
    change_measure(
        by=request.user, measure=one.row, values={"indicators": [chosen]}, read=one.row.version,
        at=timezone.now(),
    )  # fmt: skip
    messages.success(request, f"“{one.row.title}” is traced. “Change” takes it back.")


def _sections(rows: list[Traced]) -> list[tuple[str, list[Traced]]]:
    """In the plan's order; a section that comes up twice stands twice, as it was written."""
    return [(key, list(each)) for key, each in groupby(rows, key=lambda each: each.row.section)]


@needs(Right.SEE_PLAN)
def measure(request: HttpRequest, plan: int, id: int) -> HttpResponse:
    """One measure is traced, changed or taken out; `0` is a new one."""
    found = plan_or_404(request, plan)
    there = found.measures.filter(pk=id).first()
    if not may_run(request.access, found) or (there is None and id):
        raise Http404("There is no such measure for you to change.")
    if request.method == "POST" and "remove" in request.POST and there:
        remove_measure(by=request.user, measure=there, at=timezone.now())
        messages.success(request, "Taken out of the plan.")
        return redirect("plan:measures", plan=found.pk)
    guessed = next((e.guessed for e in tracing_of(found).measures if there and e.row == there), ())
    form = MeasureForm(
        request.POST or None, instance=there or PlannedMeasure(plan=found),
        guessed=tuple(each.id for each in guessed[:1]),
    )  # fmt: skip
    if request.method == "POST" and done(form, lambda form: _save(request, found, there, form)):
        messages.success(request, "Saved.")
        return redirect("plan:measures", plan=found.pk)
    context = {"plan": found, "measure": there, "form": form, "guessed": guessed}
    return render(request, "plan/minding/measure.html", context, status=400 if form.errors else 200)


def _save(
    request: HttpRequest, plan: Plan, there: PlannedMeasure | None, form: MeasureForm
) -> object:
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if there is None:
        return add_measure(plan=plan, **form.values(), **who)
    return change_measure(measure=there, values=form.values(), read=form.version_read, **who)
