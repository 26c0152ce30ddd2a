"""The plan as it stood: on a day, as fixed at a quarter's end, two of them side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe

from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan import access as who
from sightline.apps.plan import queries
from sightline.apps.plan.making import past
from sightline.apps.plan.making.forms import CompareForm, DayForm
from sightline.apps.plan.making.views.shared import found_or_404
from sightline.documents.exports import FORMATS, to_fragment
from sightline.documents.plan import PlanData
from sightline.documents.plan.appendix import plan_appendix
from sightline.documents.plan.comparing import How, changes_of_plan

_FORMATS = [(each, FORMATS[each].title) for each in ("docx", "pdf", "xlsx")]


def _shown(data: PlanData) -> str:
    """Made by us from the plan's texts, which the writer escapes."""
    return mark_safe(to_fragment(plan_appendix(data, key=queries.key_here())))


@needs(Right.SEE_PLAN)
def as_at(request: HttpRequest, id: int) -> HttpResponse:
    """`?on=2026-09-30`: at the end of that day; without a day, and for days to come, now."""
    plan, today = found_or_404(queries.find_plan, request, id), timezone.localdate()
    form = DayForm(request.GET or None)
    found = past.side(plan, request.GET.get("on", ""), today)
    context = {
        "plan": plan, "form": form, "side": found, "shown": _shown(found.data),
        "formats": _FORMATS,
        "days": [each for each in past.choices(plan, today) if past.day_in(each[0])],
    }  # fmt: skip
    return render(request, "plan/making/as_at.html", context)


@needs(Right.SEE_PLAN)
def as_at_file(request: HttpRequest, id: int, ending: str) -> HttpResponse:
    plan = found_or_404(queries.find_plan, request, id)
    found = past.side(plan, request.GET.get("on", ""), timezone.localdate())
    return download(request, plan_appendix(found.data, key=queries.key_here()), ending)


@needs(Right.SEE_PLAN)
def quarters(request: HttpRequest, id: int) -> HttpResponse:
    plan = found_or_404(queries.find_plan, request, id)
    context = {
        "plan": plan, "quarters": queries.fixed_quarters(plan),
        "may_run": who.may_run(request.access, plan),
    }  # fmt: skip
    return render(request, "plan/making/quarters.html", context)


@needs(Right.SEE_PLAN)
def fixed(request: HttpRequest, id: int, pk: int) -> HttpResponse:
    plan = found_or_404(queries.find_plan, request, id)
    found = queries.find_fixed(plan, pk)
    if found is None:
        raise Http404("There is no such quarter of this plan.")
    others = [
        each for each in queries.fixed_quarters(plan) if each.quarter_end == found.quarter_end
    ]
    context = {
        "plan": plan, "fixed": found, "newer": others[0] if others[0].pk != found.pk else None,
        "shown": mark_safe(to_fragment(found.version.document)),
    }  # fmt: skip
    return render(request, "plan/making/fixed.html", context)


@needs(Right.SEE_PLAN)
def compare(request: HttpRequest, id: int) -> HttpResponse:
    """`?left=2026-06-30&right=fixed-3`; a day typed beside a choice comes first."""
    plan, today = found_or_404(queries.find_plan, request, id), timezone.localdate()
    offered = past.choices(plan, today)
    asked = {name: _asked(request, name) for name in ("left", "right")}
    if "left" not in request.GET and len(offered) > 1:
        asked["left"] = offered[1][0]
    sides = {name: past.side(plan, asked[name], today) for name in asked}
    changes = changes_of_plan(sides["left"].data, sides["right"].data)
    context = {
        "plan": plan, "form": CompareForm(offered, sides), "changes": changes, **sides,
        "groups": [(how, changes.of(how)) for how in (How.NEW, How.CHANGED, How.GONE)],
    }  # fmt: skip
    return render(request, "plan/making/compare.html", context)


def _asked(request: HttpRequest, name: str) -> str:
    return request.GET.get(f"{name}_on", "") or request.GET.get(name, "")
