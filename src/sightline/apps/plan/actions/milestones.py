"""Milestones: added, changed, replaced after a miss, completed in place, withdrawn; targets."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from sightline.apps.events.row_history import delete_as
from sightline.apps.plan import rules
from sightline.apps.plan.actions.recurring import plan_days
from sightline.apps.plan.actions.standing import rate
from sightline.apps.plan.actions.writing import keep, keep_values, locked, tell_event
from sightline.apps.plan.models import Milestone, MilestoneTarget, PlanAction
from sightline.documents.plan import Brag, Outcome

CHANGEABLE = ("number", "text", "position", "new_in")


def add_milestone(
    *, by: Any, action: PlanAction, text: str, at: datetime, number: str = "", timescale: str = "",
    due_on: date | None = None, new_in: date | None = None, position: int | None = None,
    replaces: Milestone | None = None,
) -> Milestone:  # fmt: skip
    """`text` empty: the line of an action that has no milestones. `due_on`: what the timescale,
    kept as it was written, means; None where it means no day. One that recurs gets its days."""
    rules.check_line(text, action.milestones.values_list("text", flat=True))
    with transaction.atomic():
        milestone = Milestone(
            action=action, number=number.strip(), text=text.strip(), timescale=timescale.strip(),
            due_on=due_on, new_in=rules.month_of(new_in), replaces=replaces,
            position=action.milestones.count() + 1 if position is None else position,
        )  # fmt: skip
        keep(milestone, by=by, at=at)
        plan_days(milestone, by=by, at=at)
        words = f"{number.strip() or 'A milestone'} was added."
        tell_event(milestone, "added", words, by=by, at=at)
    return milestone


def change_milestone(
    *, by: Any, milestone: Milestone, values: dict[str, Any], read: int, at: datetime
) -> Milestone:
    """Its words and place. A timescale is changed with its reason only: `ask_timescale`.

    Raises EditedMeanwhile.
    """
    text = values.get("text", milestone.text)
    others = milestone.action.milestones.exclude(pk=milestone.pk)
    rules.check_line(text, others.values_list("text", flat=True))
    with transaction.atomic():
        there: Milestone = keep_values(milestone, values, CHANGEABLE, read=read, by=by, at=at)
        tell_event(there, "changed", "Its words were changed.", by=by, at=at)
    return there


def replace_missed(
    *, by: Any, milestone: Milestone, text: str, came_out: str, at: datetime, number: str = "",
    timescale: str = "", due_on: date | None = None, outcome: Outcome = Outcome.MISSED,
) -> Milestone:  # fmt: skip
    """A missed target gets a follower; the miss stays on the old one, in words."""
    rules.check_replacing(outcome, came_out, text)
    with transaction.atomic():
        there = locked(milestone)
        rules.check_can_replace(there.brag, there.replaced_by.exists(), there.withdrawn_because)
        there.outcome, there.came_out = outcome.value, came_out.strip()
        keep(there, by=by, at=at, reason="Missed, and replaced")
        month = rules.month_of(rules.day_of(at))
        made = add_milestone(
            by=by, action=there.action, text=text, number=number, timescale=timescale,
            due_on=due_on, new_in=month, replaces=there, at=at,
        )  # fmt: skip
        tell_event(
            there, "replaced", f"Missed; {made.number or 'a new one'} follows.", by=by, at=at
        )
    milestone.refresh_from_db()
    return made


def complete_in_place(
    *, by: Any, milestone: Milestone, at: datetime, evidence: str = "", on: date | None = None,
    outcome: Outcome | None = None, came_out: str = "",
) -> Milestone:  # fmt: skip
    """Blue, where it stands, with what shows it and how its target came out."""
    rules.check_outcome(outcome, came_out)
    with transaction.atomic():
        rate(by=by, milestone=milestone, brag=Brag.BLUE, on=on, evidence=evidence, at=at)
        if outcome is not None:
            there = locked(milestone)
            there.outcome, there.came_out = outcome.value, came_out.strip()
            keep(there, by=by, at=at, reason="Completed")
    milestone.refresh_from_db()
    return milestone


def withdraw(*, by: Any, milestone: Milestone, because: str, at: datetime) -> None:
    """It stays in the plan, struck out, with its reason; nobody is chased for it any longer."""
    rules.check_reason(because, "Say why it is withdrawn.")
    with transaction.atomic():
        there = locked(milestone)
        there.withdrawn_because = because.strip()
        keep(there, by=by, at=at, reason="Withdrawn")
        tell_event(there, "withdrawn", "Withdrawn.", by=by, at=at)
    milestone.refresh_from_db()


def bring_back(*, by: Any, milestone: Milestone, at: datetime) -> None:
    with transaction.atomic():
        there = locked(milestone)
        there.withdrawn_because = ""
        keep(there, by=by, at=at, reason="Brought back")
        tell_event(there, "brought_back", "It counts again.", by=by, at=at)
    milestone.refresh_from_db()


def set_target(
    *, by: Any, milestone: Milestone, what: str, value: Decimal | float | int, at: datetime,
    unit: str = "", by_on: date | None = None, indicator: str = "",
    target: MilestoneTarget | None = None,
) -> MilestoneTarget:  # fmt: skip
    """A number to reach; `target`: the one that is changed."""
    rules.check_text(what, "Say what is to be reached.")
    with transaction.atomic():
        kept = target or MilestoneTarget(milestone=milestone)
        kept.what, kept.value, kept.unit = what.strip(), Decimal(str(value)), unit.strip()
        kept.by_on, kept.indicator = by_on, indicator
        keep(kept, by=by, at=at)
        tell_event(milestone, "target_set", "A number to reach was set.", by=by, at=at)
    return kept


def drop_target(*, by: Any, target: MilestoneTarget, at: datetime) -> None:
    """It is no longer to be reached; what it was stays in its history."""
    with transaction.atomic():
        milestone = target.milestone
        delete_as(locked(target), by=by, at=at)
        tell_event(milestone, "target_dropped", "A number to reach was taken off.", by=by, at=at)
