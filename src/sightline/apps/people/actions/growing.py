"""The tree of units as the records know it: for the first day, and for every name new since."""

from datetime import datetime

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.people.actions.units import match_names
from sightline.apps.people.models import Place, Spelling, Unit, User
from sightline.apps.people.names import NameSeen
from sightline.pipeline.names import NamesSeen, TeamSeen
from sightline.vocabulary.words import Level


def note_names(*, names: NamesSeen, at: datetime) -> int:
    """After a load: match its names to the tree. Returns how many wait for somebody to say."""
    seen = [NameSeen(Level.TEAM, team.team, team.service) for team in names.teams]
    seen += [NameSeen(Level.WORKER, worker.worker, worker.team) for worker in names.workers]
    return match_names(seen=seen, at=at)


def grow_tree(*, by: User | None, names: NamesSeen, at: datetime) -> int:
    """Make a unit of every name that waits, where the records place it. Returns how many.

    A team whose service no list names stands under the authority until somebody moves it.
    """
    with transaction.atomic():
        note_names(names=names, at=at)
        services = _grow(Level.SERVICE, sorted({t.service for t in names.teams if t.service}), at)
        teams = _grow(Level.TEAM, [t.team for t in names.teams], at)
        workers = _grow(Level.WORKER, [w.worker for w in names.workers], at)
        homes = {w.worker: w.team for w in names.workers}
        _place_teams([t for t in names.teams if t.team in teams.new], teams, services)
        Place.objects.bulk_create(
            Place(unit=unit, under=teams.known.get(homes[name]))
            for name, unit in workers.new.items()
        )
        Place.objects.bulk_create(Place(unit=unit) for unit in services.new.values())
        grown = sum(len(each.new) for each in (services, teams, workers))
        said = f"{grown} units were made of names in the records."
        record_event(by=by, did="tree.grown", to=("tree", "units"), at=at, said=said, units=grown)
    return grown


class _Grown:
    """The units of a level by name: all that are known, and those just made."""

    def __init__(self, known: dict[str, Unit], new: dict[str, Unit]) -> None:
        self.known, self.new = known, new


def _grow(level: Level, names: list[str], at: datetime) -> _Grown:
    spelled = Spelling.objects.filter(level=level.value, unit__isnull=False).select_related("unit")
    known = {each.text: each.unit for each in spelled}
    fresh = [name for name in dict.fromkeys(names) if name not in known]
    made = Unit.objects.bulk_create(Unit(level=level.value, name=name) for name in fresh)
    new = {unit.name: unit for unit in made}
    waiting = {
        each.text: each for each in Spelling.objects.filter(level=level.value, text__in=fresh)
    }
    for text, spelling in waiting.items():
        spelling.unit = new[text]
    Spelling.objects.bulk_update(waiting.values(), ["unit"], batch_size=200)
    Spelling.objects.bulk_create(
        Spelling(level=level.value, text=name, unit=unit, first_seen_at=at, last_seen_at=at)
        for name, unit in new.items()
        if name not in waiting
    )
    return _Grown(known | new, new)


def _place_teams(teams: list[TeamSeen], units: _Grown, services: _Grown) -> None:
    Place.objects.bulk_create(
        Place(
            unit=units.known[team.team],
            under=services.known.get(team.service),
            from_on=team.from_on,
            to_on=team.to_on,
        )
        for team in teams
    )
