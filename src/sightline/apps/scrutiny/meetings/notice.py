"""Clear days' notice, and the weeks before an election in which a council publishes with care."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.working_days import WorkingDays

SHIPPED = CATALOGUE / "governance" / "pre_election.toml"
_ONE_DAY = timedelta(days=1)


def clear_days(published_on: date, held_on: date, days: WorkingDays) -> int:
    """Working days between the two, neither of them counted."""
    return max(days.between(published_on, held_on - _ONE_DAY), 0)


def latest_day(held_on: date, wanted: int, days: WorkingDays) -> date:
    """The last working day on which an agenda still has that many clear days before the meeting."""
    day = held_on - _ONE_DAY
    while clear_days(day, held_on, days) < wanted or not days.is_working(day):
        day -= _ONE_DAY
    return day


def check_notice(given: int, wanted: int, *, latest: date, short_because: str) -> None:
    """A meeting may be called at shorter notice; then its agenda says why."""
    if given >= wanted or len(short_because.split()) >= 3:
        return
    raise NotAllowed(
        f"That is {given} clear {'day' if given == 1 else 'days'}’ notice and {wanted} are needed, "
        "counting neither the day of publication nor the day of the meeting: the last day was "
        f"{latest.day} {latest:%B %Y}. Move the meeting, or say why it is called at shorter "
        "notice."
    )


@dataclass(frozen=True)
class Pause:
    """A pre-election period."""

    title: str
    from_on: date
    to_on: date

    def covers(self, day: date) -> bool:
        return self.from_on <= day <= self.to_on


def pauses(data: Path | None = None) -> tuple[Pause, ...]:
    """The authority's own file of that name in its data folder, else the shipped one."""
    own = data / "pre_election.toml" if data else None
    file = own if own and own.is_file() else SHIPPED
    found = tomllib.loads(file.read_text(encoding="utf-8")).get("period", [])
    return tuple(Pause(each["title"], each["from_on"], each["to_on"]) for each in found)


def warning_of(found: Iterable[Pause], *days: date) -> str:
    """What to bear in mind where one of the days lies in such a period; '' else."""
    hit = next((pause for pause in found if any(pause.covers(day) for day in days)), None)
    if hit is None:
        return ""
    return (
        f"This lies in the pre-election period of the {hit.title} "
        f"({hit.from_on.day} {hit.from_on:%B} to {hit.to_on.day} {hit.to_on:%B %Y}): meet and "
        "publish only what can’t wait, and nothing that could sway a vote."
    )
