from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.access import may_run
from sightline.apps.plan.actions.minding import accept_oddity, take_back_acceptance
from sightline.apps.plan.models import Plan
from sightline.apps.plan.odd.finding import Told, grouped, told_of, with_key
from sightline.apps.plan.odd.forms import AcceptForm, FilterForm
from sightline.apps.plan.queries import find_plan


def plan_or_404(request: HttpRequest, plan: int) -> Plan:
    found = find_plan(plan, request.access)
    if found is None:
        raise Http404("There is no such plan.")
    return found


@needs(Right.SEE_PLAN)
def oddities(request: HttpRequest, plan: int) -> HttpResponse:
    """Everything odd about the plan; its keeper lets one stand, or takes it back."""
    found = plan_or_404(request, plan)
    told = told_of(found, timezone.localdate())
    keeps = may_run(request.access, found)
    form = AcceptForm(request.POST if "reason" in request.POST else None)
    if request.method == "POST" and keeps and _decided(request, found, told, form):
        return redirect(_back(request, found))
    filtering = FilterForm(request.GET, told=told)
    groups = grouped(filtering.chosen(told))
    asked = request.POST.get("key") or request.GET.get("accept", "")
    context: dict[str, Any] = {
        "plan": found, "groups": groups, "filter": filtering, "total": len(told), "form": form,
        "asked": asked if keeps else "", "may_run": keeps, "own": _kept(request),
        "shown": sum(len(group.told) for group in groups),
        "accepted": sum(each.accepted is not None for each in told),
        "to_mend": sum(len(each.told) for each in grouped(_open(told)) if each.words.needs_mending),
    }  # fmt: skip
    status = 400 if form.errors else 200
    return render(request, "plan/minding/oddities.html", context, status=status)


def _open(told: list[Told]) -> list[Told]:
    return [each for each in told if each.accepted is None]


def _decided(request: HttpRequest, plan: Plan, told: list[Told], form: AcceptForm) -> bool:
    one = with_key(told, request.POST.get("key", ""))
    if one is None:
        messages.info(request, "Its words have changed meanwhile: look at it again.")
        return True
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if request.POST.get("do") == "tell again" and one.accepted:
        take_back_acceptance(accepted=one.accepted, **who)
        messages.success(request, "It is told again.")
        return True
    if not form.is_valid():
        return False
    accept_oddity(plan=plan, oddity=one.oddity, reason=form.cleaned_data["reason"], **who)
    messages.success(request, "Let stand. Choose “Let stand” above to see it, or to take it back.")
    return True


def _kept(request: HttpRequest) -> str:
    kept = {name: request.GET[name] for name in ("what", "kind", "area") if request.GET.get(name)}
    return urlencode(kept)


def _back(request: HttpRequest, plan: Plan) -> str:
    kept = _kept(request)
    return reverse("plan:oddities", args=[plan.pk]) + (f"?{kept}" if kept else "")
