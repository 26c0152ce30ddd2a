"""A plan as a file says it. None and empty: the file says nothing of it."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class ReadMilestone:
    """`text` empty: the line of an action that has none. `said`: the further fields, by key."""

    place: str
    number: str
    text: str
    timescale: str = ""
    leads: tuple[str, ...] = ()
    progress: str = ""
    new_in: date | None = None
    said: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadAction:
    place: str
    number: str
    title: str
    milestones: tuple[ReadMilestone, ...]
    completed_number: str = ""
    completed_in: date | None = None
    new_in: date | None = None
    indicators: tuple[str, ...] = ()

    @property
    def shown_number(self) -> str:
        return self.completed_number or self.number


@dataclass(frozen=True)
class ReadArea:
    code: str
    name: str
    actions: tuple[ReadAction, ...]
    holds_completed: bool = False
    is_inspection: bool = False


@dataclass(frozen=True)
class Aside:
    """A row that has no place in the plan, with all that stood in it."""

    place: str
    words: str
    reason: str


@dataclass(frozen=True)
class Remark:
    """Something about a row that was read."""

    place: str
    sentence: str


@dataclass(frozen=True)
class ReadPlan:
    name: str
    areas: tuple[ReadArea, ...]
    aside: tuple[Aside, ...] = ()
    remarks: tuple[Remark, ...] = ()
    not_read: tuple[str, ...] = ()

    @property
    def actions(self) -> list[tuple[ReadArea, ReadAction]]:
        return [(area, action) for area in self.areas for action in area.actions]
