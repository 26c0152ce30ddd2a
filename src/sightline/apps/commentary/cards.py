"""The rows of a service's card: as recorded where somebody keeps cards, else as figures stand now.

    cards_come_from(function)      function(authority, service, month) -> CardData | None

called from the `AppConfig.ready` of whoever keeps cards.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sightline.apps.figures.queries import (
    Asked,
    Choice,
    Source,
    figures_file,
    scorecard_for,
    source,
)
from sightline.documents.card import CardData
from sightline.documents.card_made import card_made
from sightline.documents.scorecard import Scorecard
from sightline.vocabulary.reporting_services import ReportingService
from sightline.vocabulary.words import Level

Recorded = Callable[[str, str, date], CardData | None]
_kept: list[Recorded] = []


def cards_come_from(recorded: Recorded) -> Recorded:
    if recorded not in _kept:
        _kept.append(recorded)
    return recorded


def card_data(service: ReportingService, month: date) -> CardData | None:
    """None where no figures are published, or none of that month."""
    found = source()
    if found is None:
        return None
    for recorded in _kept:
        if card := recorded(found.authority, service.key, month):
            return card
    if month not in figures_file(found).days:
        return None
    whole = _whole(found, month)
    areas = tuple(each for each in whole.services if each.id in service.areas)
    return card_made(service, replace(whole, services=areas))


@lru_cache(maxsize=13)
def _whole(found: Source, month: date) -> Scorecard:
    """All services' figures of a month, made once for them all while nothing is published anew."""
    return scorecard_for(found, Asked(Level.AUTHORITY, "", month, choice=Choice.CORE))


def months() -> list[date]:
    """The months that words may be written for, the newest first: a year back."""
    found = source()
    if found is None:
        return []
    file = figures_file(found)
    last = file.last_whole_day
    days = [day for day in file.days if last and day <= last]
    return sorted(days, reverse=True)[:12]
