"""How a row's days, facts and notes are said."""

from datetime import date

from sightline.apps.worklists.models import DoneNote
from sightline.measures.worklists import Worklist, WorklistRow
from sightline.measures.worklists.model import Fact


def begun_in_address(worklist: Worklist, row: WorklistRow) -> str:
    """How a row's beginning stands in its address."""
    return row.begun_on.isoformat() if worklist.key == "row" else "now"


def done_in_words(done: DoneNote | None) -> str:
    if done is None:
        return ""
    if done.standing == "contradicted":
        when = day(done.settled_as_at)
        return f"Noted as done {day(done.done_on)}; the extract of {when} does not have it"
    return f"Noted as done {day(done.done_on)}"


def late_by(row: WorklistRow) -> str:
    """'12 days late', 'in 3 days', 'today'."""
    if row.due_on is None:
        return ""
    days = row.days_late
    if days == 0:
        return "that day"
    plural = "" if abs(days) == 1 else "s"
    return f"{days} day{plural} late" if days > 0 else f"in {-days} day{plural}"


def told(value: Fact) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return f"{value:g}"
    return day(value) if isinstance(value, date) else str(value)


def day(value: date | None) -> str:
    return f"{value.day} {value:%b %Y}" if value else "–"
