"""The workers in somebody's line, and how often of every team."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.people.access import needs
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.practice import observing, pages, queries, rules
from sightline.apps.practice.compliance import WorkerLine, by_unit, lines
from sightline.apps.practice.register import Worker, workers_on
from sightline.apps.practice.rules import Standing
from sightline.vocabulary.months import end_of_month, month_written
from sightline.vocabulary.words import Level

_SHOWN = {"gap": "Gaps", "due": "Due this week", "behind": "Behind on observations"}


@needs(Right.SEE_PRACTICE)
def home(request: HttpRequest) -> HttpResponse:
    """A worker comes to their own page; quality assurance to the table of all teams."""
    access, today = request.access, timezone.localdate()
    own = within(access, today)
    if not own and rules.sees_compliance(access):
        return redirect("practice:compliance")
    if len(own) == 1 and rules.is_own(access, own[0].name):
        return redirect("practice:worker", own[0].id)
    found = lines(today, own)
    show = request.GET.get("show", "")
    context = {
        "any": bool(found), "show": show, "shown": _SHOWN.get(show, ""),
        "tiles": _tiles(found), "may_observe": rules.may_observe(access),
        "rows": pages.workers_table([each for each in found if _holds(show, each)]),
        "year": pages.year_said(today),
    }  # fmt: skip
    return render(request, "practice/home.html", context)


def within(access: Access, day: date) -> list[Worker]:
    branch = rules.line_of(access)
    return [e for e in workers_on(day) if rules.reaches(branch, e.name, e.team, e.service)]


def _holds(show: str, line: WorkerLine) -> bool:
    if show == "behind":
        return line.is_behind
    wanted = {"gap": Standing.GAP, "due": Standing.DUE}.get(show)
    return wanted is None or line.standing is wanted


def _tiles(found: list[WorkerLine]) -> list[tuple[str, int, str, str]]:
    counts = {show: sum(_holds(show, each) for each in found) for show in _SHOWN}
    return [("Workers", len(found), "?", "")] + [
        (title, counts[show], f"?show={show}", "concern" if counts[show] and show == "gap" else "")
        for show, title in _SHOWN.items()
    ]


@needs(Right.SEE_PRACTICE)
def compliance(request: HttpRequest) -> HttpResponse:
    """How often, never what was said: one's own units, or all."""
    access, today = request.access, timezone.localdate()
    month = _month(request.GET.get("month", ""), today)
    everything = rules.sees_compliance(access)
    workers = workers_on(today)
    mine = workers if everything else within(access, today)
    services = [(Level.SERVICE, name) for name in sorted({e.service for e in mine} - {""})]
    teams = [(Level.TEAM, name) for name in sorted({e.team for e in mine} - {""})]
    branch = access.units(Right.SEE_PRACTICE)
    units: list[Any] = [u for u in services if everything or u[1] in branch.services]
    units += [u for u in teams if everything or u[1] in branch.teams]
    units += [None] if everything else []
    first, last = rules.year_of(today)
    policy = queries.policy()
    context = {
        "month": month, "before": _other(month, -1), "after": _other(month, 1),
        "is_last": end_of_month(today) <= month, "everything": everything,
        "rows": pages.compliance_table(by_unit(units, month, today), f"{month:%B %Y}"),
        "any": bool(units), "year": pages.year_said(today),
        "roles": pages.roles_table(observing.role_lines(policy, first, last)),
        "looked": observing.supervision_looked_at(policy, first, last),
    }  # fmt: skip
    return render(request, "practice/compliance.html", context)


def _month(asked: str, today: date) -> date:
    """The month of the address, never one that is still to come."""
    try:
        return min(month_written(asked), end_of_month(today))
    except ValueError:
        return end_of_month(today)


def _other(month: date, by: int) -> str:
    years, index = divmod(month.year * 12 + month.month - 1 + by, 12)
    return f"{years}-{index + 1:02}"
