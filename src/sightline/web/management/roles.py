"""A role as the command line says it: its title or key, and a unit such as `team:Assessment 3`."""

from datetime import datetime

from sightline.apps.people import actions, rules
from sightline.apps.people.models import Grant, Unit, User
from sightline.vocabulary.problems import did_you_mean


def give(person: User, role: str, unit: str, at: datetime) -> Grant:
    """As the installation itself: who may run a command here may do anything."""
    told = rules.role_called(role)
    if told is None:
        hint = did_you_mean(role, [*rules.roles(), *(r.title for r in rules.roles().values())])
        raise rules.NotAllowed(f"There is no role “{role}”.{hint}")
    return actions.give_role(by=None, person=person, role=told.key, unit=_unit(unit), at=at)


def _unit(said: str) -> Unit | None:
    if not said:
        return None
    level, colon, name = said.partition(":")
    if not colon or level not in {"service", "team", "worker"}:
        raise rules.NotAllowed("Write the unit as “team:Assessment Team 3” or “service:…”.")
    found = Unit.objects.filter(level=level, name__iexact=name.strip()).first()
    if found is None:
        names = Unit.objects.filter(level=level).values_list("name", flat=True)
        hint = did_you_mean(name, list(names))
        raise rules.NotAllowed(f"There is no {level} “{name}” in the tree of units.{hint}")
    return found
