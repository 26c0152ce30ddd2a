"""The page of the people of a plan: alike names, and which account or role each name is."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.plan.access import keeps_all, may_run
from sightline.apps.plan.actions import link_lead, merge_leads, part_leads
from sightline.apps.plan.actions.minding import say_two_people
from sightline.apps.plan.models import LeadName
from sightline.apps.plan.odd.forms import LinkForm
from sightline.apps.plan.odd.naming import Lead, choices_of, leads_of, offers, read_choice
from sightline.apps.plan.odd.views import plan_or_404
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_PLAN)
def people(request: HttpRequest, plan: int) -> HttpResponse:
    """`?name=…`: the name of which the keeper says who it is."""
    found, day = plan_or_404(request, plan), timezone.localdate()
    keeps = may_run(request.access, found)
    leads = leads_of(found, day)
    if request.method == "POST" and keeps:
        _decide(request, leads)
        return redirect("plan:people", plan=found.pk)
    asked = _named(leads, request.GET.get("name", "")) if keeps else None
    context = {
        "plan": found, "leads": leads, "offers": offers(leads), "may_run": keeps, "asked": asked,
        "form": _form(asked, leads, day) if asked else None,
    }  # fmt: skip
    return render(request, "plan/minding/people.html", context)


def _form(asked: LeadName, leads: Sequence[Lead], day: Any) -> LinkForm:
    lead = next(each for each in leads if each.name.pk == asked.pk)
    now = f"person:{asked.user_id}" if asked.user_id else f"role:{asked.role}" if asked.role else ""
    may_be = lead.may_be[0] if lead.may_be else ""
    return LinkForm(offered=choices_of(day), initial={"who": now or may_be,
                                                      "is_group": asked.is_group})  # fmt: skip


def _named(leads: Sequence[Lead], id: str) -> LeadName | None:
    every = [name for each in leads for name in (each.name, *each.spellings)]
    return next((each for each in every if str(each.pk) == id), None)


def _decide(request: HttpRequest, leads: Sequence[Lead]) -> None:
    name, other = (_named(leads, request.POST.get(each, "")) for each in ("name", "other"))
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if name is None:
        messages.error(request, "That name no longer leads anything in this plan.")
        return
    if not keeps_all(request.access, name, other):
        messages.error(request, "This name leads in a plan that you do not keep: ask its owner.")
        return
    deeds: dict[str, tuple[Callable[[], object], str]] = {
        "part": (lambda: part_leads(name=name, **who), f"“{name}” is a name of its own again."),
        "link": (lambda: _link(request, name, who), f"Saved who “{name}” is."),
    }
    if other is not None:
        deeds["merge"] = (
            lambda: merge_leads(name=name, same_as=other, **who),
            f"“{name}” now counts as “{other}”. What was written stays, and you can part them.",
        )
        deeds["two"] = (
            lambda: say_two_people(one=name, other=other, **who),
            f"“{name}” and “{other}” are two: not asked again.",
        )
    _do(request, deeds.get(request.POST.get("do", "")))


def _do(request: HttpRequest, deed: tuple[Callable[[], object], str] | None) -> None:
    if deed is None:
        return
    try:
        deed[0]()
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, deed[1])


def _link(request: HttpRequest, name: LeadName, who: dict[str, Any]) -> None:
    user, role = read_choice(request.POST.get("who", ""))
    link_lead(name=name, user=user, role=role, is_group=bool(request.POST.get("is_group")), **who)
