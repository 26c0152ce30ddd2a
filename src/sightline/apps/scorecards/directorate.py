"""The directorate’s one card: the high-level indicators of every service, as verified."""

from dataclasses import dataclass, replace
from datetime import date

from sightline.apps.figures.queries import marked_as_key
from sightline.apps.scorecards import papers_made, queries
from sightline.apps.scorecards.models import Card, CardVersion
from sightline.documents.card import CardData, CardRow
from sightline.documents.card_document import card_document
from sightline.documents.model import Document, Listing, Note, Paragraph

KEY = "directorate"


@dataclass(frozen=True)
class Directorate:
    """`data`: one card, whose areas are the services. `missing`: services that are not on it, each
    with the reason in a sentence."""

    month: date
    data: CardData | None
    versions: tuple[tuple[Card, CardVersion], ...]
    missing: tuple[str, ...]


def directorate_of(month: date) -> Directorate:
    """Made anew each time of the services’ verified versions: nothing unverified gets onto it."""
    cards = {card.service: card for card in queries.cards_of(month)}
    verified = [
        (card, version) for card in cards.values() if (version := queries.verified_version(card))
    ]
    missing = [
        _why_missing(service.title, cards.get(key))
        for key, service in queries.services().items()
        if key not in {card.service for card, _ in verified}
    ]
    data = _joined(month, verified) if verified else None
    return Directorate(month, data, tuple(verified), tuple(missing))


def _why_missing(title: str, card: Card | None) -> str:
    if card is None:
        return f"{title}: no card of the month is open."
    step = queries.step_of(card)
    since = f"{card.since.day} {card.since:%B}"
    return f"{title}: not verified; at “{step.title}” since {since} ({step.who})."


def _joined(month: date, verified: list[tuple[Card, CardVersion]]) -> CardData:
    cycle = queries.the_cycle()
    wanted = list(dict.fromkeys([*cycle.indicators, *marked_as_key()]))
    rows = [row for card, version in verified for row in _chosen(card, version, wanted)]
    first = verified[0][1].data
    return replace(
        first,
        service=KEY,
        title=cycle.directorate,
        month=month,
        unit="",
        snapshot=", ".join(dict.fromkeys(version.snapshot for _, version in verified)),
        data_as_at=min(version.data_as_at for _, version in verified),
        areas=tuple((card.service, card.title) for card, _ in verified),
        rows=tuple(rows),
        attributions=tuple(dict.fromkeys(
            text for _, version in verified for text in version.data.attributions
        )),
    )  # fmt: skip


def _chosen(card: Card, version: CardVersion, wanted: list[str]) -> list[CardRow]:
    by_indicator = version.data.by_indicator
    found = [by_indicator[name] for name in wanted if name in by_indicator]
    return [replace(row, area=card.service, of_unit=None) for row in found]


def document_of(found: Directorate) -> Document | None:
    """None while no service has verified its card."""
    if found.data is None:
        return None
    made_of = tuple(
        f"{card.title}: {papers_made.words_of(version)}, snapshot {version.snapshot}, "
        f"hash {version.sha256[:12]}"
        for card, version in found.versions
    )
    after = (Paragraph("Made of these versions:"), Listing(made_of))
    if found.missing:
        after = (Note("Not on this card: " + " ".join(found.missing)), *after)
    return card_document(found.data, version="From verified versions", after=after)
