"""The year's programme to take away."""

from collections.abc import Sequence
from datetime import date

from sightline.apps.audits.models import JointEvent, PlannedAudit
from sightline.apps.audits.programme.months import in_words, year_in_words
from sightline.apps.audits.programme.order import Covered, warnings
from sightline.apps.audits.programme.queries import as_planned
from sightline.apps.audits.programme.rules import PlannedState, Source
from sightline.apps.audits.programme.tables import said, unsettled_words
from sightline.documents.model import Column, Document, Listing, Paragraph, Table

_COLUMNS = (
    Column("month", "Month"),
    Column("audit", "Audit", wide=True),
    Column("kind", "Kind"),
    Column("theme", "Theme"),
    Column("progress_check", "Progress check"),
    Column("lead_list", "Leads", wide=True),
    Column("associated_events", "Multi-agency events", wide=True),
    Column("services", "Services"),
    Column("number", "How many", is_number=True),
    Column("source", "What led to it"),
    Column("due_on", "By"),
    Column("state", "State"),
)


def programme_document(
    lines: Sequence[PlannedAudit], events: Sequence[JointEvent], covered: Sequence[Covered],
    year: int, today: date,
) -> Document:  # fmt: skip
    """The table comes back in by the upload: its columns are those of a schedule."""
    title = f"Audit programme {year_in_words(year)}"
    about = (f"As it stood on {today.day} {today:%B %Y}",)
    table = Table(
        title, _COLUMNS, tuple(_row(line, events) for line in lines), about=about,
        name=f"audit-programme-{year}", sheet="Programme", heads_rows=True,
    )  # fmt: skip
    open_ones = sum(bool(unsettled_words(line)) for line in lines)
    lead = f"{len(lines)} audits are planned; of {open_ones} something is still to be confirmed."
    told = [Paragraph(lead, is_lead=True), table.without_empty_columns]
    if missing := [one.service for one in covered if not one.is_covered]:
        told.append(Paragraph(f"Not covered this year: {', '.join(missing)}."))
    if wrong := [one.sentence for one in warnings(as_planned(lines))]:
        told.append(Listing(tuple(wrong)))
    return Document(
        title, about, tuple(told), name=table.name, data_as_at=today, is_landscape=True,
        data=(table,),
    )  # fmt: skip


def _row(line: PlannedAudit, events: Sequence[JointEvent]) -> tuple[str | int | date | None, ...]:
    beside = [
        said(event, line.month) for event in events
        if event.from_month <= line.month <= event.until_month
    ]  # fmt: skip
    return (
        in_words(line.month), line.title, line.get_kind_display(), line.theme,
        "yes" if line.is_progress_check else "", "; ".join(line.leads), "; ".join(beside),
        "; ".join(line.services), line.number or None,
        Source(line.source).in_words if line.source else "", line.due_on,
        unsettled_words(line) or PlannedState(line.state).in_words,
    )  # fmt: skip
