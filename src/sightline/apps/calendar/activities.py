"""The activities of the QA year as data: how often, who, why, what comes of it, in which view.

Plain Python. `activities(data)` reads the shipped catalogue and, over it, the authority's own file.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed

SHIPPED = CATALOGUE / "governance" / "qa_activities.toml"


class Rhythm(StrEnum):
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def in_words(self) -> str:
        return _RHYTHMS[self]


_RHYTHMS = {
    Rhythm.DAY: "daily", Rhythm.WEEK: "weekly", Rhythm.FORTNIGHT: "fortnightly",
    Rhythm.MONTH: "monthly", Rhythm.QUARTER: "quarterly", Rhythm.YEAR: "annually",
}  # fmt: skip


class View(StrEnum):
    """The four ways of looking at quality."""

    INDEPENDENT = "independent"
    PROVIDER = "provider"
    VOICE = "voice"
    PROFESSIONAL = "professional"

    @property
    def in_words(self) -> str:
        return _VIEWS[self]


_VIEWS = {
    View.INDEPENDENT: "Independent challenge", View.PROVIDER: "Provider challenge",
    View.VOICE: "Voice of children and families", View.PROFESSIONAL: "Professional challenge",
}  # fmt: skip


@dataclass(frozen=True)
class Frequency:
    """`at_slowest`: the longest gap allowed where the pace depends on something."""

    every: Rhythm
    at_slowest: Rhythm | None = None
    also_every: Rhythm | None = None
    depends_on: str = ""
    at_least: bool = False

    @property
    def counted(self) -> Rhythm:
        """The stretch of time in which one is wanted: nothing is missed before its end."""
        return self.at_slowest or self.every

    @property
    def is_quick(self) -> bool:
        """Wanted every fortnight or more often: nobody is reminded of it."""
        return self.counted in {Rhythm.DAY, Rhythm.WEEK, Rhythm.FORTNIGHT}

    @property
    def in_words(self) -> str:
        if self.at_least:
            more = f", more often as {self.depends_on.removeprefix('what ')}"
            return f"At least once a {self.every.value}{more if self.depends_on else ''}"
        said = self.every.in_words
        if self.at_slowest:
            said += f" or {self.at_slowest.in_words}"
        if self.depends_on:
            said += f", dependent on {self.depends_on}"
        if self.also_every:
            said += f" and {self.also_every.in_words}"
        return said[0].upper() + said[1:]


@dataclass(frozen=True)
class Activity:
    """`is_own`: added by the authority. `evidence`: what counts of itself (`evidence.py`)."""

    key: str
    title: str
    frequency: Frequency
    who: tuple[str, ...]
    roles: tuple[str, ...]
    view: View
    rationale: str
    outcome: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    is_own: bool = False


def activities(data: Path | None = None) -> Mapping[str, Activity]:
    """By key, in the order of the files; the authority's own come last or replace shipped ones."""
    found = dict(_read(SHIPPED, SHIPPED.stat().st_mtime_ns, False))
    own = data / "qa_activities.toml" if data else None
    if own and own.is_file():
        found |= _read(own, own.stat().st_mtime_ns, True)
    return found


@lru_cache(maxsize=8)
def _read(path: Path, edition: int, is_own: bool) -> Mapping[str, Activity]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise NotAllowed(f"{path.name} can’t be read: {wrong}.") from wrong
    problems: list[str] = []
    found = {}
    for key, entry in data.items():
        try:
            found[key] = _activity(key, entry, is_own)
        except (KeyError, ValueError, TypeError) as wrong:
            problems.append(f"“{key}”: {_said(wrong)}")
    if problems:
        raise NotAllowed(f"{path.name} is not complete. {' '.join(problems)}")
    return found


def _said(wrong: Exception) -> str:
    return f"{wrong} is missing." if isinstance(wrong, KeyError) else f"{wrong}."


def _activity(key: str, entry: dict[str, Any], is_own: bool) -> Activity:
    return Activity(
        key, entry["title"], _frequency(entry), _words(entry["who"]),
        _words(entry.get("roles", [])), View(entry["view"]), entry["rationale"],
        _words(entry["outcome"]), _words(entry.get("evidence", [])), is_own,
    )  # fmt: skip


def _words(found: Any) -> tuple[str, ...]:
    return (found,) if isinstance(found, str) else tuple(map(str, found))


def _frequency(entry: dict[str, Any]) -> Frequency:
    return Frequency(
        Rhythm(entry["every"]), _maybe(entry, "at_slowest"), _maybe(entry, "also_every"),
        entry.get("depends_on", ""), bool(entry.get("at_least", False)),
    )  # fmt: skip


def _maybe(entry: dict[str, Any], name: str) -> Rhythm | None:
    return Rhythm(entry[name]) if name in entry else None
