"""The figures of a card, from one snapshot: the authority’s, with those of the service’s unit."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from sightline.apps.figures.codes import codes_on
from sightline.apps.figures.queries import (
    Asked,
    Choice,
    Source,
    card_of,
    figures_file,
    scorecard_for,
    source,
)
from sightline.documents.card import CardData
from sightline.documents.card_made import card_made
from sightline.documents.scorecard import Scorecard, ScorecardRow
from sightline.documents.source import source_at
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService
from sightline.vocabulary.words import Level


def figures_of(snapshot: str = "") -> Source:
    """The published figures, or those of an older snapshot. Refused where there are none."""
    published = source()
    if published is None:
        raise NotAllowed("No figures are published yet. Load and publish an extract first.")
    if not snapshot or snapshot == published.snapshot:
        return published
    older = source_at(published, snapshot)
    if older is None:
        raise NotAllowed("The figures of that snapshot are no longer kept.")
    return older


def covered_until(of: Source) -> date | None:
    """The day that the records go up to."""
    return figures_file(of).data_as_at


def covers(of: Source, month: date) -> bool:
    """Whether records go up to the month's end, and figures were counted for that day."""
    until = covered_until(of)
    return bool(until and until >= month and month in figures_file(of).days)


def cards_made(
    of: Source, services: list[ReportingService], month: date, at: datetime
) -> Iterator[CardData]:
    """One card for each service. Printed codes are made where a figure has none yet."""
    whole = scorecard_for(of, Asked(Level.AUTHORITY, "", month, choice=Choice.CORE))
    for service in services:
        areas = tuple(each for each in whole.services if each.id in service.areas)
        own = replace(whole, services=areas)
        yield card_made(
            service, own, of_unit=_of_unit(of, service, own, month), codes=codes_on(of, own, at)
        )


def _of_unit(
    of: Source, service: ReportingService, card: Scorecard, month: date
) -> dict[str, ScorecardRow]:
    """By indicator; empty where no unit answers, or the records know no such unit."""
    if not service.unit or service.unit not in figures_file(of).units(Level.SERVICE):
        return {}
    asked = Asked(Level.SERVICE, service.unit, month)
    found = card_of(of, asked, [row.indicator for row in card.rows])
    return {row.indicator: row for row in found.rows}
