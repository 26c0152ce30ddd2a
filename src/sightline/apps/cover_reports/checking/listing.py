"""The list of findings as a document: a spreadsheet's rows, and a paper with both sides."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from sightline.apps.cover_reports.checking.queries import Kept
from sightline.apps.cover_reports.models import CoverReport
from sightline.documents.model import Column, Document, Paragraph, Table, Value

FORMATS = ("csv", "xlsx", "docx", "pdf")
_COLUMNS = (
    Column("rule", "Rule"),
    Column("found", "What was found", wide=True),
    Column("here", "Where", wide=True),
    Column("said_here", "What it says", wide=True),
    Column("there", "And where", wide=True),
    Column("said_there", "What that says", wide=True),
    Column("what_to_do", "What to do", wide=True),
    Column("standing", "How it stands"),
    Column("reason", "Why it was accepted", wide=True),
    Column("by", "Accepted by"),
)


def list_of(
    report: CoverReport, found: Sequence[Kept], *, filters: str, checked_at: datetime | None
) -> Document:
    day = f"Checked on {timezone.localtime(checked_at):%d/%m/%Y at %H:%M}." if checked_at else ""
    about = tuple(filter(None, (str(report), day, f"Shown: {filters}.")))
    title, name = "To settle before release", f"check-{report.quarter_end:%Y-%m-%d}"
    rows = tuple(map(_row, found))
    table = Table(title, _COLUMNS, rows, about=about, name=name, sheet="Findings")
    if not found:
        nothing = Paragraph("Nothing is within this choice.", is_lead=True)
        return Document(title, about, (nothing,), name=name, data=(table,))
    said = Paragraph(f"{len(found)} finding{'s' if len(found) > 1 else ''}.", is_lead=True)
    blocks = (said, table.without_empty_columns)
    return Document(title, about, blocks, name=name, is_landscape=True, data=(table,))


def _row(found: Kept) -> tuple[Value, ...]:
    first, *others = found.sides
    accepted = found.accepted
    return (
        found.rule.title, found.row.sentence, first.where, first.said,
        "\n".join(each.where for each in others), "\n".join(each.said for each in others),
        found.row.what_to_do, found.standing.in_words, accepted.reason if accepted else "",
        accepted.by.name if accepted else "",
    )  # fmt: skip
