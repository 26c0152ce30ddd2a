"""All disputes within reach, each with its two clocks and the child's next review."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.disputes import pages, queries, rules
from sightline.apps.disputes.forms import FilterForm
from sightline.apps.disputes.looking import log_matter
from sightline.apps.disputes.pages import Standing
from sightline.apps.disputes.policy import problems_of
from sightline.apps.people.access import needs
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.people.working_days import calendar
from sightline.documents.on_page import part_of


@needs(Right.SEE_DISPUTES, Right.RAISE_DISPUTES)
def home(request: HttpRequest) -> HttpResponse:
    access, today = request.access, timezone.localdate()
    every = _standing(access)
    form = FilterForm(request.GET or {}, teams=sorted({s.dispute.team for s in every} - {""}))
    rows = [each for each in every if _holds(form.chosen, each, access)]
    keep = {name: value for name, value in request.GET.items() if name != "page" and value}
    part = part_of(rows, request.GET.get("page", "1"), keep=keep)
    visible = log_matter(request, {each.dispute.child_id for each in part.rows}, "disputes")
    policies = queries.policies()
    in_use = policies.in_use(today)
    problems = [line for policy in in_use for line in problems_of(policy)]
    context: dict[str, Any] = {
        "form": form,
        "any": bool(every),
        "part": part,
        "rows": pages.table(part.rows, visible),
        "tiles": _tiles(every, access),
        "may_raise": any(rules.may_raise(access, policy) for policy in in_use),
        "policy": pages.policy_lines(in_use),
        "problems": [policies.problem, *problems] if policies.problem else problems,
        "month": f"{today:%Y-%m}",
        "sees_all": rules.sees_all(access),
    }
    return render(request, "disputes/home.html", context)


def _standing(access: Access) -> list[Standing]:
    """What is most pressing first: open ones by the end of their stage, then the others."""
    days, today = calendar(), timezone.localdate()
    found = [pages.standing(each, today, days) for each in queries.disputes_within(access)]

    def pressing(each: Standing) -> tuple[bool, Any]:
        clock = each.stage_clock or each.total
        return not each.dispute.now.is_open, clock.due_on(today) if clock else today

    return sorted(found, key=pressing)


def _holds(chosen: dict[str, str], found: Standing, access: Access) -> bool:
    one = found.dispute
    if chosen["kind"] not in {"", one.kind} or chosen["team"] not in {"", one.team}:
        return False
    return _shown(chosen["show"], found, access)


def _shown(show: str, found: Standing, access: Access) -> bool:
    one = found.dispute
    if show == "answer":
        return "reply" in rules.possible(access, one.about, found.policy)
    if show == "mine":
        return one.raised_by_id == access.person
    if show == "late":
        return found.is_breached or found.is_over_total
    return show == "all" or one.now.is_open is (show == "open")


def _tiles(every: list[Standing], access: Access) -> list[tuple[str, int, str, str]]:
    def count(show: str) -> int:
        return sum(_shown(show, each, access) for each in every)

    late = sum(_shown("late", each, access) and each.dispute.now.is_open for each in every)
    return [
        ("Open", count("open"), "?show=open", ""),
        ("Waiting for your reply", count("answer"), "?show=answer", ""),
        ("Raised by you", count("mine"), "?show=mine", ""),
        ("Open, a time ran out", late, "?show=late", "concern" if late else ""),
    ]
