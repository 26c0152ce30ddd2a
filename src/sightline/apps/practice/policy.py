"""How often people are supervised and observed, as data. Plain Python.

`practice_policy(data)` reads the authority's own file, else the shipped one.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed

SHIPPED = CATALOGUE / "governance" / "supervision.toml"


@dataclass(frozen=True)
class Gap:
    """The longest time from one session to the next: weeks or months."""

    weeks: int = 0
    months: int = 0

    @property
    def in_words(self) -> str:
        count, word = (self.weeks, "week") if self.weeks else (self.months, "month")
        return f"every {word}" if count == 1 else f"every {count} {word}s"


@dataclass(frozen=True)
class EarlyStage:
    """A stage of the first year in practice: how long it lasts from the beginning, and its gap."""

    for_weeks: int
    for_months: int
    gap: Gap


@dataclass(frozen=True)
class ObservationKind:
    """`roles`: who is expected to observe it once a year at least."""

    key: str
    title: str
    of_worker: bool
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    usual: Gap
    grace_days: int
    early: tuple[EarlyStage, ...]
    observations: int
    observations_early: int
    early_months: int
    kinds: Mapping[str, ObservationKind]
    looked_at: int

    def kind(self, key: str) -> ObservationKind:
        return self.kinds.get(key) or ObservationKind(key, key, True, ())


def practice_policy(data: Path | None = None) -> Policy:
    own = data / "supervision.toml" if data else None
    path = own if own and own.is_file() else SHIPPED
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, edition: int) -> Policy:
    try:
        return _policy(tomllib.loads(path.read_text(encoding="utf-8")))
    except KeyError as missing:
        raise NotAllowed(f"{path.name} says nothing of {missing}: add it.") from missing
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as wrong:
        raise NotAllowed(f"{path.name} can’t be read: {wrong}.") from wrong


def _policy(found: dict[str, Any]) -> Policy:
    held, seen = found["supervision"], found["observation"]
    early = tuple(
        EarlyStage(each.get("for_weeks", 0), each.get("for_months", 0), _gap(each))
        for each in held.get("newly_qualified", [])
    )
    kinds = {
        key: ObservationKind(key, each["title"], each["of_worker"], tuple(each.get("roles", ())))
        for key, each in found["kinds"].items()
    }
    return Policy(
        _gap(held), int(held.get("grace_days", 0)), early, int(seen["a_year"]),
        int(seen["newly_qualified"]), int(seen["newly_qualified_months"]), kinds,
        int(found["supervision_looked_at"]["a_year"]),
    )  # fmt: skip


def _gap(entry: dict[str, Any]) -> Gap:
    gap = Gap(int(entry.get("weeks", 0)), int(entry.get("months", 0)))
    if (gap.weeks > 0) is (gap.months > 0):
        raise ValueError("give either weeks or months between two sessions")
    return gap
