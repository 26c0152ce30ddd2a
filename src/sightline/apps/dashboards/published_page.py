"""What a councillor sees: the authority's own published statistics beside others, in words.

Nothing here comes from the authority's records: only what national statistics have published.
"""

from dataclasses import dataclass
from typing import Any

from sightline.apps.figures import queries
from sightline.apps.figures.queries import Source
from sightline.documents.cells import cell
from sightline.documents.inputs import Kind, PublishedSet
from sightline.documents.source import published
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Polarity


@dataclass(frozen=True)
class PublishedLine:
    title: str
    sentence: str
    own: str
    england: str
    neighbours: str
    period: str


def context(source: Source) -> dict[str, Any]:
    sets = published(source, queries.newest(source))
    catalogue = queries.catalogue(source)
    groups: dict[str, list[PublishedLine]] = {}
    attributions = dict.fromkeys(s.attribution for s in sets.values() if s.attribution)
    for indicator in catalogue:
        line = _line(indicator, sets.get(indicator.id), queries.authority_name(source))
        if line:
            groups.setdefault(catalogue.services.get(indicator.service, ""), []).append(line)
    return {
        "name": queries.authority_name(source),
        "groups": list(groups.items()),
        "attributions": list(attributions),
    }


def _line(indicator: Indicator, found: PublishedSet | None, name: str) -> PublishedLine | None:
    own = found.of(Kind.OWN) if found else None
    if found is None or own is None or own.value is None:
        return None
    england, mean = found.of(Kind.ENGLAND), found.of(Kind.NEIGHBOUR_MEAN)
    unit = indicator.shown_as
    return PublishedLine(
        indicator.title,
        _sentence(indicator, name, own.value, england.value if england else None),
        cell(own.value, unit),
        cell(england.value if england else None, unit),
        cell(mean.value if mean else None, unit),
        found.period,
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
