"""The dispute policy as data: stages, who answers at each, how long, and whether that can work.

Plain Python. `dispute_policies(data)` reads the shipped file or the authority's own; `problems_of`
warns of a policy that can't be kept.
"""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.apps.people.rules import roles
from sightline.vocabulary.declared import CATALOGUE
from sightline.vocabulary.not_allowed import NotAllowed

SHIPPED = CATALOGUE / "governance" / "dispute_policy.toml"
NATIONAL_TOTAL = 20
"""Working days within which a dispute about a looked-after child is to be settled."""


class Kind(StrEnum):
    LOOKED_AFTER = "looked_after"
    CONFERENCE = "conference"

    @property
    def in_words(self) -> str:
        return _KINDS[self]


_KINDS = {
    Kind.LOOKED_AFTER: "Looked-after child",
    Kind.CONFERENCE: "Child protection conference",
}


@dataclass(frozen=True)
class PolicyLevel:
    """`number` counts from 1; `within` 0: no clock; `roles`: who answers there."""

    number: int
    title: str
    within: int
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Policy:
    """How disputes of one kind go from one day on. `total` 0: none is set."""

    kind: Kind
    from_on: date
    is_working: bool
    total: int
    may_pause: bool
    raised_by: tuple[str, ...]
    copy_to: tuple[str, ...]
    outside: str
    levels: tuple[PolicyLevel, ...]

    def level(self, number: int) -> PolicyLevel:
        if not 1 <= number <= len(self.levels):
            raise NotAllowed(f"There are {len(self.levels)} levels; choose one of them.")
        return self.levels[number - 1]

    @property
    def days_in_words(self) -> str:
        return "working days" if self.is_working else "days"


@dataclass(frozen=True)
class Policies:
    """All there are, and the themes a dispute may be about. `problem`: why the authority's own
    file is not used."""

    every: tuple[Policy, ...]
    themes: dict[str, str]
    problem: str = ""

    def on(self, kind: Kind, day: date) -> Policy:
        """The policy that stands on the day; the first there ever was for a day before it."""
        own = sorted((p for p in self.every if p.kind is kind), key=lambda each: each.from_on)
        stood = [each for each in own if each.from_on <= day]
        return (stood or own[:1])[-1]

    def in_use(self, day: date) -> tuple[Policy, ...]:
        return tuple(self.on(kind, day) for kind in Kind)


def dispute_policies(data: Path | None = None) -> Policies:
    """The authority's own in its data folder, else the shipped ones.

    A file of its own that can't be used stops no dispute: the shipped policy stands in, and the
    page says what is wrong.
    """
    own = data / "dispute_policy.toml" if data else None
    if own is None or not own.is_file():
        return _read(SHIPPED, 0)
    try:
        return _read(own, own.stat().st_mtime_ns)
    except (OSError, KeyError, TypeError, ValueError, NotAllowed) as wrong:
        missing = f"{wrong} is missing" if isinstance(wrong, KeyError) else str(wrong)
        said = f"{own.name} in the data folder can’t be used: {missing}. The shipped one is."
        return replace(_read(SHIPPED, 0), problem=said)


@lru_cache(maxsize=4)
def _read(path: Path, edition: int) -> Policies:
    """`edition`: the time of its last change."""
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    every = tuple(_policy(each) for each in found.get("policy", []))
    missing = [kind.in_words.lower() for kind in Kind if kind not in {p.kind for p in every}]
    if missing:
        raise NotAllowed(f"it has no policy for {', '.join(missing)}")
    unknown = sorted(
        {role for p in every for each in p.levels for role in each.roles} - set(roles())
    )
    if unknown:
        raise NotAllowed(f"there is no role “{unknown[0]}”")
    return Policies(every, {key: str(title) for key, title in found.get("themes", {}).items()})


def _policy(entry: dict[str, Any]) -> Policy:
    if not isinstance(entry["from_on"], date):
        raise NotAllowed("“from_on” is no day such as 2027-01-01")
    levels = tuple(
        PolicyLevel(number, each["title"], int(each.get("within", 0)), tuple(each["roles"]))
        for number, each in enumerate(entry["level"], start=1)
    )
    return Policy(
        kind=Kind(entry["kind"]), from_on=entry["from_on"],
        is_working=entry.get("days", "working") == "working",
        total=int(entry.get("total", 0)), may_pause=bool(entry.get("may_pause", False)),
        raised_by=tuple(entry["raised_by"]), copy_to=tuple(entry.get("copy_to", ())),
        outside=entry.get("outside", ""), levels=levels,
    )  # fmt: skip


def problems_of(policy: Policy) -> list[str]:
    """What can't be kept about it, in sentences for whoever answers for the policy."""
    found = []
    name, days = policy.kind.in_words, policy.days_in_words
    needed = sum(level.within for level in policy.levels)
    if policy.total and needed > policy.total:
        late = _level_that_is_late(policy)
        found.append(
            f"{name}: {_stages(policy)} add up to {needed} {days}, but the total is "
            f"{policy.total}. A dispute that takes every stage in full breaks the total at "
            f"“{late.title}”."
        )
    if policy.kind is Kind.LOOKED_AFTER and not policy.total:
        found.append(
            f"{name}: no total is set; national guidance is {NATIONAL_TOTAL} working days."
        )
    if policy.kind is Kind.LOOKED_AFTER and _working(policy) > NATIONAL_TOTAL:
        found.append(
            f"{name}: the total of {policy.total} {days} is longer than the {NATIONAL_TOTAL} "
            "working days of national guidance."
        )
    for level in policy.levels:
        if not level.roles:
            found.append(f"{name}: nobody answers at level {level.number}, “{level.title}”.")
    return found


def _working(policy: Policy) -> int:
    """The total in working days: of calendar days at most five in seven."""
    return policy.total if policy.is_working else policy.total * 5 // 7


def _level_that_is_late(policy: Policy) -> PolicyLevel:
    passed = 0
    for level in policy.levels:
        passed += level.within
        if passed > policy.total:
            return level
    return policy.levels[-1]


def _stages(policy: Policy) -> str:
    clocked = [level.within for level in policy.levels if level.within]
    if len(set(clocked)) == 1:
        return f"{len(clocked)} stages of {clocked[0]}"
    return f"stages of {', '.join(map(str, clocked))}"
