"""Which states a target has, what may be said of it, and who may say it: plain Python."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isfinite

from sightline.judgement.limits import bounds_of
from sightline.judgement.shown import say
from sightline.judgement.targets import Stretch, TargetKind, TargetPoint, one_profile
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Unit

MOST_POINTS = 24


class Step(StrEnum):
    """How far a target has come. A proposed one is printed as “potential”."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"

    @property
    def in_words(self) -> str:
        return self.value.capitalize()

    @property
    def colour(self) -> str:
        return {Step.PROPOSED: "blue", Step.ADOPTED: "green"}.get(self, "grey")


MOVES = Moves(
    "target",
    {
        Step.PROPOSED: {"adopt": Step.ADOPTED, "withdraw": Step.WITHDRAWN},
        Step.ADOPTED: {"replace": Step.REPLACED, "withdraw": Step.WITHDRAWN},
        Step.REPLACED: {},
        Step.WITHDRAWN: {},
    },
)
OPEN = (Step.PROPOSED, Step.ADOPTED)


@dataclass(frozen=True)
class Agreed:
    """Who agreed to a target, in which meeting or paper, and on which day."""

    by: str = ""
    where: str = ""
    on: date | None = None


NOBODY_YET = Agreed()


def check_reason(why: str) -> None:
    if not why.strip():
        raise NotAllowed("Say why: the reason stands in the history for whoever asks later.")


def check_points(points: Sequence[TargetPoint], unit: Unit) -> None:
    """At least one value, each from its own day, and none that the indicator could never have."""
    if not points:
        raise NotAllowed("Give at least one value, and the day from which it is due.")
    if len(points) > MOST_POINTS:
        raise NotAllowed(f"A target has {MOST_POINTS} dated values at most.")
    days = [point.due for point in points]
    if twice := next((day for day in days if days.count(day) > 1), None):
        raise NotAllowed(f"Two values are due from {twice.day} {twice:%B %Y}. Keep one of them.")
    lowest, highest = bounds_of(unit)
    for point in points:
        if not isfinite(point.value):
            raise NotAllowed("A target must be a number.")
        if lowest is not None and point.value < lowest:
            raise NotAllowed(f"{say(point.value, unit)} is less than this figure can be.")
        if highest is not None and point.value > highest:
            raise NotAllowed(f"{say(point.value, unit)} is more than this figure can be.")


def check_can_propose(kind: TargetKind, proposed: Collection[str]) -> None:
    """`proposed`: the kinds that are proposed for the indicator already."""
    if kind in proposed:
        raise NotAllowed(f"A {kind.in_words} is proposed already. Change it, or withdraw it first.")


def check_agreed(agreed: Agreed, today: date) -> None:
    if not agreed.by.strip() or agreed.on is None:
        raise NotAllowed("An adopted target says who agreed it and on which day.")
    if agreed.on > today:
        raise NotAllowed("The day on which it was agreed can't lie ahead.")


def check_can_adopt(
    step: Step, agreed: Agreed, *, today: date, kind: TargetKind, in_file: bool
) -> None:
    """`in_file`: whether the authority's file has an adopted target of this kind."""
    MOVES.check(step, "adopt")
    check_agreed(agreed, today)
    if in_file:
        raise NotAllowed(
            f"The file of targets holds a {kind.in_words} for this indicator. Take it over to the "
            "page first, so that one of them speaks."
        )


def check_replaces_later(from_on: date | None, standing: TargetPoint | None, before: bool) -> None:
    """A day is needed where one stands; it may not lie before that one began."""
    if not before:
        return
    if from_on is None:
        raise NotAllowed("Another is adopted: say from which day this one takes its place.")
    if standing and from_on <= standing.due:
        first = standing.due
        raise NotAllowed(
            f"The adopted one is due from {first.day} {first:%B %Y}. Choose a later day, or "
            "withdraw it."
        )


def check_can_change(step: Step) -> None:
    if step not in OPEN:
        raise NotAllowed(f"A target that is {step} is not changed any more. Propose a new one.")


def in_order(stretches: Iterable[tuple[date | None, Sequence[TargetPoint]]]) -> list[TargetPoint]:
    """What is due from when, of successive adopted targets of one kind."""
    return list(one_profile(Stretch(tuple(points), from_on) for from_on, points in stretches))
