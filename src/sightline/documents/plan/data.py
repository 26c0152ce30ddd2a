"""An improvement plan as plain data: what pages, papers, files and checks read of it.

One picture for all: the plan as it is, as it stood on some day, or as it was fixed at a quarter's
end. Numbers, words and timescales stand exactly as they were written.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Brag(StrEnum):
    """How a milestone stands; what each colour means is data (`governance/brag.toml`)."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """How the target of a milestone came out. A completed action may well show a missed one."""

    MET = "met"
    MISSED = "missed"
    PARTLY = "partly met"


@dataclass(frozen=True)
class LeadData:
    """`as_written` with what stood in brackets; `name` after spellings were brought together."""

    as_written: str
    name: str
    user: int | None = None
    role: str = ""
    is_group: bool = False


@dataclass(frozen=True)
class TargetData:
    what: str
    value: float
    unit: str = ""
    by_on: date | None = None
    indicator: str = ""


@dataclass(frozen=True)
class MilestoneData:
    """`is_action_line`: no milestone, but the line of an action that has none.

    `progress` is the note of the latest quarter reported, with “as above” already resolved in
    `progress_means` where it could be. `asked_timescale`: one asked for and not decided yet.
    """

    id: int
    number: str
    text: str
    timescale: str
    due_on: date | None
    leads: tuple[LeadData, ...] = ()
    brag: Brag = Brag.UNKNOWN
    rated_on: date | None = None
    progress: str = ""
    progress_quarter: date | None = None
    progress_means: str = ""
    new_in: date | None = None
    outcome: Outcome | None = None
    came_out: str = ""
    replaces: str = ""
    targets: tuple[TargetData, ...] = ()
    escalated_to: tuple[str, ...] = ()
    waits_for: tuple[str, ...] = ()
    withdrawn_because: str = ""
    changes: tuple[str, ...] = ()
    asked_timescale: str = ""

    @property
    def is_action_line(self) -> bool:
        return not self.text

    @property
    def is_done(self) -> bool:
        return self.brag is Brag.BLUE


@dataclass(frozen=True)
class ActionData:
    id: int
    number: str
    title: str
    milestones: tuple[MilestoneData, ...]
    new_in: date | None = None
    completed_number: str = ""
    completed_in: date | None = None
    indicators: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()

    @property
    def is_completed(self) -> bool:
        """Listed among the completed actions."""
        return bool(self.completed_number)

    @property
    def shown_number(self) -> str:
        return self.completed_number or self.number


@dataclass(frozen=True)
class AreaData:
    id: int
    code: str
    name: str
    actions: tuple[ActionData, ...]
    is_inspection: bool = False
    holds_completed: bool = False


@dataclass(frozen=True)
class PlanData:
    """`as_at`: the day whose standing this shows."""

    id: int
    title: str
    years: str
    as_at: date
    areas: tuple[AreaData, ...]
    caveat: str = ""
    success: tuple[tuple[str, str], ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    from_on: date | None = None
    to_on: date | None = None

    @property
    def actions(self) -> Iterator[ActionData]:
        for area in self.areas:
            yield from area.actions

    @property
    def lines(self) -> Iterator[tuple[AreaData, ActionData, MilestoneData]]:
        """Every line of the plan, as printed: milestones, and actions that have none."""
        for area in self.areas:
            for action in area.actions:
                for milestone in action.milestones:
                    yield area, action, milestone
