"""What a councillor sees: the authority's own published statistics beside others, in words.

Nothing here comes from the authority's records: only what national statistics have published.
"""

from typing import Any

from sightline.apps.figures import queries
from sightline.apps.figures.queries import Source
from sightline.apps.glossary.queries import wording
from sightline.apps.glossary.rules import worded
from sightline.documents.cells import cell
from sightline.documents.inputs import Kind, PublishedSet
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.source import published
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Polarity, Unit

_NOT_COMPARED = {Unit.COUNT, Unit.FTE}


def context(source: Source) -> dict[str, Any]:
    """A table for each service area: core indicators with a published value of our own."""
    sets = published(source, queries.newest(source))
    catalogue, name = queries.catalogue(source), queries.authority_name(source)
    groups: dict[str, list[tuple[Cell, ...]]] = {}
    for indicator in catalogue:
        row = _row(indicator, sets.get(indicator.id), name)
        if row:
            groups.setdefault(catalogue.services.get(indicator.service, ""), []).append(row)
    headings = (
        Heading("What was measured"), Heading(name, is_number=True),
        Heading("England", is_number=True), Heading("Similar areas", is_number=True),
        Heading("When"),
    )  # fmt: skip
    return {
        "name": name,
        "tables": [
            PageTable(worded(title, wording()), headings, tuple(rows))
            for title, rows in groups.items()
        ],
        "attributions": list(dict.fromkeys(s.attribution for s in sets.values() if s.attribution)),
    }


def _row(indicator: Indicator, found: PublishedSet | None, name: str) -> tuple[Cell, ...] | None:
    own = found.of(Kind.OWN) if found else None
    if found is None or own is None or own.value is None:
        return None
    if indicator.tier != "core" or indicator.shown_as in _NOT_COMPARED:
        return None
    england, mean = found.of(Kind.ENGLAND), found.of(Kind.NEIGHBOUR_MEAN)
    unit = indicator.shown_as
    sentence = _sentence(indicator, name, own.value, england.value if england else None)
    return (
        Cell(worded(indicator.title, wording()), under=sentence),
        Cell(cell(own.value, unit), is_number=True),
        Cell(cell(england.value if england else None, unit), is_number=True),
        Cell(cell(mean.value if mean else None, unit), is_number=True),
        Cell(found.period),
    )


def _sentence(indicator: Indicator, name: str, own: float, england: float | None) -> str:
    if england is None:
        return "No figure is published for England to compare with."
    unit = indicator.shown_as
    if cell(own, unit) == cell(england, unit):
        return f"{name} is the same as England."
    way = "higher" if own > england else "lower"
    good = {Polarity.HIGHER: "higher", Polarity.LOWER: "lower"}.get(indicator.better)
    means = "" if good is None else (", which is better" if way == good else ", which is worse")
    return f"{name} is {way} than England{means}."
