"""The cards that a pack is made of: read from the month's cycle here, and nowhere else."""

from dataclasses import dataclass
from datetime import date

from sightline.apps.commentary.queries import comments_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.scorecards.queries import (
    card_of,
    may_read_card,
    verified_version,
    version_to_read,
)
from sightline.documents.card import CardData
from sightline.documents.card_document import Said
from sightline.vocabulary.reporting_services import ReportingService


@dataclass(frozen=True)
class ServiceCard:
    """A card as far as it has come. `said`: its version, or at which step it still is."""

    data: CardData
    said: str
    is_verified: bool
    address: str
    snapshot: str


def card_there(service: ReportingService, month: date) -> ServiceCard | None:
    """The verified version, else the newest there is; None before the month is opened."""
    card = card_of(service.key, month)
    version = version_to_read(card) if card else None
    if card is None or version is None:
        return None
    stands = verified_version(card) is not None
    said = str(version) if stands else f"{version}; not verified yet"
    return ServiceCard(version.data, said, stands, card.address, version.snapshot)


def verified_card(service: ReportingService, month: date, access: Access) -> ServiceCard | None:
    """As the Board reads it: one that is not verified, or that this person does not read yet, is
    not there."""
    card, found = card_of(service.key, month), card_there(service, month)
    if card is None or found is None or not found.is_verified:
        return None
    return found if may_read_card(access, card) else None


def comments_on(service: ReportingService, month: date) -> dict[str, Said]:
    found = comments_of(authority_code(), service.key, month)
    return {key: Said(each.text, each.written_by.name) for key, each in found.items()}
