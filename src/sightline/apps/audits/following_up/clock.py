"""The clock of a stage: working days by the authority's own calendar, until it must be held."""

from datetime import date

from sightline.apps.audits.following_up.people import policy
from sightline.apps.audits.models import Escalation
from sightline.apps.people.working_days import calendar
from sightline.vocabulary.deadlines import Deadline


def deadline(escalation: Escalation) -> Deadline | None:
    """None while it waits for no meeting."""
    part = escalation.now.waits_for
    if part is None:
        return None
    return Deadline(escalation.set_on, policy().stages[part].working_days, calendar())


def is_overdue(escalation: Escalation, today: date) -> bool:
    """The meeting is late, or the timescale agreed is over and nobody said what came of it."""
    clock = deadline(escalation)
    if clock is not None:
        return clock.is_late(today)
    new_day = escalation.new_day
    return escalation.now.is_open and new_day is not None and new_day < today


def in_words(escalation: Escalation, today: date) -> str:
    clock = deadline(escalation)
    if clock is not None:
        said = clock.in_words(today)
        return f"To be held: {said}"
    if escalation.ended_on is not None:
        return f"Ended on {_day(escalation.ended_on)}"
    if escalation.new_day is None:
        return "No timescale runs"
    is_over = escalation.new_day < today
    return f"Timescale {'ended' if is_over else 'runs until'} {_day(escalation.new_day)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
