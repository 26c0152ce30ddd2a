"""When a lead is reminded of a milestone, and when the plan's owner hears of it.

Plain Python. Each reminder is a step with a name of its own (“overdue-2”), so that it is given
once; a step that fell on a weekend or on a day without service is given on the next working day.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from sightline.documents.plan import MilestoneData
from sightline.documents.plan.standing import is_open, lacks_progress, quarter_before, quarter_end
from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.working_days import WorkingDays

SHIPPED = CATALOGUE / "governance" / "plan_reminders.toml"


@dataclass(frozen=True)
class Reminders:
    """All in working days; see the file for what each means."""

    before_due: tuple[int, ...]
    overdue_every: int
    without_day_every: int
    quarter_told_within: int
    progress_after: tuple[int, ...]
    owner_after: int
    owner_every: int


def reminders_in(data: Path | None = None) -> Reminders:
    """The authority's own in its data folder, else the shipped ones.

    Raises TypeError or tomllib.TOMLDecodeError for a file that is none of this kind.
    """
    own = data / "plan_reminders.toml" if data else None
    file = own if own and own.is_file() else SHIPPED
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    return Reminders(
        **{name: tuple(n) if isinstance(n, list) else n for name, n in declared.items()}
    )


class What(StrEnum):
    """Why somebody is reminded, gravest first."""

    TO_OWNER = "to owner"
    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    NO_DAY = "no day"
    SILENT = "silent"
    SILENT_TO_OWNER = "silent to owner"

    @property
    def is_for_owner(self) -> bool:
        return self in {What.TO_OWNER, What.SILENT_TO_OWNER}


@dataclass(frozen=True)
class Step:
    """`name` is given once for `day`: the day it is due, or the end of the quarter."""

    what: What
    name: str
    day: date


@dataclass(frozen=True)
class Clock:
    """Today, with everything that counts working days."""

    today: date
    calendar: WorkingDays
    told: Reminders

    @property
    def is_working(self) -> bool:
        return self.calendar.is_working(self.today)

    def steps(self, line: MilestoneData, plan_from: date) -> Iterator[Step]:
        """All that is reached for a milestone today; the caller leaves out what was told before."""
        if not is_open(line):
            return
        if line.due_on is not None:
            yield from self._of_day(line.due_on)
        elif not line.timescale:
            yield from self._without_day(plan_from)
        yield from self._of_progress(line, plan_from)

    def _of_day(self, due: date) -> Iterator[Step]:
        left = self.calendar.between(self.today, due)
        if due > self.today:
            reached = [days for days in self.told.before_due if left <= days]
            if reached:
                yield Step(What.SOON, f"before-{min(reached)}", due)
        elif due == self.today:
            yield Step(What.TODAY, "today", due)
        elif left < 0:
            yield Step(What.OVERDUE, f"overdue-{(-left - 1) // self.told.overdue_every}", due)
            over = -left - self.told.owner_after
            if over >= 0:
                yield Step(What.TO_OWNER, f"owner-{over // self.told.owner_every}", due)

    def _without_day(self, plan_from: date) -> Iterator[Step]:
        since = self.calendar.between(plan_from, self.today)
        if since >= 0:
            yield Step(What.NO_DAY, f"no-day-{since // self.told.without_day_every}", plan_from)

    def _of_progress(self, line: MilestoneData, plan_from: date) -> Iterator[Step]:
        """Of the quarter that ended last; none before the plan began."""
        quarter = quarter_before(quarter_end(self.today))
        if quarter < plan_from or not lacks_progress(line, quarter):
            return
        since = self.calendar.between(quarter, self.today)
        if since > self.told.quarter_told_within:
            yield Step(What.SILENT_TO_OWNER, "owner-silent", quarter)
            return
        reached = [days for days in self.told.progress_after if days <= since]
        if reached:
            yield Step(What.SILENT, f"silent-{max(reached)}", quarter)


LONGEST = 300
"""Of a notice; where the numbers don’t fit, it says how many there are."""


def said(found: dict[What, list[str]]) -> str:
    """For one person: how many of what, with the first few by their numbers."""
    longest_first = (_said(found, most) for most in (2, 1, 0))
    return next((text for text in longest_first if len(text) <= LONGEST), "")


def _said(found: dict[What, list[str]], most: int) -> str:
    told = [each for each in What if found.get(each)]
    parts = [
        ("Your milestones", [each for each in told if not each.is_for_owner]),
        ("In the plan you keep", [each for each in told if each.is_for_owner]),
    ]
    return " ".join(
        f"{whose}: {'; '.join(_WORDS[each] + _listed(found[each], most) for each in those)}."
        for whose, those in parts
        if those
    )


_WORDS = {
    What.TO_OWNER: "overdue for long: ",
    What.OVERDUE: "overdue: ",
    What.TODAY: "due today: ",
    What.SOON: "due soon: ",
    What.NO_DAY: "without a timescale: ",
    What.SILENT: "no progress told of the quarter: ",
    What.SILENT_TO_OWNER: "nothing told of the last quarter: ",
}


def _listed(numbers: list[str], most: int) -> str:
    if not most:
        return str(len(numbers))
    shown = [number or "one without a number" for number in numbers[:most]]
    more = len(numbers) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
