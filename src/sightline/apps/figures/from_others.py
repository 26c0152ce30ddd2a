"""What `others` say of one figure, for its two pages: made for each person, never kept.

Notes and marks stand in one list under the chart, and those of a day on the chart share its
numbers: only day and number are drawn, so the drawing may be kept for all who see the same ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest

from sightline.apps.figures.explaining import Opened
from sightline.apps.figures.models import FigureNote
from sightline.apps.figures.others import (
    Link,
    Mark,
    links_for,
    marks_for,
    panels_for,
    row_ways_for,
)
from sightline.apps.figures.queries import Asked
from sightline.apps.figures.rules import FigureKey
from sightline.documents.on_page import Cell, Heading, PageTable, Part
from sightline.measures.figures.explain import ExplainedRow
from sightline.measures.model.indicator import Indicator


@dataclass(frozen=True)
class Said:
    """One line under the chart: a note or a mark; `number` is its own on the chart, or ''."""

    on: date
    number: str
    note: FigureNote | None = None
    mark: Mark | None = None


def key_of_page(found: Indicator, asked: Asked) -> FigureKey | None:
    """The figure an indicator's page heads with; None for one counted over nothing."""
    basis = asked.basis if asked.basis in found.bases else found.headline
    if basis is None:
        return None
    return FigureKey(found.id, basis, asked.as_at, asked.level, asked.unit)


def in_order(notes: Iterable[FigureNote], marks: Iterable[Mark]) -> list[Said]:
    """Newest first; events and marks are numbered from the oldest."""
    lines = [(note.on, bool(note.is_event), note, None) for note in reversed(list(notes))]
    lines += [(mark.day, True, None, mark) for mark in marks]
    lines.sort(key=lambda line: line[0])
    found, number = [], 0
    for on, is_drawn, note, mark in lines:
        number += is_drawn
        found.append(Said(on, str(number) if is_drawn else "", note, mark))
    return found[::-1]


def events_in(said: Iterable[Said]) -> tuple[tuple[date, str], ...]:
    """What the chart marks: the numbers of a day together, so that none hides another."""
    numbers: dict[date, list[str]] = {}
    for line in reversed(list(said)):
        if line.number:
            numbers.setdefault(line.on, []).append(line.number)
    return tuple((on, ", ".join(found)) for on, found in numbers.items())


def marks_on(request: HttpRequest, key: FigureKey | None) -> list[Mark]:
    return marks_for(request, key) if key else []


def ways_on(request: HttpRequest, key: FigureKey | None) -> dict[str, Any]:
    """Links and panels, for the page's context."""
    if key is None:
        return {"links": [], "panels": []}
    return {"links": links_for(request, key), "panels": panels_for(request, key)}


def with_row_links(
    request: HttpRequest, found: Opened, part: Part[ExplainedRow], table: PageTable
) -> PageTable:
    """The rows behind a figure with what others offer for each child; as they were without."""
    ways = row_ways_for(request, found.key)
    if not ways or not any(row.child_id for row in part.rows):
        return table
    rows = tuple(
        (*cells, *(_link_of(way(row.child_id) if row.child_id else None) for way in ways))
        for cells, row in zip(table.rows, part.rows, strict=True)
    )
    headings = (*table.headings, *(Heading("Next") for _ in ways))
    return replace(table, headings=headings, rows=rows)


def _link_of(link: Link | None) -> Cell:
    return Cell(link.text, link.address) if link else Cell("")
