"""A list of findings as one table to take away: whose it is, which check, and the records' day."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from sightline.apps.data_quality.queries import Found, Listed
from sightline.documents import exports
from sightline.documents.model import Column, Table, Value
from sightline.measures.compile.dimensions import NOT_RECORDED

FORMATS = {ending: exports.FORMATS[ending] for ending in ("csv", "xlsx")}
_COLUMNS = (
    Column("child_id", "Child", "Empty where the record is about none."),
    Column("record", "Record"),
    Column("check", "Check"),
    Column("what_is_wrong", "What is wrong", wide=True),
    Column("how_to_correct_it", "How to correct it", wide=True),
    Column("severity", "Severity"),
    Column("happened_on", "Date"),
    Column("service", "Service"),
    Column("team", "Team"),
    Column("worker", "Worker"),
    Column("found_since", "Found since"),
    Column("is_new", "New", "Found at the last publication for the first time."),
    Column("data_as_at", "Data as at"),
    Column("filters", "Filter", wide=True),
)
_CARE = "This file holds children’s records. Keep it where only those who need it can read it."


def findings_table(
    known: Found, rows: Sequence[Listed], filters: str, by: str, at: datetime
) -> Table:
    taken = f"Taken away by {by} on {timezone.localtime(at):%d/%m/%Y at %H:%M}."
    day = f"Data as at {known.as_at:%d/%m/%Y}."
    return Table(
        title="To correct in the case system",
        columns=_COLUMNS,
        rows=tuple(_row(known, each, filters) for each in rows),
        about=(day, f"Filter: {filters}.", taken, _CARE),
        name=f"data-quality-{known.as_at}",
        sheet="To correct",
    )


def _row(known: Found, each: Listed, filters: str) -> tuple[Value, ...]:
    finding, check = each.finding, each.check
    return (
        finding.child_id or "", finding.key.replace("|", ", "), check.title, check.sentence,
        check.fix, check.severity.in_words, finding.happened_on, _known(finding.service),
        _known(finding.team), _known(finding.worker), finding.since,
        "Yes" if each.is_new else "", known.as_at, filters,
    )  # fmt: skip


def _known(name: str) -> str:
    return "" if name == NOT_RECORDED else name
