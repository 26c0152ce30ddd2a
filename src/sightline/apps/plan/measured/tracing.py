"""Measures beside the indicators that show them, both ways, with each indicator's latest value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.apps.figures import queries as figures
from sightline.apps.figures.queries import Source
from sightline.apps.plan.models import Plan, PlannedMeasure
from sightline.documents.plan.measures import Standing, guesses, looks_narrative, standing_of
from sightline.documents.source import Asked, newest, rows_for
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class Shown:
    """An indicator with the whole authority's latest value, as a page shows it."""

    id: str
    title: str
    value: str
    address: str


@dataclass(frozen=True)
class Traced:
    """`guessed`: indicators that its words suggest, while it is traced to none."""

    row: PlannedMeasure
    standing: Standing
    shown: tuple[Shown, ...]
    gone: tuple[str, ...]
    guessed: tuple[Shown, ...]
    seems_narrative: bool


@dataclass(frozen=True)
class Tracing:
    measures: tuple[Traced, ...]
    without_measure: Mapping[str, tuple[Shown, ...]]

    def count(self, standing: Standing) -> int:
        return sum(each.standing is standing for each in self.measures)


def known_indicators(here: Source | None) -> Mapping[str, Indicator]:
    found = figures.catalogue(here) if here else figures.shipped_catalogue()
    return dict(found.indicators)


def tracing_of(plan: Plan) -> Tracing:
    here = figures.source()
    known = known_indicators(here)
    rows = list(plan.measures.all())
    traced_to = {each for row in rows for each in row.indicators}
    values = latest(here, list(known))
    titles = {key: each.title for key, each in known.items()}
    measures = tuple(_traced(row, known, titles, values) for row in rows)
    without: dict[str, list[Shown]] = {}
    services = (figures.catalogue(here) if here else figures.shipped_catalogue()).services
    for key, each in known.items():
        if key not in traced_to and key in values:
            title = services.get(each.service, each.service)
            without.setdefault(title, []).append(_shown(key, known, values))
    return Tracing(measures, {title: tuple(found) for title, found in without.items()})


def _traced(
    row: PlannedMeasure, known: Mapping[str, Indicator], titles: Mapping[str, str],
    values: Mapping[str, str],
) -> Traced:  # fmt: skip
    there = [each for each in row.indicators if each in known]
    standing = standing_of(
        row.indicators, is_narrative=row.is_narrative, because=row.unreported_because, known=known
    )
    found = guesses(row.title, titles) if standing is Standing.NOT_TRACED else ()
    return Traced(
        row, standing,
        tuple(_shown(each, known, values) for each in there),
        tuple(each for each in row.indicators if each not in known),
        tuple(_shown(each.indicator, known, values) for each in found),
        looks_narrative(row.title),
    )  # fmt: skip


def _shown(key: str, known: Mapping[str, Indicator], values: Mapping[str, str]) -> Shown:
    address = reverse("figures:indicator", args=[key])
    return Shown(key, known[key].title, values.get(key, ""), address)


def latest(here: Source | None, indicators: Sequence[str]) -> dict[str, str]:
    """The whole authority's latest value of each that has one, as printed."""
    if here is None or not indicators:
        return {}
    rows = rows_for(here, Asked(Level.AUTHORITY, "", newest(here)), list(indicators))
    return {key: row.shown for key, row in rows.items() if row.shown not in {"", "–"}}


def day_of_values(here: Source | None) -> date | None:
    return newest(here) if here else None
