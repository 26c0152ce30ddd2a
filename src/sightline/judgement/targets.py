"""Targets as data: several per indicator, each proposed or adopted, each with a dated profile."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final

from sightline.judgement.direction import Tolerance


class TargetKind(StrEnum):
    """In the order in which one speaks where several of the same state apply."""

    STATUTORY = "statutory"
    LOCAL = "local"
    DEPRIVATION_ADJUSTED = "deprivation_adjusted"
    MID_WAY = "mid_way"
    AMBITIOUS = "ambitious"

    @property
    def in_words(self) -> str:
        return {
            TargetKind.STATUTORY: "statutory target",
            TargetKind.LOCAL: "local target",
            TargetKind.DEPRIVATION_ADJUSTED: "deprivation-adjusted target",
            TargetKind.MID_WAY: "mid-way target",
            TargetKind.AMBITIOUS: "ambitious target",
        }[self]


class TargetState(StrEnum):
    """A proposed target is printed as one; it speaks only while nothing is adopted."""

    ADOPTED = "adopted"
    PROPOSED = "proposed"


KIND_ORDER: Final = tuple(TargetKind)
STATE_ORDER: Final = tuple(TargetState)


@dataclass(frozen=True)
class WorkedOut:
    """A value said as a change from another: −20 percent is a fifth less than `of`.

    `base` says in words what that was ("190 in the year to 31 March 2026"). The value is the one
    that was agreed: it stays when the base is counted again and comes out otherwise.
    """

    percent: float
    of: float
    base: str = ""

    @property
    def value(self) -> float:
        return self.of * (100 + self.percent) / 100

    @property
    def in_words(self) -> str:
        if self.percent == 0:
            change = "the same as"
        else:
            change = f"{abs(self.percent):g}% {'less' if self.percent < 0 else 'more'} than"
        return f"{change} {self.base or format(self.of, 'g')}"


@dataclass(frozen=True, order=True)
class TargetPoint:
    """The value that is due from this day, until the next point's day.

    `worked_out`: what it was said as, where that was a percentage of something. `note`: what else
    belongs to the value in print, such as the number behind a share ("190 families").
    """

    due: date
    value: float
    worked_out: WorkedOut | None = field(default=None, compare=False)
    note: str = field(default="", compare=False)


@dataclass(frozen=True)
class Target:
    """A target with its dated points, in the unit of its indicator.

    `tolerance` counts as met although short of it; within `amber` beyond that is close to it.
    Thresholds were never national: both bands are the authority's own, 0 unless set. From the day
    `until` nothing is due any more: it was withdrawn.
    """

    kind: TargetKind
    state: TargetState
    profile: tuple[TargetPoint, ...]
    tolerance: Tolerance = field(default_factory=Tolerance)
    amber: Tolerance = field(default_factory=Tolerance)
    until: date | None = None

    @property
    def in_words(self) -> str:
        proposed = "proposed " if self.state is TargetState.PROPOSED else ""
        return f"{proposed}{self.kind.in_words}"

    def due_on(self, day: date) -> TargetPoint | None:
        """The latest point due by the day; None while the first is still to come."""
        if self.until is not None and day >= self.until:
            return None
        due = [point for point in self.profile if point.due <= day]
        return max(due) if due else None


def speaking_order(target: Target) -> tuple[int, int]:
    """Adopted before proposed, then by kind."""
    return STATE_ORDER.index(target.state), KIND_ORDER.index(target.kind)


@dataclass(frozen=True)
class Stretch:
    """A profile as it was adopted: it holds from the day `from_on` (None: from its first point)."""

    profile: tuple[TargetPoint, ...]
    from_on: date | None = None


def one_profile(stretches: Iterable[Stretch]) -> tuple[TargetPoint, ...]:
    """Successive targets of one kind as one: each takes the place of those before it from its day.

    Where the new one has nothing due yet on that day, the old one stands until it has.
    """
    made: list[TargetPoint] = []
    for stretch in stretches:
        points = sorted(stretch.profile)
        if stretch.from_on is not None:
            begun = [point for point in points if point.due <= stretch.from_on]
            first = [replace(begun[-1], due=stretch.from_on)] if begun else []
            points = [*first, *(point for point in points if point.due > stretch.from_on)]
        if points:
            made = [point for point in made if point.due < points[0].due] + points
    return tuple(made)
