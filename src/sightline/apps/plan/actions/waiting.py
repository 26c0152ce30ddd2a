"""Where a milestone was taken, and what it waits for."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board.models import Body
from sightline.apps.plan import rules
from sightline.apps.plan.actions.writing import keep, locked, tell_event
from sightline.apps.plan.models import Dependency, Escalation, Milestone


def escalate(
    *, by: Any, milestone: Milestone, why: str, at: datetime, on: date | None = None,
    body: Body | None = None, to: str = "",
) -> Escalation:  # fmt: skip
    """To a body of the register, or to whoever is named in `to`. The name of the day is kept."""
    day = on or rules.day_of(at)
    name = body.title if body else to.strip()
    rules.check_text(name, "Say to whom it is escalated.")
    rules.check_reason(why, "Say why it is escalated.")
    rules.check_not_later(day, at, "escalated")
    with transaction.atomic():
        made = Escalation(
            milestone=milestone, body=body, to=name[:160], on=day, why=why.strip(), by=by, at=at
        )
        keep(made, by=by, at=at)
        tell_event(milestone, "escalated", f"Escalated to {name}.", by=by, at=at)
    return made


def end_escalation(
    *, by: Any, escalation: Escalation, came_of: str, at: datetime, on: date | None = None
) -> None:
    """With what came of it."""
    day = on or rules.day_of(at)
    rules.check_text(came_of, "Say what came of it.")
    rules.check_not_later(day, at, "ended")
    with transaction.atomic():
        there = locked(escalation)
        rules.check_can_end(there.on, there.ended_on, day)
        there.ended_on, there.came_of = day, came_of.strip()
        there.version += 1
        keep(there, by=by, at=at)
        words = f"No longer escalated to {there.to}."
        tell_event(there.milestone, "escalation_ended", words, by=by, at=at)
    escalation.refresh_from_db()


def wait_for(
    *, by: Any, milestone: Milestone, at: datetime, on_what: str = "",
    on_milestone: Milestone | None = None, why: str = "", expected_on: date | None = None,
) -> Dependency:  # fmt: skip
    """A system, a document, guidance, or another milestone of the plan."""
    what = on_what.strip() or (str(on_milestone)[:200] if on_milestone else "")
    rules.check_text(what, "Say what it waits for.")
    rules.check_not_itself(milestone.pk, on_milestone.pk if on_milestone else None)
    with transaction.atomic():
        made = Dependency(
            milestone=milestone, on_what=what, on_milestone=on_milestone, why=why.strip(),
            expected_on=expected_on, by=by, at=at,
        )  # fmt: skip
        keep(made, by=by, at=at)
        tell_event(milestone, "waits", "It waits for something.", by=by, at=at)
    return made


def end_waiting(*, by: Any, dependency: Dependency, at: datetime, on: date | None = None) -> None:
    """It came."""
    day = on or rules.day_of(at)
    rules.check_not_later(day, at, "come")
    with transaction.atomic():
        there = locked(dependency)
        rules.check_can_end(None, there.ended_on, day)
        there.ended_on = day
        there.version += 1
        keep(there, by=by, at=at)
        tell_event(there.milestone, "waits_no_more", "What it waited for came.", by=by, at=at)
    dependency.refresh_from_db()
