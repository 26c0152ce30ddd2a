"""Whose figure it is, what may be done with an entry, and which of its fields go together."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right, role_called, roles
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.printed_values import Amount, CollectedValue, Kind, Part, Shape
from sightline.vocabulary.printed_values.directions import ShownDirection
from sightline.vocabulary.words import Level, Status, Unit

FALLS_TO = "performance_analyst"
AUTHORITY = (Level.AUTHORITY, "")
DUE_AFTER = 10  # working days after the period's end, unless the indicator says otherwise


class EntryState(StrEnum):
    """Where an entry stands between the task and the figure."""

    WAITING = "waiting"
    TO_APPROVE = "to be approved"
    SENT_BACK = "sent back"
    IN_FORCE = "in force"


MOVES = Moves(
    "collected figure",
    {
        EntryState.WAITING: {
            "enter": EntryState.IN_FORCE,
            "submit": EntryState.TO_APPROVE,
        },
        EntryState.TO_APPROVE: {
            "approve": EntryState.IN_FORCE,
            "send back": EntryState.SENT_BACK,
            "submit": EntryState.TO_APPROVE,
            "take back": EntryState.WAITING,
        },
        EntryState.SENT_BACK: {
            "submit": EntryState.TO_APPROVE,
            "enter": EntryState.IN_FORCE,
        },
        EntryState.IN_FORCE: {
            "enter": EntryState.IN_FORCE,
            "submit": EntryState.TO_APPROVE,
            "take back": EntryState.WAITING,
        },
    },
)
OPEN = frozenset({EntryState.WAITING, EntryState.SENT_BACK})

WITH_VALUE = frozenset({Status.OK, Status.PROVISIONAL, Status.NEW})
NEEDS_REASON = frozenset({Status.NOT_YET_AVAILABLE})
# What a person may choose; the others are for computed figures alone.
STATUSES = (
    Status.OK,
    Status.PROVISIONAL,
    Status.NOT_YET_AVAILABLE,
    Status.TO_BE_CONFIRMED,
    Status.NEW,
    Status.NOT_MEASURED_LOCALLY,
    Status.QUALITATIVE,
    Status.SOURCE_TO_BE_IDENTIFIED,
    Status.DELIBERATELY_BLANK,
)


@dataclass(frozen=True)
class Said:
    """All that an owner says for one period. `value` is None where the status stands instead."""

    status: Status
    value: CollectedValue | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    in_year: bool = False
    why_provisional: str = ""
    reason: str = ""
    expected_on: date | None = None
    coverage_note: str = ""
    directions: tuple[ShownDirection, ...] = field(default=())
    narrative: str = ""
    explanation: str = ""
    forecast: str = ""


def check_said(said: Said) -> None:
    """Value and status are two fields, and have to agree."""
    has_value = said.value is not None
    if has_value and said.status not in WITH_VALUE:
        raise NotAllowed(
            f"There is a value, and its state is “{said.status.in_words}”. Leave the value out, "
            "or choose “Final”, “Provisional” or “New”."
        )
    if not has_value and said.status in {Status.OK, Status.PROVISIONAL}:
        raise NotAllowed("Give a value, or choose the state that says why there is none.")
    if said.status is Status.PROVISIONAL and not said.why_provisional:
        raise NotAllowed("Say why the value is provisional, such as “the method is new”.")
    if said.status in NEEDS_REASON and not said.reason:
        raise NotAllowed("Say why the figure is not yet available.")
    if said.status is Status.QUALITATIVE and not said.narrative:
        raise NotAllowed("A qualitative indicator is told in words: write the narrative.")
    if said.numerator is not None and said.denominator == 0:
        raise NotAllowed("A share of nobody is no number: leave both out and say so in words.")


def owner_of(owner: str) -> str:
    """The key of the role that answers; the performance analyst where no role is called so."""
    role = role_called(owner)
    return role.key if role else FALLS_TO


def owner_in_words(owner: str) -> str:
    """As it stands in a sentence: 'the principal social worker'."""
    role = role_called(owner)
    title = role.title if role else owner.replace("_", " ")
    return f"the {title[:1].lower()}{title[1:]}"


def unit_key(level: Level, unit: str) -> str:
    """How an indicator names a unit it is asked of: 'team:Assessment 3', 'authority'."""
    return f"{level.value}:{unit}" if unit else level.value


def units_asked(keys: Collection[str]) -> list[tuple[Level, str]]:
    """The units that give a value each: the whole authority where none is named."""
    parts = (key.partition(":") for key in keys)
    return [(Level(level), unit) for level, _, unit in parts] or [AUTHORITY]


@dataclass(frozen=True)
class Held:
    """The roles and rights that a person holds for one unit."""

    roles: frozenset[str]
    rights: frozenset[Right]


def held_for(access: Access, level: Level, unit: str) -> Held:
    """What counts for a unit's figure: roles that reach it. The authority's is for all who may."""
    holds = [each for each in access.holds if _reaches(each, level, unit)]
    rights = frozenset[Right]().union(*(each.rights for each in holds))
    return Held(frozenset(each.role for each in holds), rights)


def _reaches(hold: Hold, level: Level, unit: str) -> bool:
    return level is Level.AUTHORITY or hold.reaches(level, unit)


def can_enter(owner: str, held: Collection[str], rights: Collection[Right]) -> bool:
    """The owner, and whoever keeps the definitions and may type in for everybody."""
    if Right.ENTER_COLLECTED not in rights:
        return False
    return owner_of(owner) in held or FALLS_TO in held


def check_can_enter(owner: str, held: Collection[str], rights: Collection[Right]) -> None:
    if not can_enter(owner, held, rights):
        analyst = roles()[FALLS_TO].title.lower()
        raise NotAllowed(
            f"This figure is typed in by {owner_in_words(owner)}, or by a {analyst} for them."
        )


def check_can_approve(*, rights: Collection[Right], author: int | None, approver: int) -> None:
    if Right.APPROVE_COLLECTED not in rights:
        raise NotAllowed("Your roles do not let you approve collected figures.")
    if author == approver:
        raise NotAllowed("A second person approves what you typed in: it can't be yourself.")


def can_approve(*, rights: Collection[Right], author: int | None, approver: int) -> bool:
    return Right.APPROVE_COLLECTED in rights and author != approver


def check_why(why: str) -> None:
    if not why.strip():
        raise NotAllowed("Say what should be looked at again.")


_PER = {
    Unit.PERCENT: (Kind.PERCENT, 100),
    Unit.RATE_PER_1000: (Kind.NUMBER, 1_000),
    Unit.RATE_PER_10000: (Kind.NUMBER, 10_000),
    Unit.RATE_PER_100000: (Kind.NUMBER, 100_000),
}


def value_of_parts(unit: Unit, numerator: Decimal, denominator: Decimal) -> CollectedValue | None:
    """The share or rate that the two make, as it is written: one decimal, with its count behind a
    rate. None where the unit is neither, or nobody is there to be counted.
    """
    if unit not in _PER or not denominator:
        return None
    kind, per = _PER[unit]
    value = (per * numerator / denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if kind is Kind.PERCENT:
        return CollectedValue((Part(Amount(kind, value)),))
    amount = Amount(Kind.RATE, value, Shape.COUNT_IN_BRACKETS, numerator)
    return CollectedValue((Part(amount),))


def in_its_unit(unit: Unit, value: CollectedValue | None) -> CollectedValue | None:
    """Where a percentage is asked for, a bare "7.5" is one: nobody means seven and a half things.

    Of several parts each may be a count, so they stay as they were written.
    """
    if unit is not Unit.PERCENT or value is None or not value.is_single:
        return value
    (part,) = value.parts
    if part.amount.kind is not Kind.NUMBER:
        return value
    return replace(value, parts=(replace(part, amount=replace(part.amount, kind=Kind.PERCENT)),))


def unit_of(kind: Kind, *, has_decimals: bool) -> Unit:
    """What a written value is a number of, as computed figures say it."""
    return {
        Kind.PERCENT: Unit.PERCENT,
        Kind.RATE: Unit.RATE_PER_10000,
        Kind.DAYS: Unit.DAYS,
        Kind.RATIO: Unit.SCORE,
        Kind.NUMBER: Unit.SCORE if has_decimals else Unit.COUNT,
    }[kind]
