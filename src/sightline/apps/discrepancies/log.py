"""The discrepancy log to take away: what was disputed, what came of it. It names no child, and of
one child's part in a figure it holds no words that somebody wrote."""

from collections.abc import Sequence
from datetime import date

from sightline.apps.discrepancies import pages, queries
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.discrepancies.queries import Titles
from sightline.documents.model import Column, Document, Paragraph, Table

_COLUMNS = (
    Column("figure", "Figure", wide=True),
    Column("whose", "Whose"),
    Column("month", "Month"),
    Column("code", "Code of the figure"),
    Column("claim", "What should change", wide=True),
    Column("wrong", "What is wrong", wide=True),
    Column("before", "It was"),
    Column("after", "It is"),
    Column("state", "State"),
    Column("reason", "What was said last", wide=True),
    Column("corrected_by", "Who corrects it"),
    Column("due_on", "By"),
    Column("raised_by", "Raised by"),
    Column("raised_on", "Raised on"),
)
_OF_A_CHILD = "About one child; see the page."


def log_of(found: Sequence[Discrepancy], titles: Titles, *, filters: str, today: date) -> Document:
    about = (f"As it stood on {today.day} {today:%B %Y}", f"Filter: {filters}.")
    title, name = "Discrepancy log", "discrepancy-log"
    rows = tuple(_row(each, titles) for each in found)
    table = Table(
        title, _COLUMNS, rows, about=about, name=name, sheet="Discrepancies", heads_rows=True
    )
    if not found:
        nothing = Paragraph("No discrepancy is within this filter.", is_lead=True)
        return Document(title, about, (nothing,), name=name, data_as_at=today, data=(table,))
    waiting = sum(each.now.is_open for each in found)
    said = Paragraph(f"{len(found)} raised, {waiting} of them open.", is_lead=True)
    return Document(
        title, about, (said, table.without_empty_columns), name=name, data_as_at=today,
        is_landscape=True, data=(table,),
    )  # fmt: skip


def _row(found: Discrepancy, titles: Titles) -> tuple[str | date | None, ...]:
    before, after = queries.before_and_after(found)
    last = next((step.said for step in reversed(found.steps.all()) if step.said), "")
    return (
        found.title, titles.whose(found), f"{found.month:%B %Y}", found.code,
        found.claimed.in_words, _OF_A_CHILD if found.child_id else found.wrong,
        pages.stood(found, before), pages.stood(found, after), found.now.in_words,
        "" if found.child_id else last, "" if found.child_id else found.corrected_by,
        found.due_on, found.raised_by.name, found.raised_at.date(),
    )  # fmt: skip
