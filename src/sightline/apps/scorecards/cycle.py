"""The steps of the month as data, and the moves table made of them. Plain Python."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.apps.people.rules import Right
from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.moves import Moves
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays

SHIPPED = CATALOGUE / "governance" / "cycle.toml"


@dataclass(frozen=True)
class CycleStep:
    """One step: what happens, whose it is, and by which working day of the month after a card
    should have left it (0: never). `needs` names the checks asked before it goes onward."""

    key: str
    title: str
    happens: str
    who: str
    right: Right
    reach: Level
    onward: str = ""
    back: str = ""
    working_day: int = 0
    only: bool = False
    needs: tuple[str, ...] = ()
    verified: bool = False
    frozen: bool = False

    @property
    def titled(self) -> str:
        return self.title[:1].upper() + self.title[1:]

    def due_on(self, month: date, calendar: WorkingDays) -> date | None:
        """The working day by which a card of that month leaves the step."""
        if not self.working_day:
            return None
        return calendar.after(month, self.working_day - 1) + timedelta(days=1)


@dataclass(frozen=True)
class Cycle:
    """The steps in order. `indicators`: those of the directorate's card, in its order."""

    steps: tuple[CycleStep, ...]
    directorate: str
    indicators: tuple[str, ...]

    def step(self, key: str) -> CycleStep:
        """The first where a card stands at a step that the file no longer has."""
        return next((step for step in self.steps if step.key == key), self.steps[0])

    @property
    def first(self) -> CycleStep:
        return self.steps[0]

    @property
    def states(self) -> type[StrEnum]:
        return _states(tuple((step.key, step.title) for step in self.steps))

    @property
    def moves(self) -> Moves[StrEnum]:
        """Forward one step, back one step; what each move is called is data."""
        return _moves(self.steps)

    def after(self, key: str, move: str) -> CycleStep:
        """Where the move leads; NotAllowed where it leads nowhere from there."""
        reached = self.moves.check(self.states[self.step(key).key], move)
        return self.step(reached.name)

    def is_back(self, key: str, move: str) -> bool:
        return move == self.step(key).back

    def number(self, key: str) -> int:
        """Its place, from 1."""
        return self.steps.index(self.step(key)) + 1


def cycle(data: Path | None = None) -> Cycle:
    """The authority's own in its data folder, else the shipped one."""
    own = data / "cycle.toml" if data else None
    file = own if own and own.is_file() else SHIPPED
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(file: Path, stamp: int) -> Cycle:
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    top = declared["directorate"]
    steps = tuple(_step(each) for each in declared["step"])
    return Cycle(steps, top["title"], tuple(top["indicators"]))


def _step(told: dict[str, Any]) -> CycleStep:
    kept = told | {"right": Right(told["right"]), "reach": Level(told["reach"])}
    return CycleStep(**kept | {"needs": tuple(told.get("needs", ()))})


@lru_cache(maxsize=4)
def _states(named: tuple[tuple[str, str], ...]) -> type[StrEnum]:
    return StrEnum("State", list(named))  # type: ignore[return-value]


@lru_cache(maxsize=4)
def _moves(steps: tuple[CycleStep, ...]) -> Moves[StrEnum]:
    states = _states(tuple((step.key, step.title) for step in steps))
    table: dict[StrEnum, dict[str, StrEnum]] = {}
    for number, step in enumerate(steps):
        ways = table.setdefault(states[step.key], {})
        if step.onward:
            ways[step.onward] = states[steps[number + 1].key]
        if step.back:
            ways[step.back] = states[steps[number - 1].key]
    return Moves("card", table)
