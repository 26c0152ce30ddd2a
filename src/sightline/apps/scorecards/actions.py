"""Every write of the month: a month opened, a version made, a card moved."""

from datetime import date, datetime
from functools import partial

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.scorecards import checks, making, papers_made, queries, rules, telling
from sightline.apps.scorecards.models import Card, CardMove, CardVersion
from sightline.apps.scorecards.rules import VersionKind
from sightline.documents.card import CardData
from sightline.documents.card_stored import as_text, hash_of
from sightline.vocabulary.not_allowed import NotAllowed

OPENED = "opened"


def open_month(*, by: User | None, month: date, at: datetime, snapshot: str = "") -> list[Card]:
    """Open every service's card of the month that is not there yet, each with its draft.

    `by` None: due work. Returns those that were opened now; again, none.
    """
    of = making.figures_of(snapshot)
    rules.check_covered(month, making.covered_until(of))
    there = {card.service for card in queries.cards_of(month)}
    missing = [each for each in queries.services().values() if each.key not in there]
    made = making.cards_made(of, missing, month, at) if missing else ()
    opened = (_open(by=by, data=data, at=at) for data in made)
    return [card for card in opened if card is not None]


def _open(*, by: User | None, data: CardData, at: datetime) -> Card | None:
    """None where somebody else opened it at this moment."""
    first = queries.the_cycle().first
    with transaction.atomic():
        card, is_new = Card.objects.get_or_create(
            authority=data.authority, service=data.service, month=data.month,
            defaults={
                "title": data.title, "unit": data.unit, "state": first.key, "since": at,
                "opened_at": at,
            },
        )  # fmt: skip
        if not is_new:
            return None
        CardMove.objects.create(card=card, move=OPENED, to_state=first.key, by=by, at=at)
        _add_version(by=by, card=card, data=data, kind=VersionKind.DRAFT, why="", at=at)
        record_event(
            by=by, did="card.opened", to=card, at=at, service=card.service,
            month=card.month.isoformat(), snapshot=data.snapshot,
        )  # fmt: skip
        transaction.on_commit(partial(telling.tell_of_step, card, by, at))
    return card


def make_version(
    *, by: User, access: Access, card: Card, at: datetime, why: str = "", snapshot: str = ""
) -> CardVersion:
    """The card's figures anew, from the newest published snapshot (or the one named)."""
    step = queries.step_of(card)
    kind = rules.check_can_make_version(access, card.unit, step, why)
    of = making.figures_of(snapshot)
    rules.check_covered(card.month, making.covered_until(of))
    service = queries.services().get(card.service)
    if service is None:
        raise NotAllowed("This reporting service is no longer in the file of services.")
    (data,) = making.cards_made(of, [service], card.month, at)
    with transaction.atomic():
        Card.objects.select_for_update().get(pk=card.pk)
        newest = card.versions.order_by("-number").first()
        if newest and newest.sha256 == hash_of(as_text(data)):
            raise NotAllowed(f"Nothing has changed since version {newest.number}.")
        return _add_version(by=by, card=card, data=data, kind=kind, why=why.strip(), at=at)


def _add_version(
    *, by: User | None, card: Card, data: CardData, kind: VersionKind, why: str, at: datetime
) -> CardVersion:
    text = as_text(data)
    number = card.versions.count() + 1
    made = CardVersion.objects.create(
        card=card, number=number, kind=kind.value, snapshot=data.snapshot,
        data_as_at=data.data_as_at, content=text, sha256=hash_of(text), why=why, made_by=by,
        made_at=at,
    )  # fmt: skip
    card.refresh_from_db(fields=["versions"])  # what was read of them before is no longer whole
    record_event(
        by=by, did="card.version_made", to=card, at=at, number=number, kind=kind.value,
        snapshot=data.snapshot, sha256=made.sha256,
    )  # fmt: skip
    return made


def move_card(
    *, by: User, access: Access, card: Card, move: str, read: int, at: datetime, note: str = ""
) -> Card:
    """Take a card one step onward or, with a reason, back.

    `read`: the card's version number on the page; raises EditedMeanwhile where somebody else has
    moved it since. Raises NotAllowed with everything that is still missing.
    """
    cycle = queries.the_cycle()
    step, reached = cycle.step(card.state), cycle.after(card.state, move)
    is_back = cycle.is_back(card.state, move)
    rules.check_can_move(access, card.unit, step)
    rules.check_note(note, is_back=is_back)
    if not is_back:
        rules.check_nothing_against(checks.against(card, step.needs), step)
    with transaction.atomic():
        came_from, card.state, card.since = card.state, reached.key, at
        save_version(card, read=read, fields=["state", "since"])
        CardMove.objects.create(
            card=card, move=move, from_state=came_from, to_state=reached.key, note=note.strip(),
            by=by, at=at,
        )  # fmt: skip
        if reached.verified and not step.verified:
            _verify(by=by, card=card, at=at)
        if reached.frozen and not is_back:
            papers_made.freeze_card(by=by, card=card, at=at)
        record_event(
            by=by, did="card.moved", to=card, at=at, move=move, came_from=came_from,
            reached=reached.key,
        )  # fmt: skip
        if not is_back:
            transaction.on_commit(partial(telling.tell_of_step, card, by, at))
    return card


def _verify(*, by: User, card: Card, at: datetime) -> None:
    """The newest figures are those that the service answers for, word for word."""
    newest = card.versions.order_by("-number").first()
    if newest is None:
        raise NotAllowed("There is no version of this card to verify.")
    _add_version(by=by, card=card, data=newest.data, kind=VersionKind.VERIFIED, why="", at=at)
