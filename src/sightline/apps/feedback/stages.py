"""The stages of a complaint with their clocks, and the themes, as data says. Plain Python."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.vocabulary.deadlines import Deadline
from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed
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
    stages: Mapping[str, Stage]
    routes: Mapping[str, str]
    themes: Mapping[str, str]

    def stage(self, key: str) -> Stage:
        if key not in self.stages:
            raise NotAllowed(f"The complaints catalogue has no stage “{key}”.")
        return self.stages[key]

    def theme(self, key: str) -> str:
        return self.themes.get(key, key)


@lru_cache(maxsize=2)
def policy(governance: Path = CATALOGUE / "governance") -> Policy:
    text = (governance / "complaints.toml").read_text(encoding="utf-8")
    return policy_of(tomllib.loads(text))


def policy_of(told: Mapping[str, Any]) -> Policy:
    """Raises ValueError with a sentence for a clock that makes no sense."""
    stages = {
        each["key"]: Stage(route=route["key"], **each)
        for route in told["route"]
        for each in route["stage"]
    }
    for stage in stages.values():
        if stage.within < 1 or (stage.extend_to and stage.extend_to <= stage.within):
            raise ValueError(f"“{stage.title}” is extended to no more than it has: mend the file.")
    routes = {route["key"]: route["title"] for route in told["route"]}
    return Policy(stages, routes, told["themes"])


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
        days = self.days_taken
        taken = "1 working day" if days == 1 else f"{days} working days"
        return f"answered on {said(self.answered_on)}, after {taken}, {how}"

    def _deadline(self, within: int) -> Deadline:
        return Deadline(self.from_on, within, self.calendar)


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
