"""What was promised for a day, and each time of a milestone that recurs."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.board.models import Body
from sightline.apps.plan import rules
from sightline.apps.plan.actions.recurring import add_days, set_next_day
from sightline.apps.plan.actions.writing import keep, locked, tell_event
from sightline.apps.plan.models import Milestone, Occurrence, ProgressNote, ReportBack


def promise(
    *, by: Any, milestone: Milestone, what: str, due_on: date, at: datetime, as_written: str = "",
    body: Body | None = None, note: ProgressNote | None = None,
) -> ReportBack:  # fmt: skip
    """Something to bring to a body, to do, to have ready by a day."""
    rules.check_text(what, "Say what was promised.")
    with transaction.atomic():
        made = ReportBack.objects.create(
            milestone=milestone, what=what.strip()[:300], due_on=due_on, body=body, note=note,
            as_written=as_written.strip(), by=by, at=at,
        )  # fmt: skip
        words = f"Promised for {rules.day_said(due_on)}."
        tell_event(milestone, "promised", words, by=by, at=at)
    return made


def keep_promise(
    *, by: Any, promise: ReportBack, at: datetime, done_on: date | None = None, came_of: str = "",
    held: str = "",
) -> None:  # fmt: skip
    """`held`: of a later check, whether what got better has lasted."""
    day = done_on or rules.day_of(at)
    rules.check_not_later(day, at, "done")
    rules.check_held(promise.checks_id is not None, held)
    with transaction.atomic():
        there = locked(promise)
        rules.check_can_end(None, there.done_on, day)
        there.done_on, there.came_of, there.held = day, came_of.strip(), held
        there.version += 1
        there.save()
        tell_event(there.milestone, "promise_kept", "A promise was kept.", by=by, at=at)
    promise.refresh_from_db()


def record_occurrence(
    *, by: Any, milestone: Milestone, due_on: date, at: datetime, done_on: date | None = None,
    note: str = "", missed_because: str = "",
) -> Occurrence:  # fmt: skip
    """One time of it: done, or missed and why. Said again, the later word holds."""
    rules.check_occurrence(done_on, missed_because)
    if done_on:
        rules.check_not_later(done_on, at, "done")
    with transaction.atomic():
        found = milestone.occurrences.select_for_update().filter(due_on=due_on).first()
        kept = found or Occurrence(milestone=milestone, due_on=due_on)
        kept.done_on, kept.note, kept.by = done_on, note.strip(), by
        kept.missed_because = missed_because.strip()
        keep(kept, by=by, at=at)
        set_next_day(locked(milestone), by=by, at=at)
        how = "was done" if done_on else "was missed"
        words = f"The one due on {rules.day_said(due_on)} {how}."
        tell_event(milestone, "occurred", words, by=by, at=at)
    milestone.refresh_from_db()
    return kept


def plan_occurrences(
    *, by: Any, milestone: Milestone, days: Iterable[date], at: datetime
) -> list[Occurrence]:
    """More days on which it falls due, beside those that its timescale gave."""
    with transaction.atomic():
        there = locked(milestone)
        made = add_days(there, list(days), by=by, at=at)
        set_next_day(there, by=by, at=at)
    milestone.refresh_from_db()
    return made
