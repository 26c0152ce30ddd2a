"""Targets as data: several per indicator, each proposed or adopted, each with a dated profile."""

from dataclasses import dataclass, field
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


@dataclass(frozen=True, order=True)
class TargetPoint:
    """The value that is due from this day, until the next point's day."""

    due: date
    value: float


@dataclass(frozen=True)
class Target:
    """A target with its dated points, in the unit of its indicator.

    `tolerance` counts as met although short of it; within `amber` beyond that is close to it.
    Thresholds were never national: both bands are the authority's own, 0 unless set.
    """

    kind: TargetKind
    state: TargetState
    profile: tuple[TargetPoint, ...]
    tolerance: Tolerance = field(default_factory=Tolerance)
    amber: Tolerance = field(default_factory=Tolerance)

    @property
    def in_words(self) -> str:
        proposed = "proposed " if self.state is TargetState.PROPOSED else ""
        return f"{proposed}{self.kind.in_words}"

    def due_on(self, day: date) -> TargetPoint | None:
        """The latest point due by the day; None while the first is still to come."""
        due = [point for point in self.profile if point.due <= day]
        return max(due) if due else None


def speaking_order(target: Target) -> tuple[int, int]:
    """Adopted before proposed, then by kind."""
    return STATE_ORDER.index(target.state), KIND_ORDER.index(target.kind)
