"""How far a person's rights reach: units above and below their own, workers, single children.

Plain Python: what `access.py` reads from the database becomes these objects, and every decision is
made here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sightline.apps.people.rules import Right
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class Hold:
    """One role of a person, with the units it reaches by name.

    `everything`: the whole authority. `line` are the units above (their figures may be read, their
    children may not); `services`, `teams` and `workers` are the branch below, with the unit itself.
    `until`: the last day of a deputy; what a deputy gives to others ends with it.
    """

    role: str
    profile: str
    rights: frozenset[Right]
    unit: str = ""
    everything: bool = False
    line: frozenset[tuple[Level, str]] = frozenset()
    services: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()
    until: date | None = None

    def reaches(self, level: Level, unit: str) -> bool:
        """Whether the unit is the role's own or below it."""
        if self.everything:
            return True
        branch = {Level.SERVICE: self.services, Level.TEAM: self.teams, Level.WORKER: self.workers}
        return unit in branch.get(level, frozenset())


class Why(StrEnum):
    """By which right a child's record was looked at."""

    ROLE = "role"
    ASSIGNMENT = "assignment"
    NAMED = "named"
    BREAK_GLASS = "break-glass"


@dataclass(frozen=True)
class Access:
    """Everything one person may do at one moment.

    `children` are those assigned to the person, by child_id with the kind of assignment;
    `opened` those opened by break-glass; `named` those restricted children that the person is
    named for. `restricted` are all restricted children the application knows of.
    """

    person: int | None = None
    holds: tuple[Hold, ...] = ()
    children: dict[str, str] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    restricted: frozenset[str] = frozenset()

    @property
    def rights(self) -> frozenset[Right]:
        return frozenset().union(*(hold.rights for hold in self.holds))

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(hold.role for hold in self.holds))

    @property
    def profiles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(hold.profile for hold in self.holds))

    def may(self, *rights: Right) -> bool:
        """Whether the person has any of these rights, somewhere."""
        return any(right in hold.rights for hold in self.holds for right in rights)

    def may_everywhere(self, right: Right) -> bool:
        return any(hold.everything and right in hold.rights for hold in self.holds)

    def may_see_unit(self, level: Level, unit: str) -> bool:
        """Figures: the whole authority, the units above one's own, and one's own branch.

        Below the authority numbers are small enough to point at a child, so they take a right of
        their own, which those who only read aggregates do not have.
        """
        if level is Level.AUTHORITY:
            return self.may(Right.SEE_FIGURES)
        is_worker = level is Level.WORKER
        needed = Right.SEE_WORKER_FIGURES if is_worker else Right.SEE_UNIT_FIGURES
        return any(
            hold.reaches(level, unit) or (level, unit) in hold.line
            for hold in self.holds
            if needed in hold.rights
        )

    def may_see_children_of(self, level: Level, unit: str) -> bool:
        """Children behind a unit's figure: one's own branch only, never the line above."""
        return any(
            hold.everything or (level is not Level.AUTHORITY and hold.reaches(level, unit))
            for hold in self.holds
            if Right.SEE_CHILDREN in hold.rights
        )

    @property
    def sees_all_children(self) -> bool:
        return self.may_everywhere(Right.SEE_CHILDREN)

    def units(self, right: Right) -> "Branch":
        """The units the right reaches, all holds together."""
        holds = [hold for hold in self.holds if right in hold.rights]
        return Branch(
            any(hold.everything for hold in holds),
            _union(hold.services for hold in holds),
            _union(hold.teams for hold in holds),
            _union(hold.workers for hold in holds),
        )


@dataclass(frozen=True)
class Branch:
    """Units by name; `everything` stands for all there are."""

    everything: bool
    services: frozenset[str]
    teams: frozenset[str]
    workers: frozenset[str]


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
