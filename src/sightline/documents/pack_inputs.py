"""What a pack is made of, as data: its inputs, their parts, who brings each and how often."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.months import end_of_month, months_after, months_back
from sightline.vocabulary.working_days import WorkingDays

SHIPPED = CATALOGUE / "governance" / "pack.toml"
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class PackPart:
    """One thing somebody brings. `month`: with which its year ends; quarters end with March."""

    key: str
    title: str
    brings: str
    every: str
    headings: tuple[str, ...]
    due: int
    month: int = 3
    fed: tuple[str, ...] = ()
    exempt: str = ""

    def is_due(self, month: date) -> bool:
        """Whether a period of its own ends with that month."""
        return (month.month - self.month) % _MONTHS[self.every] == 0

    def due_before(self, month: date) -> date:
        """The last month for which it was due, before this one."""
        return next(day for n in range(1, 13) if self.is_due(day := months_back(month, n)))

    def due_next(self, month: date) -> date:
        first = month.replace(day=1)
        later = (end_of_month(months_after(first, n)) for n in range(1, 13))
        return next(day for day in later if self.is_due(day))


@dataclass(frozen=True)
class PackInput:
    """One of the things a pack holds. `made`: by Sightline, of cards or of services' reports."""

    key: str
    title: str
    made: str = ""
    parts: tuple[PackPart, ...] = ()


@dataclass(frozen=True)
class PackDays:
    """Working days after the month's end: when services are asked, and when all is due."""

    asked: int
    due: int
    parts_due: int


@dataclass(frozen=True)
class PackMakeUp:
    inputs: tuple[PackInput, ...]
    days: PackDays

    @property
    def parts(self) -> dict[str, PackPart]:
        return {part.key: part for each in self.inputs for part in each.parts}

    def due_on(self, month: date, calendar: WorkingDays) -> date:
        return nth_working_day(month, self.days.due, calendar)

    def asks_by(self, month: date, day: date, calendar: WorkingDays) -> bool:
        """Whether the day on which services are asked about the month has come."""
        return calendar.between(month, day) >= self.days.asked


def nth_working_day(month: date, number: int, calendar: WorkingDays) -> date:
    """That working day after the month's end, itself a working day."""
    return calendar.after(month, number - 1) + timedelta(days=1)


def pack_inputs(data: Path | None = None) -> PackMakeUp:
    """The authority's own in its data folder, else the shipped.

    Raises KeyError or tomllib.TOMLDecodeError for a file that is none of this kind.
    """
    own = data / "pack.toml" if data else None
    file = own if own and own.is_file() else SHIPPED
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    days = PackDays(**declared["days"])
    return PackMakeUp(tuple(_input(each, days) for each in declared["input"]), days)


def _input(said: dict[str, Any], days: PackDays) -> PackInput:
    parts = tuple(_part(each, days) for each in said.get("part", ()))
    return PackInput(said["key"], said["title"], said.get("made", ""), parts)


def _part(said: dict[str, Any], days: PackDays) -> PackPart:
    if said["every"] not in _MONTHS:
        raise KeyError(f"A part comes every month, quarter or year, not every “{said['every']}”.")
    return PackPart(
        key=said["key"],
        title=said["title"],
        brings=said["brings"],
        every=said["every"],
        headings=tuple(said["headings"]),
        due=said.get("due", days.parts_due),
        month=said.get("month", 3),
        fed=tuple(said.get("fed", ())),
        exempt=said.get("exempt", ""),
    )
