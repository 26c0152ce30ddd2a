"""Actions of the plan: added, changed, listed among the completed, decided about."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board.models import Body
from sightline.apps.plan import rules
from sightline.apps.plan.actions.later_checks import settle_later_checks
from sightline.apps.plan.actions.writing import keep, keep_values, locked, tell_event
from sightline.apps.plan.models import ActionDecision, PlanAction, PlanArea
from sightline.vocabulary.not_allowed import NotAllowed

CHANGEABLE = ("number", "title", "position", "new_in", "indicators", "area")


def add_action(
    *, by: Any, area: PlanArea, number: str, title: str, at: datetime, new_in: date | None = None,
    indicators: list[str] | None = None, completed_number: str = "",
    completed_in: date | None = None, position: int | None = None,
) -> PlanAction:  # fmt: skip
    """`completed_number`: for one that a file lists among the completed. A number stands once."""
    rules.check_numbered(number, completed_number)
    rules.check_text(title, "Say what is to be done.")
    _check_number(area.plan_id, number, None)
    _check_completed_number(area.plan_id, completed_number, None)
    with transaction.atomic():
        action = PlanAction(
            area=area, number=number.strip(), title=title.strip(),
            position=area.actions.count() + 1 if position is None else position,
            new_in=rules.month_of(new_in), indicators=indicators or [],
            completed_number=completed_number.strip(), completed_in=rules.month_of(completed_in),
        )  # fmt: skip
        keep(action, by=by, at=at)
        words = f"Action {number or completed_number} was added."
        tell_event(action, "added", words, by=by, at=at)
    return action


def change_action(
    *, by: Any, action: PlanAction, values: dict[str, Any], read: int, at: datetime
) -> PlanAction:
    """Raises EditedMeanwhile."""
    rules.check_text(values.get("title", action.title), "Say what is to be done.")
    number = values.get("number", action.number)
    rules.check_numbered(number, action.completed_number)
    _check_number(action.area.plan_id, number, action.pk)
    with transaction.atomic():
        there: PlanAction = keep_values(action, values, CHANGEABLE, read=read, by=by, at=at)
        tell_event(there, "changed", f"Action {there.number} was changed.", by=by, at=at)
    return there


def move_to_completed(
    *, by: Any, action: PlanAction, number: str, month: date, at: datetime
) -> PlanAction:
    """Listed apart under a new number; the old one stays on it, so that either leads to it."""
    rules.check_text(number, "Give it a number among the completed, such as CA 15.")
    _check_completed_number(action.area.plan_id, number, action.pk)
    with transaction.atomic():
        there = locked(action)
        rules.check_can_complete(there.completed_number, _standings(there))
        there.completed_number, there.completed_in = number.strip(), rules.month_of(month)
        keep(there, by=by, at=at, reason="Moved to the completed actions")
        words = f"{there.number} was moved to the completed actions as {there.completed_number}."
        tell_event(there, "completed", words, by=by, at=at)
        settle_later_checks(by=by, action=there, at=at)
    action.refresh_from_db()
    return action


def take_back_completed(*, by: Any, action: PlanAction, at: datetime) -> PlanAction:
    """Among the open actions again, under its own number."""
    with transaction.atomic():
        there = locked(action)
        rules.check_can_take_back_completed(there.number, there.completed_number)
        words = f"{there.completed_number} is {there.number} among the open actions again."
        there.completed_number, there.completed_in = "", None
        keep(there, by=by, at=at, reason="Among the open actions again")
        tell_event(there, "opened_again", words, by=by, at=at)
        settle_later_checks(by=by, action=there, at=at)
    action.refresh_from_db()
    return action


def decide(
    *, by: Any, action: PlanAction, on: date, text: str, at: datetime, body: Body | None = None,
    reverses: str = "",
) -> ActionDecision:  # fmt: skip
    """A body's decision about the action; `reverses`: the part of it that no longer holds."""
    rules.check_text(text, "Say what was decided.")
    rules.check_not_later(on, at, "decided")
    with transaction.atomic():
        made = ActionDecision.objects.create(
            action=action, on=on, body=body, text=text.strip(), reverses=reverses.strip(), by=by,
            at=at,
        )  # fmt: skip
        words = "A decision reversed a part of it." if reverses else "A decision was recorded."
        tell_event(action, "decided", words, by=by, at=at)
    return made


def _standings(action: PlanAction) -> list[tuple[str, str, str]]:
    """Number, rating and outcome of each milestone that still counts."""
    found = action.milestones.filter(withdrawn_because="")
    return list(found.values_list("number", "brag", "outcome"))


def _check_number(plan: int, number: str, own: int | None) -> None:
    same = PlanAction.objects.filter(area__plan=plan, number__iexact=number.strip())
    if number.strip() and same.exclude(pk=own).exists():
        raise NotAllowed(f"The plan has an action {number.strip()} already.")


def _check_completed_number(plan: int, number: str, own: int | None) -> None:
    same = PlanAction.objects.filter(area__plan=plan, completed_number__iexact=number.strip())
    if number.strip() and same.exclude(pk=own).exists():
        raise NotAllowed(f"There is a completed action {number.strip()} already.")
