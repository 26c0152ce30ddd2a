"""A plan begins, is changed, approved, closed; its areas."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board.models import Body
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.people.authority import authority_code
from sightline.apps.plan import rules
from sightline.apps.plan.actions.recurring import plan_days
from sightline.apps.plan.actions.writing import keep, keep_values, locked, tell_event
from sightline.apps.plan.models import Milestone, Plan, PlanApproval, PlanArea
from sightline.apps.plan.rules import PLAN_MOVES, PlanState
from sightline.vocabulary.not_allowed import NotAllowed

CHANGEABLE = (
    "title", "years", "from_on", "to_on", "owner", "purpose", "caveat", "stale_after",
)  # fmt: skip
AREA_CHANGEABLE = ("code", "name", "is_inspection", "position")

__all__ = [
    "EditedMeanwhile", "add_area", "approve_plan", "begin_plan", "change_area", "change_plan",
    "close_plan", "open_plan_again",
]  # fmt: skip


def begin_plan(
    *, by: Any, title: str, years: str, from_on: date, to_on: date, owner: Any, at: datetime,
    purpose: str = "", caveat: str = "", stale_after: int = rules.STALE_AFTER_DAYS,
) -> Plan:  # fmt: skip
    """A draft: live once a body has approved it."""
    rules.check_plan(title, from_on, to_on, stale_after)
    here = authority_code()
    if Plan.objects.filter(authority=here, title=title.strip(), years=years.strip()).exists():
        raise NotAllowed(f"There is a plan “{title.strip()} {years.strip()}” already.")
    with transaction.atomic():
        plan = Plan(
            authority=here, title=title.strip(), years=years.strip(), from_on=from_on, to_on=to_on,
            owner=owner, purpose=purpose.strip(), caveat=caveat.strip(), stale_after=stale_after,
        )  # fmt: skip
        keep(plan, by=by, at=at)
        tell_event(plan, "begun", "The plan was begun.", by=by, at=at)
    return plan


def change_plan(*, by: Any, plan: Plan, values: dict[str, Any], read: int, at: datetime) -> Plan:
    """Raises EditedMeanwhile."""
    told = {name: values.get(name, getattr(plan, name)) for name in CHANGEABLE}
    rules.check_plan(told["title"], told["from_on"], told["to_on"], told["stale_after"])
    same = Plan.objects.filter(
        authority=plan.authority, title=told["title"], years=told["years"]
    ).exclude(pk=plan.pk)
    if same.exists():
        raise NotAllowed(f"There is a plan “{told['title']} {told['years']}” already.")
    with transaction.atomic():
        there: Plan = keep_values(plan, values, CHANGEABLE, read=read, by=by, at=at)
        if there.to_on > plan.to_on:
            for each in Milestone.objects.filter(action__area__plan=there, withdrawn_because=""):
                plan_days(each, by=by, at=at)
        tell_event(there, "changed", "The plan was changed.", by=by, at=at)
    return there


def approve_plan(
    *, by: Any, plan: Plan, body: Body, on: date, at: datetime, said: str = ""
) -> PlanApproval:
    """A body approved it. The first approval makes a draft live; later ones are kept as well."""
    rules.check_not_later(on, at, "approved")
    with transaction.atomic():
        there = locked(plan)
        if there.state == PlanState.DRAFT:
            there.state = PLAN_MOVES.check(PlanState.DRAFT, "approve")
            keep(there, by=by, at=at, reason="Approved")
        made = PlanApproval.objects.create(
            plan=there, body=body, on=on, said=said.strip(), by=by, at=at
        )
        words = f"Approved by {body.title} on {rules.day_said(on)}."
        tell_event(there, "approved", words, by=by, at=at)
    plan.refresh_from_db()
    return made


def close_plan(*, by: Any, plan: Plan, at: datetime) -> None:
    _move(plan, "close", "The plan was closed.", by=by, at=at)


def open_plan_again(*, by: Any, plan: Plan, at: datetime) -> None:
    _move(plan, "open again", "The plan is open again.", by=by, at=at)


def _move(plan: Plan, move: str, said: str, *, by: Any, at: datetime) -> None:
    with transaction.atomic():
        there = locked(plan)
        there.state = PLAN_MOVES.check(PlanState(there.state), move)
        keep(there, by=by, at=at, reason=said)
        tell_event(there, move.replace(" ", "_"), said, by=by, at=at)
    plan.refresh_from_db()


def add_area(
    *, by: Any, plan: Plan, code: str, name: str, at: datetime, is_inspection: bool = False,
    holds_completed: bool = False, position: int | None = None,
) -> PlanArea:  # fmt: skip
    rules.check_text(code, "Give the area a code, such as CiN/CP.")
    rules.check_text(name, "Give the area a name.")
    _check_code(plan, code, None)
    with transaction.atomic():
        area = PlanArea(
            plan=plan, code=code.strip(), name=name.strip(), is_inspection=is_inspection,
            holds_completed=holds_completed,
            position=plan.areas.count() + 1 if position is None else position,
        )  # fmt: skip
        keep(area, by=by, at=at)
        tell_event(area, "added", f"Area {area.code} was added.", by=by, at=at)
    return area


def change_area(
    *, by: Any, area: PlanArea, values: dict[str, Any], read: int, at: datetime
) -> PlanArea:
    """Raises EditedMeanwhile."""
    _check_code(area.plan, values.get("code", area.code), area.pk)
    with transaction.atomic():
        there: PlanArea = keep_values(area, values, AREA_CHANGEABLE, read=read, by=by, at=at)
        tell_event(there, "changed", f"Area {there.code} was changed.", by=by, at=at)
    return there


def _check_code(plan: Plan, code: str, own: int | None) -> None:
    if plan.areas.filter(code__iexact=code.strip()).exclude(pk=own).exists():
        raise NotAllowed(f"The plan has an area {code.strip()} already.")
