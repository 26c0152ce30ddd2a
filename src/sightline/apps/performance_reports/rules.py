"""Quarters, the states of a report, and who may write which of its sections."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed


class ReportState(StrEnum):
    PREPARING = "in preparation"
    READY = "ready to be agreed"
    FROZEN = "frozen"


REPORT_MOVES = Moves(
    "performance report",
    {
        ReportState.PREPARING: {"hand in": ReportState.READY},
        ReportState.READY: {
            "send back": ReportState.PREPARING,
            "freeze": ReportState.FROZEN,
        },
        ReportState.FROZEN: {"correct": ReportState.PREPARING},
    },
)


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of the financial year that begins in April of `year`."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in range(1, 5):
            raise NotAllowed("A year has the quarters 1 to 4.")

    @property
    def label(self) -> str:
        return f"Quarter {self.number} {self.year}-{(self.year + 1) % 100:02d}"

    @property
    def last(self) -> date:
        year, month = (self.year, 3 + self.number * 3) if self.number < 4 else (self.year + 1, 3)
        return date(year, month, monthrange(year, month)[1])

    @property
    def ends(self) -> tuple[date, ...]:
        """The last days of the year's quarters so far, this one's last."""
        return tuple(Quarter(self.year, each).last for each in range(1, self.number + 1))

    @property
    def before(self) -> "Quarter":
        return (
            Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)
        )

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The last quarter that had ended by the day."""
        month = (day.month - 4) % 12
        here = cls(day.year if day.month > 3 else day.year - 1, month // 3 + 1)
        return here if here.last <= day else here.before


@dataclass(frozen=True)
class Words:
    """What a section says so far, for whether the report may be handed in."""

    title: str
    text: str


def check_may_hand_in(sections: Sequence[Words]) -> None:
    if not sections:
        raise NotAllowed("The report has no sections yet. Add one before handing it in.")
    silent = [each.title for each in sections if not each.text.strip()]
    if silent:
        named = ", ".join(f"“{title}”" for title in silent)
        raise NotAllowed(f"Each section needs its words before the report is handed in: {named}.")


def check_is_open(state: ReportState) -> None:
    if state is not ReportState.PREPARING:
        raise NotAllowed(
            f"This report is {state}: send it back, or begin a correction, before changing it."
        )


def check_why(changes: str, *, version: int) -> None:
    """Whoever reads a later version wants to know what is other than before."""
    if version > 1 and not changes.strip():
        raise NotAllowed("Say what has changed since the version before.")


def check_may_write(*, everywhere: bool, services: frozenset[str], unit: str, title: str) -> None:
    """`services`: those whose figures the person may explain; `unit`: whose section it is."""
    if not everywhere and (not unit or unit not in services):
        raise NotAllowed(f"“{title}” is written by those who answer for that service.")
