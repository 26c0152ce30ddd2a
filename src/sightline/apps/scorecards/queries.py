"""Cards as pages, the Board and papers need them.

card_of(service_key, month)         the card, or None
cards_of(month, access)             those of a month that this person may read, in the file's order
late_movers(month, today)           who has had a card for longer than the cycle allows
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.people.working_days import calendar
from sightline.apps.scorecards import rules
from sightline.apps.scorecards.models import Card, CardMove, CardVersion
from sightline.apps.scorecards.rules import Cycle, CycleStep, cycle
from sightline.vocabulary.reporting_services import ReportingService, reporting_services


def the_cycle() -> Cycle:
    return cycle(Path(settings.SIGHTLINE_DATA))


def verified_version(card: Card) -> CardVersion | None:
    """The one the service answers for now: None while the card is not at a verified step."""
    if not step_of(card).verified:
        return None
    stands = [each for each in card.versions.all() if each.kind in rules.STANDS]
    return max(stands, key=lambda each: each.number, default=None)


def version_to_read(card: Card) -> CardVersion | None:
    """The one the service answers for; while there is none, the newest."""
    return verified_version(card) or card.newest


def services() -> dict[str, ReportingService]:
    return reporting_services(Path(settings.SIGHTLINE_DATA))


def _every() -> QuerySet[Card]:
    return Card.objects.filter(authority=authority_code()).prefetch_related("versions")


def card_of(service_key: str, month: date) -> Card | None:
    return _every().filter(service=service_key, month=month).first()


def cards_of(month: date, access: Access | None = None) -> list[Card]:
    """Of the month, in the order of the services; those this person may read, if one is given."""
    order = {key: number for number, key in enumerate(services())}
    found = [
        card
        for card in _every().filter(month=month)
        if access is None or may_read_card(access, card)
    ]
    return sorted(found, key=lambda card: order.get(card.service, len(order)))


def readable_cards(access: Access) -> list[Card]:
    """Of all months, the newest first."""
    return [card for card in _every() if may_read_card(access, card)]


def card_by_id(id: str) -> Card | None:
    return _every().filter(pk=id).first() if id.isdecimal() else None


def months() -> list[date]:
    """The months that have cards, the newest first."""
    found = Card.objects.filter(authority=authority_code()).values_list("month", flat=True)
    return sorted(set(found), reverse=True)


def step_of(card: Card) -> CycleStep:
    return the_cycle().step(card.state)


def is_closed(card: Card) -> bool:
    """It went through every step."""
    return not step_of(card).onward


def may_read_card(access: Access, card: Card) -> bool:
    return rules.may_read(access, card.unit, step_of(card), is_closed=is_closed(card))


def moves_of(card: Card) -> list[CardMove]:
    return list(card.moves.select_related("by"))


def version_of(card: Card, number: int) -> CardVersion | None:
    return next((each for each in card.versions.all() if each.number == number), None)


@dataclass(frozen=True)
class LateMover:
    """A card that has stood at a step for longer than the cycle allows; whose it is to move on."""

    card: Card
    step: CycleStep
    due_on: date
    working_days: int

    @property
    def in_words(self) -> str:
        days = f"{self.working_days} working day{'' if self.working_days == 1 else 's'}"
        return (
            f"{self.card.title}: at “{self.step.title}” since {self.card.since:%-d %B}, due on "
            f"{self.due_on:%-d %B}, {days} late ({self.step.who})."
        )


def late_movers(month: date, today: date) -> list[LateMover]:
    """Whoever looks: the Board is told of them by name. The latest of them first."""
    return late_among(cards_of(month), today)


def late_among(cards: Iterable[Card], today: date) -> list[LateMover]:
    days = calendar()
    found = []
    for card in cards:
        step = step_of(card)
        late = rules.days_late(step, card.month, today, days)
        due = step.due_on(card.month, days)
        if late and due:
            found.append(LateMover(card, step, due, late))
    return sorted(found, key=lambda each: -each.working_days)
