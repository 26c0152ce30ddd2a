"""Three demo months of scorecards: one published, one at the Board, one under way."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.db import transaction

from sightline.apps.commentary import actions as commentary
from sightline.apps.commentary.queries import comments_of, missing
from sightline.apps.figures.queries import figures_file, source
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_store
from sightline.apps.people.models import User
from sightline.apps.scorecards import actions, queries
from sightline.apps.scorecards.making import figures_of
from sightline.apps.scorecards.models import Card
from sightline.documents.card import CardRow
from sightline.judgement.marks import Rating

_OCTOBER = date(2026, 10, 31)
# Of each month: when it opened, when late records were taken in, and the day of each step onward.
_CLOSED = {
    date(2026, 8, 31): (date(2026, 9, 1), date(2026, 10, 1), (
        date(2026, 9, 4), date(2026, 9, 9), date(2026, 10, 2), date(2026, 10, 5),
        date(2026, 10, 8), date(2026, 10, 12), date(2026, 10, 14),
    )),
    date(2026, 9, 30): (date(2026, 10, 1), date(2026, 11, 2), (
        date(2026, 10, 7), date(2026, 10, 12), date(2026, 11, 3), date(2026, 11, 5),
        date(2026, 11, 10), date(2026, 11, 12),
    )),
}  # fmt: skip
_UNDER_WAY = (date(2026, 11, 6), date(2026, 11, 11), date(2026, 11, 16))
# How far the October cards have come: the last one is late with its draft.
_STEPS_IN_OCTOBER = {
    "assessment_and_safeguarding": 2,
    "care_and_leaving_care": 3,
    "front_door_and_early_help": 1,
    "practice_and_partners": 0,
}
_LATE_RECORDS = "Late recording came in with the next extract, and two reviews were put right."
_UPDATED = ("assessment_and_safeguarding", "care_and_leaving_care")
_WORDS = (
    "{headline} The teams went through the cases one by one: most of it is recording that came "
    "after the month’s end. Team managers look at the list each Monday until it is back.",
    "{headline} Vacancies in two teams explain most of it. Agency cover began this month, and the "
    "group manager reviews the longest waits each week.",
    "{headline} Demand rose while the number of workers did not. We moved one post for the winter "
    "and expect to see it in the figure within two months.",
    "{headline} A small number of large families moves this figure. It was looked at child by "
    "child, and none had been missed.",
)


@dataclass(frozen=True)
class _People:
    """Who does what in the demonstration."""

    analyst: User
    director: User
    head: User


def ensure_cards(at: datetime) -> None:
    """Once, on first use, with the published figures of each month. Everybody must be there."""
    found = {each.email.partition("@")[0]: each for each in User.objects.all()}
    if source() is None or Card.objects.exists():
        return
    if not {"analyst", "director", "head.of.service"} <= found.keys():
        return
    with transaction.atomic():
        _seed(_People(found["analyst"], found["director"], found["head.of.service"]), at)


def _seed(people: _People, at: datetime) -> None:
    for month, (opened_on, late_on, days) in _CLOSED.items():
        _close(people, month, opened_on, late_on, days, at)
    cards = _open(people, _OCTOBER, date(2026, 11, 2), at)
    for card in cards:
        for day in _UNDER_WAY[: _STEPS_IN_OCTOBER.get(card.service, 0)]:
            _onward(people, card, day, at)


def _close(
    people: _People, month: date, opened_on: date, late_on: date, days: tuple[date, ...],
    at: datetime,
) -> None:  # fmt: skip
    """A month taken through its steps; late records make an updated version of some cards."""
    later = _snapshot_of(next(iter(d for d in (*_CLOSED, _OCTOBER) if d > month)))
    for card in _open(people, month, opened_on, at):
        for number, day in enumerate(days):
            is_newer = bool(later) and card.newest is not None and card.newest.snapshot != later
            if number == 2 and is_newer and card.service in _UPDATED:
                actions.make_version(
                    by=people.analyst, access=access_of(people.analyst, at), card=card,
                    at=_time(late_on, at), why=_LATE_RECORDS, snapshot=later,
                )  # fmt: skip
            if queries.step_of(card).needs == ("commentary_written",):
                _explain(people, card, day, at)
            _onward(people, card, day, at)


def _open(people: _People, month: date, day: date, at: datetime) -> list[Card]:
    snapshot = _snapshot_of(month)
    if not figures_of(snapshot) or month not in figures_file(figures_of(snapshot)).days:
        return []
    actions.open_month(by=None, month=month, at=_time(day, at), snapshot=snapshot)
    return queries.cards_of(month)


def _snapshot_of(month: date) -> str:
    """The snapshot that was published with the extract of that day; the newest without one."""
    store = authority_store()
    steps = store.publications() if store else []
    found = [step.snapshot for step in steps if step.at.date() == month]
    return found[-1] if found else ""


def _onward(people: _People, card: Card, day: date, at: datetime) -> None:
    step = queries.step_of(card)
    by = _mover(people, card)
    actions.move_card(
        by=by, access=access_of(by, at), card=card, move=step.onward, read=card.version,
        at=_time(day, at),
    )  # fmt: skip


def _mover(people: _People, card: Card) -> User:
    """The head of service where the step is their service's; else the analyst or the director."""
    step = queries.step_of(card)
    if step.right == "run_board":
        return people.director
    if step.right == "verify_cards":
        return people.head if card.service == "assessment_and_safeguarding" else people.director
    return people.analyst


def _explain(people: _People, card: Card, day: date, at: datetime) -> None:
    """Words about every figure that wants some, as its service wrote them."""
    service = queries.services()[card.service]
    version = queries.verified_version(card)
    if version is None:
        return
    by = people.head if card.service == "assessment_and_safeguarding" else people.director
    comments = comments_of(card.authority, card.service, card.month)
    rows = version.data.by_indicator
    for number, wanted in enumerate(missing(comments, version.data.rows)):
        commentary.write(
            by=by, access=access_of(by, at), authority=card.authority, service=service,
            month=card.month, text=_words(rows[wanted.indicator], number),
            indicator=wanted.indicator, at=_time(day, at),
        )  # fmt: skip


def _words(row: CardRow, number: int) -> str:
    said = f"{(row.headline or f'{row.title}: {row.shown}').rstrip('.')}."
    if row.rating is Rating.GREEN:
        return f"{said} The target is still met, and we watch it."
    return _WORDS[number % len(_WORDS)].format(headline=said)


def _time(day: date, at: datetime) -> datetime:
    """Nine in the morning of that day, and never after the demonstration's own now."""
    return min(datetime.combine(day, time(9), UTC), at)
