"""Who gets which letter, and about which units: from the roles of the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sightline.apps.people.access import access_of
from sightline.apps.people.models import Grant, User
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right
from sightline.vocabulary.words import Level

AUTHORITY = (Level.AUTHORITY, "")
Unit = tuple[Level, str]


@dataclass(frozen=True)
class Reader:
    """Somebody with an open account and roles of today. `units`: whose figures are theirs."""

    person: User
    access: Access

    @property
    def units(self) -> tuple[Unit, ...]:
        """The whole authority, or the units of their roles; a worker has none: too few."""
        holds = [hold for hold in self.access.holds if Right.SEE_FIGURES in hold.rights]
        if any(hold.everything for hold in holds):
            return (AUTHORITY,)
        return tuple(dict.fromkeys(unit for hold in holds if (unit := _unit_of(hold))))


def _unit_of(hold: Hold) -> Unit | None:
    if hold.unit in hold.services:
        return Level.SERVICE, hold.unit
    return (Level.TEAM, hold.unit) if hold.unit in hold.teams else None


def readers(at: datetime, roles: Iterable[str] | None = None) -> list[Reader]:
    """Everybody with a role today, or with one of these roles."""
    grants = Grant.objects.on(at.date()).filter(person__is_active=True)
    if roles is not None:
        grants = grants.filter(role__in=list(roles))
    people = User.objects.filter(pk__in=grants.values("person")).order_by("pk")
    return [Reader(person, access_of(person, at)) for person in people]
