"""A new timescale is asked for, with a reason; made, refused or taken back. Old and new stay."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.plan import rules
from sightline.apps.plan.actions.recurring import plan_days_anew
from sightline.apps.plan.actions.telling import tell_of_timescale
from sightline.apps.plan.actions.writing import keep, locked, tell_event
from sightline.apps.plan.models import Milestone, TimescaleChange
from sightline.apps.plan.rules import CHANGE_MOVES, ChangeState


def ask_timescale(
    *, by: Any, milestone: Milestone, wanted: str, wanted_due_on: date | None, reason: str,
    at: datetime,
) -> TimescaleChange:  # fmt: skip
    """The old one stands until the plan's keeper decides. One waits at a time."""
    rules.check_timescale(milestone.timescale, wanted, reason)
    with transaction.atomic():
        there = locked(milestone)
        waiting = there.timescale_changes.filter(state=ChangeState.ASKED).exists()
        rules.check_nothing_waits(waiting)
        made = TimescaleChange.objects.create(
            milestone=there, was=there.timescale, was_due_on=there.due_on, wanted=wanted.strip(),
            wanted_due_on=wanted_due_on, reason=reason.strip(), asked_by=by, asked_at=at,
        )  # fmt: skip
        tell_event(there, "timescale_asked", "Another timescale was asked for.", by=by, at=at)
        tell_of_timescale(made, by=by, at=at)
    return made


def decide_timescale(
    *, by: Any, change: TimescaleChange, make: bool, at: datetime, why: str = ""
) -> TimescaleChange:
    """`why`: required where it is refused."""
    move = "make" if make else "refuse"
    if not make:
        rules.check_reason(why, "Say why the old timescale stays.")
    with transaction.atomic():
        there = _moved(change, move, by=by, at=at, why=why)
        if make:
            milestone = locked(there.milestone)
            milestone.timescale, milestone.due_on = there.wanted, there.wanted_due_on
            keep(milestone, by=by, at=at, reason=f"Timescale changed: {there.reason}")
            plan_days_anew(milestone, by=by, at=at)
        words = "The timescale was changed." if make else "The timescale stays."
        tell_event(there.milestone, f"timescale_{there.state}", words, by=by, at=at)
        tell_of_timescale(there, by=by, at=at)
    change.refresh_from_db()
    return change


def take_back_timescale(*, by: Any, change: TimescaleChange, at: datetime) -> None:
    """Not asked for any longer."""
    with transaction.atomic():
        there = _moved(change, "take back", by=by, at=at)
        words = "The wish for another timescale was taken back."
        tell_event(there.milestone, "timescale_taken_back", words, by=by, at=at)
    change.refresh_from_db()


def change_timescale(
    *, by: Any, milestone: Milestone, wanted: str, wanted_due_on: date | None, reason: str,
    at: datetime,
) -> TimescaleChange:  # fmt: skip
    """Asked for and made in one: for the plan's keeper."""
    with transaction.atomic():
        asked = ask_timescale(
            by=by, milestone=milestone, wanted=wanted, wanted_due_on=wanted_due_on, reason=reason,
            at=at,
        )  # fmt: skip
        made = decide_timescale(by=by, change=asked, make=True, at=at)
    milestone.refresh_from_db()
    return made


def _moved(
    change: TimescaleChange, move: str, *, by: Any, at: datetime, why: str = ""
) -> TimescaleChange:
    there = locked(change)
    there.state = CHANGE_MOVES.check(ChangeState(there.state), move)
    there.decided_by, there.decided_at, there.decision = by, at, why.strip()
    there.version += 1
    there.save()
    return there
