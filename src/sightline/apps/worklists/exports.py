"""A worklist as one table to take away, with whose it is, its filter and the day of the records."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from sightline.apps.children.names import Named
from sightline.apps.worklists.queries import Noted
from sightline.documents import exports
from sightline.documents.model import Column, Table, Value
from sightline.pipeline.worklists import KeptList

FORMATS = {ending: exports.FORMATS[ending] for ending in ("csv", "xlsx")}
_COLUMNS = (
    Column("child_id", "Child"),
    Column("name", "Name", "Where a local list of names is loaded."),
    Column("service", "Service"),
    Column("team", "Team"),
    Column("worker", "Worker"),
    Column("due_on", "Due on", "The last day in time."),
    Column("standing", "Standing"),
    Column("days_late", "Days late", is_number=True),
    Column("last_seen_on", "Last seen on"),
    Column("days_unseen", "Days without being seen", is_number=True),
)
_NOTED = (
    Column("reason", "Why late"),
    Column("note", "Note", wide=True),
    Column("done_on", "Noted as done on", "Since the extract; no figure changes by it."),
    Column("data_as_at", "Data as at"),
    Column("filters", "Filter", wide=True),
)


def worklist_table(
    one: KeptList,
    rows: Sequence[Noted],
    names: Mapping[str, Named],
    filters: str,
    by: str,
    at: datetime,
) -> Table:
    facts = [name for name, _ in rows[0].row.facts] if rows else []
    as_at = rows[0].row.as_at if rows else None
    day = f"{as_at:%d/%m/%Y}" if as_at else "–"
    taken = f"Taken away by {by} on {timezone.localtime(at):%d/%m/%Y at %H:%M}."
    return Table(
        title=one.worklist.title,
        columns=(*_COLUMNS, *(Column(_key(name), name) for name in facts), *_NOTED),
        rows=tuple(_row(each, names, filters) for each in rows),
        about=(one.worklist.sentence, f"Data as at {day}.", f"Filter: {filters}.", taken, _CARE),
        name=f"worklist-{one.worklist.id}-{as_at or 'empty'}",
        sheet="Worklist",
    )


_CARE = "This file holds children’s records. Keep it where only those who need it can read it."


def _key(name: str) -> str:
    return "_".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def _row(each: Noted, names: Mapping[str, Named], filters: str) -> tuple[Value, ...]:
    row, named = each.row, names.get(each.row.child_id)
    return (
        row.child_id, named.name if named else "", row.service, row.team, row.worker, row.due_on,
        row.urgency.in_words, max(row.days_late, 0), row.last_seen_on, row.days_unseen,
        *(value for _, value in row.facts),
        each.reason_in_words, each.reason.note if each.reason else "",
        each.done.done_on if each.done else None, row.as_at, filters,
    )  # fmt: skip
