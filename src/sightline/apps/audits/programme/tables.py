"""The programme as tables of a page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from sightline.apps.audits.models import JointEvent, PlannedAudit
from sightline.apps.audits.programme.months import in_words, months_of
from sightline.apps.audits.programme.order import Covered
from sightline.apps.audits.programme.queries import plain
from sightline.apps.audits.programme.rules import (
    PlannedState,
    Source,
    Unsettled,
)
from sightline.documents.on_page import Cell, Heading, PageTable

COLOURS = {
    PlannedState.PLANNED: "blue", PlannedState.DONE: "green", PlannedState.DROPPED: "grey",
}  # fmt: skip


def headings(*titles: str) -> tuple[Heading, ...]:
    return tuple(map(Heading, titles))


def year_table(
    lines: Sequence[PlannedAudit], events: Sequence[JointEvent], year: int, caption: str
) -> PageTable:
    """As on paper: month, audit, leads, multi-agency events. A month stands once."""
    rows = []
    for month in months_of(year):
        found = [line for line in lines if _is_in(line, month)]
        beside = [said(event, month) for event in events if event.from_month <= month
                  and event.until_month >= month]  # fmt: skip
        for n, line in enumerate(found or [None]):
            rows.append(_row(line, in_words(month), "; ".join(beside) if n == 0 else ""))
    heads = headings("Month", "Audit", "Leads", "Multi-agency events", "State")
    return PageTable(caption, heads, tuple(rows))


def _is_in(line: PlannedAudit, month: date) -> bool:
    return line.month <= month <= (line.until or line.month)


def _row(line: PlannedAudit | None, month: str, beside: str) -> tuple[Cell, ...]:
    if line is None:
        return (Cell(month), Cell("–"), Cell("–"), Cell(beside or "–"), Cell("–"))
    state = PlannedState(line.state)
    return (
        Cell(month),
        Cell(line.title, line.address, under=under(line)),
        Cell("; ".join(line.leads) or "–"),
        Cell(beside or "–"),
        Cell(state.in_words, tag=COLOURS[state]) if not (open_ := unsettled_words(line))
        else Cell(open_, tag="orange"),
    )  # fmt: skip


def under(line: PlannedAudit) -> str:
    """The second line: theme, number, source."""
    parts = [line.get_kind_display()]
    if line.theme and line.theme.lower() not in line.title.lower():
        parts.append(line.theme)
    if line.number:
        parts.append(f"{line.number} to be audited")
    if line.source:
        parts.append(f"led to by: {Source(line.source).in_words.lower()}")
    return ", ".join(parts)


def unsettled_words(line: PlannedAudit) -> str:
    """'Theme and lead to be confirmed'; '' where all is settled or it is over."""
    if line.state != PlannedState.PLANNED:
        return ""
    return open_words(plain(line).unsettled)


def open_words(wanted: Iterable[Unsettled]) -> str:
    words = " and ".join(one.value for one in wanted)
    return f"{words.capitalize()} to be confirmed" if words else ""


def said(event: JointEvent, month: date) -> str:
    done = event.completed_on
    is_done = done is not None and done <= month
    return f"{event.title} (completed)" if is_done else event.title


def events_table(events: Iterable[JointEvent]) -> PageTable:
    rows = tuple(
        (
            Cell(event.title, reverse("audits:joint_event", args=[event.pk])),
            Cell(_span(event)),
            Cell("Completed", tag="green", under=_day(event.completed_on))
            if event.completed_on else Cell("Under way or to come", tag="blue"),
            Cell(event.outcome or "–"),
        )
        for event in events
    )  # fmt: skip
    heads = headings("Audit", "Months", "State", "What came of it")
    return PageTable("Audits of several agencies", heads, rows)


def _span(event: JointEvent) -> str:
    first, last = in_words(event.from_month), in_words(event.until_month)
    return first if first == last else f"{first} to {last}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def coverage_table(found: Iterable[Covered], lines: Mapping[int, PlannedAudit]) -> PageTable:
    rows = tuple(
        (
            Cell(one.service),
            Cell("; ".join(f"{lines[id].title} ({in_words(lines[id].month)})" for id in one.ids)
                 or "–"),
            Cell("Covered", tag="green") if one.is_covered else Cell("Not covered", tag="red"),
        )
        for one in found
    )  # fmt: skip
    return PageTable("Services that work with cases", headings("Service", "Audits", "State"), rows)
