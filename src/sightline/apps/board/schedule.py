"""A body's recurrence applied to the authority's calendar."""

from datetime import date, timedelta

from sightline.apps.board.models import Body
from sightline.apps.board.recurrence import (
    OffDay,
    PlannedDay,
    Recurrence,
    next_days,
    papers_due,
)
from sightline.apps.board.rules import check_day, said
from sightline.apps.people.working_days import calendar

COUNT = 12


def in_words(body: Body) -> str:
    found = Recurrence.read(body.recurrence)
    return found.in_words if found else ""


def coming(body: Body, today: date, count: int = COUNT) -> list[PlannedDay]:
    """The next days by the rule, from today on and not before the body stands."""
    found = Recurrence.read(body.recurrence)
    if found is None:
        return []
    return next_days(
        found, reckoned_from=body.recurs_from or body.started_on,
        after=max(today, body.started_on) - timedelta(days=1), until=body.ended_on,
        off_day=OffDay(body.moved_to), papers_before=body.papers_before,
        calendar=calendar(), count=count,
    )  # fmt: skip


def still_to_make(body: Body, days: list[PlannedDay]) -> list[PlannedDay]:
    there = set(body.meetings.values_list("planned_on", flat=True))
    return [day for day in days if day.by_rule not in there]


def papers_due_for(body: Body, held_on: date) -> date:
    check_day(held_on)
    return papers_due(held_on, body.papers_before, calendar())


def papers_in_words(due: date, today: date) -> str:
    """'due on 4 November 2026, 3 working days left'."""
    left = calendar().between(today, due)
    days = "1 working day" if abs(left) == 1 else f"{abs(left)} working days"
    if today > due:
        return f"were due on {said(due)}"
    return f"due on {said(due)}, {'today' if today == due else f'{days} left'}"
