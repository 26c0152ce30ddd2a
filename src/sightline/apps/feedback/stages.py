"""The stages of a complaint with their clocks, and the themes, as data says. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from sightline.apps.feedback.states import STAGE_OF
from sightline.vocabulary.deadlines import Deadline
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.own_files import own_or_shipped
from sightline.vocabulary.working_days import WorkingDays


@dataclass(frozen=True)
class Stage:
    """`within`: working days; `extend_to`: how far at most, 0 where it can't be extended."""

    key: str
    title: str
    route: str
    within: int
    starts: str
    extend_to: int = 0
    ask_next_within: int = 0


@dataclass(frozen=True)
class Policy:
    """`problem`: why the authority's own file is not used."""

    stages: Mapping[str, Stage]
    routes: Mapping[str, str]
    themes: Mapping[str, str]
    problem: str = ""

    def stage(self, key: str) -> Stage:
        if key not in self.stages:
            raise NotAllowed(f"The complaints catalogue has no stage “{key}”.")
        return self.stages[key]

    def theme(self, key: str) -> str:
        return self.themes.get(key, key)


def policy(data: Path | None = None) -> Policy:
    """The authority's own in its data folder, else the shipped one."""
    found, problem = own_or_shipped("complaints.toml", data, policy_of)
    return replace(found, problem=problem) if problem else found


def policy_of(told: Mapping[str, Any]) -> Policy:
    """Raises ValueError with a sentence for a clock that makes no sense."""
    stages = {
        each["key"]: Stage(route=route["key"], **each)
        for route in told["route"]
        for each in route["stage"]
    }
    if missing := sorted(set(STAGE_OF.values()) - stages.keys()):
        raise ValueError(f"the stage “{missing[0]}” is missing")
    for stage in stages.values():
        if stage.within < 1 or (stage.extend_to and stage.extend_to <= stage.within):
            raise ValueError(f"“{stage.title}” is extended to no more than it has")
    routes = {route["key"]: route["title"] for route in told["route"]}
    return Policy(stages, routes, dict(told["themes"]))


@dataclass(frozen=True)
class Clock:
    """One stage's clock. Only one runs at a time, so what is due is never in doubt.

    `first` is what the stage gives, `last` what it was extended to; both are shown where differing.
    """

    stage: Stage
    from_on: date
    extended_to: int = 0
    answered_on: date | None = None
    calendar: WorkingDays = field(default_factory=WorkingDays)

    @property
    def first_due_on(self) -> date:
        return self._deadline(self.stage.within).due_on(self.from_on)

    @property
    def due_on(self) -> date:
        return self._deadline(self.extended_to or self.stage.within).due_on(self.from_on)

    @property
    def ask_next_by(self) -> date | None:
        """The last day on which the next stage can be asked for; None while none is answered."""
        if self.answered_on is None or not self.stage.ask_next_within:
            return None
        return Deadline(self.answered_on, self.stage.ask_next_within, self.calendar).due_on(
            self.answered_on
        )

    def next_in_words(self, today: date) -> str:
        by = self.ask_next_by
        if by is None:
            return ""
        if today > by:
            return f"The next stage could be asked for until {said(by)}; later only with a reason."
        left = self.calendar.between(today, by)
        return f"The next stage can be asked for until {said(by)}, {in_days(left)} from today."

    def is_late(self, today: date) -> bool:
        return (self.answered_on or today) > self.due_on

    @property
    def days_taken(self) -> int | None:
        """Working days from the start to the answer; None while there is none."""
        if self.answered_on is None:
            return None
        return self.calendar.between(self.from_on, self.answered_on)

    def in_words(self, today: date) -> str:
        if self.answered_on is None:
            return self._deadline(self.extended_to or self.stage.within).in_words(today)
        how = "late" if self.is_late(today) else "in time"
        taken = in_days(self.days_taken or 0)
        return f"answered on {said(self.answered_on)}, after {taken}, {how}"

    def _deadline(self, within: int) -> Deadline:
        return Deadline(self.from_on, within, self.calendar)


def total_in_words(
    received_on: date, closed_on: date | None, calendar: WorkingDays, today: date
) -> str:
    """The second clock: how long all stages have taken together, with the days in between."""
    taken = in_days(calendar.between(received_on, closed_on or today))
    if closed_on:
        return f"In all {taken}, from {said(received_on)} to {said(closed_on)}."
    return f"In all {taken} since it was received on {said(received_on)}."


def in_days(days: int) -> str:
    return "1 working day" if days == 1 else f"{days} working days"


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
