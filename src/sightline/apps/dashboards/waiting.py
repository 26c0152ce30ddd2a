"""A unit's open work by how long it has been open, from the rows that were counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sightline.apps.dashboards import rules
from sightline.apps.figures import queries
from sightline.apps.figures.explain_page import address_of
from sightline.apps.figures.explaining import Opened, opened
from sightline.apps.figures.queries import Asked, Source
from sightline.apps.figures.rules import FigureKey
from sightline.documents.small_chart import bars


@dataclass(frozen=True)
class Bands:
    """Work by how long it has waited: a bar and a number for each band."""

    title: str
    sentence: str
    bands: tuple[tuple[str, int, str], ...]
    address: str
    total: int


def waiting_in(source: Source, asked: Asked) -> list[Bands]:
    """Open work by its age, from the rows that were counted."""
    found = []
    for name, title, edges in _OPEN_WORK:
        if name not in queries.catalogue(source):
            continue
        key = FigureKey(
            name, queries.catalogue(source)[name].headline, asked.as_at, asked.level, asked.unit
        )
        bands = _by_age(opened(source, key), title, edges)
        if bands:
            found.append(bands)
    return found


_OPEN_WORK = (
    ("assessments_open", "Open assessments, by days since they began", (10, 25, 45, 63)),
    ("cpp_count", "Protection plans, by days open", (91, 182, 365, 730)),
    ("cin_plan_count", "Child in need plans, by days open", (91, 182, 365, 730)),
)


def _by_age(found: Opened, title: str, edges: Sequence[int]) -> Bands | None:
    days = [
        (found.key.as_at - began).days
        for row in found.rows
        if row.outcome.value == "counted" and isinstance(began := _began(row.facts), date)
    ]
    if not days:
        return None
    bands = rules.in_bands(days, edges)
    drawn = bars([float(count) for _, count in bands])
    lines = tuple((name, count, bar) for (name, count), bar in zip(bands, drawn, strict=True))
    sentence = f"{len(days):,} open; {bands[-1][1]:,} for over {edges[-1]} days."
    return Bands(title, sentence, lines, address_of(found.key), len(days))


def _began(facts: Mapping[str, object]) -> object:
    return facts.get("started_on")
