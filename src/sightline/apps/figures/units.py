"""Which units' figures a person is offered, and what happens to an address that asks for others.

Units come from the figures themselves, so that one no longer in the tree keeps its past for those
who see everything.
"""

from dataclasses import dataclass

from django.http import Http404

from sightline.apps.figures import queries
from sightline.apps.figures.queries import Source
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.words import Level

# A whole authority's workers are reached from their teams: a list of hundreds helps nobody.
_TITLES = {Level.SERVICE: "Services", Level.TEAM: "Teams", Level.WORKER: "Workers"}


@dataclass(frozen=True)
class Units:
    """The units offered, by level; equal for all who may see the same ones."""

    services: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()

    def of(self, level: Level) -> tuple[str, ...]:
        by_level = {
            Level.SERVICE: self.services,
            Level.TEAM: self.teams,
            Level.WORKER: self.workers,
        }
        return by_level.get(level, ())

    def choices(self, whole: str) -> list[tuple[str, object]]:
        """As a form's choices: the whole authority, then the units by level."""
        groups = [
            (title, [(f"{level.value}:{unit}", unit) for unit in self.of(level)])
            for level, title in _TITLES.items()
        ]
        return [("", whole), *[(title, units) for title, units in groups if units]]


def all_units(source: Source) -> Units:
    """Every service and team, for a page made before anybody asks."""
    file = queries.figures_file(source)
    return Units(file.units(Level.SERVICE), file.units(Level.TEAM))


def units_for(source: Source, access: Access, asked: str = "") -> Units:
    """Those whose figures the person may see, the one asked for among them.

    Raises Http404 where that one is out of reach. To those who see every unit a form says that
    there is none of that name; to others the two look alike.
    """
    every = all_units(source)
    by_name = access.units(Right.SEE_WORKER_FIGURES)
    workers = set() if by_name.everything else {*by_name.workers}
    sees_all = access.units(Right.SEE_UNIT_FIGURES).everything
    level, unit = read_unit(asked) if not sees_all or ":" in asked else (Level.AUTHORITY, "")
    if unit in queries.figures_file(source).units(level) or not sees_all:
        check_unit(source, access, level, unit)
        workers |= {unit} if level is Level.WORKER else set()
    known = queries.figures_file(source).units(Level.WORKER) if workers else ()
    return Units(
        tuple(unit for unit in every.services if access.may_see_unit(Level.SERVICE, unit)),
        tuple(unit for unit in every.teams if access.may_see_unit(Level.TEAM, unit)),
        tuple(unit for unit in known if unit in workers),
    )


def check_unit(source: Source, access: Access, level: Level, unit: str) -> None:
    """404 for a unit out of reach, and for one that is not there: the two look alike."""
    if not access.may_see_unit(level, unit):
        raise Http404("There is no such unit here.")
    if level is not Level.AUTHORITY and unit not in queries.figures_file(source).units(level):
        raise Http404("There is no such unit here.")


def read_unit(written: str) -> tuple[Level, str]:
    """'team:Assessment Team 3' as level and name; '' is the whole authority."""
    level, _, unit = written.partition(":")
    known = {each.value for each in Level}
    if not written:
        return Level.AUTHORITY, ""
    if level not in known or not unit:
        raise Http404("There is no such unit here.")
    return Level(level), unit


def write_unit(level: Level, unit: str) -> str:
    return "" if level is Level.AUTHORITY else f"{level.value}:{unit}"
