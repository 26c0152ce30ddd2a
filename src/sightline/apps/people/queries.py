"""What the pages of people ask: accounts, roles in words, units as on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django_otp.plugins.otp_totp.models import TOTPDevice

from sightline.apps.people.access import holds_of
from sightline.apps.people.models import Grant, Place, Spelling, Unit, User
from sightline.apps.people.names import near
from sightline.apps.people.rules import Role, roles
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class RoleHeld:
    """A role somebody has, had or will have."""

    grant: Grant
    role: Role

    @property
    def where(self) -> str:
        return self.grant.unit.name if self.grant.unit else "the whole authority"

    @property
    def line(self) -> str:
        return f"{self.role.title}, {self.where}" if self.grant.unit else self.role.title


@dataclass(frozen=True)
class PersonLine:
    person: User
    held: tuple[RoleHeld, ...]
    has_factor: bool


def person_by_id(id: object) -> User:
    """Of whom it is known that they are there: chosen from a list."""
    return User.objects.get(pk=id)


def roles_of(person: User, day: date) -> list[RoleHeld]:
    """Roles that stand on the day or begin later."""
    found = Grant.objects.filter(Q(to_on__isnull=True) | Q(to_on__gte=day), person=person)
    return _held(found.select_related("unit", "person", "deputy_for__person", "given_by"))


def deputies_of(person: User, day: date) -> list[RoleHeld]:
    found = Grant.objects.filter(deputy_for__person=person, to_on__gte=day)
    return _held(found.select_related("unit", "person", "deputy_for"))


def _held(grants: Iterable[Grant]) -> list[RoleHeld]:
    known = roles()
    return [RoleHeld(grant, known[grant.role]) for grant in grants if grant.role in known]


def people(
    day: date, *, words: str = "", role: str = "", unit: str = "", state: str = "on"
) -> QuerySet[User]:
    """Accounts by part of a name or address, a role or a unit held on the day, on or off."""
    found = User.objects.all()
    if words:
        found = found.filter(Q(name__icontains=words) | Q(email__icontains=words))
    held = Grant.objects.on(day)
    if role:
        found = found.filter(pk__in=held.filter(role=role).values("person"))
    if unit:
        found = found.filter(pk__in=held.filter(unit__name__icontains=unit).values("person"))
    if state in {"on", "off"}:
        found = found.filter(is_active=state == "on")
    return found


def lines_of(persons: Iterable[User], day: date) -> list[PersonLine]:
    """What the list shows of each, in three questions to the database however many they are."""
    shown = list(persons)
    held = defaultdict(list)
    grants = Grant.objects.on(day).filter(person__in=shown).select_related("unit")
    for each in _held(grants):
        held[each.grant.person_id].append(each)
    phones = TOTPDevice.objects.filter(user__in=shown, confirmed=True)
    with_factor = set(phones.values_list("user_id", flat=True))
    return [PersonLine(one, tuple(held[one.pk]), one.pk in with_factor) for one in shown]


def roles_to_give(giver: User, day: date) -> list[Role]:
    """The roles this person may give somewhere."""
    profiles = {hold.profile for hold in holds_of(giver, day)}
    return [role for role in roles().values() if profiles & set(role.granted_by)]


@dataclass
class Branch:
    """A unit on a day with what stands below it."""

    unit: Unit
    place: Place
    below: list["Branch"] = field(default_factory=list)

    @property
    def workers(self) -> list["Branch"]:
        return [each for each in self.below if each.unit.level == Level.WORKER]

    @property
    def others(self) -> list["Branch"]:
        return [each for each in self.below if each.unit.level != Level.WORKER]


def tree_on(day: date) -> list[Branch]:
    """The units of that day as a tree: services first, then what stands beside them."""
    places = list(Place.objects.on(day).select_related("unit"))
    made: Mapping[int, list[Branch]] = defaultdict(list)
    every = [Branch(place.unit, place) for place in places]
    for each in every:
        made[each.place.under_id or 0].append(each)
    for each in every:
        each.below = sorted(made[each.unit.pk], key=_in_order)
    return sorted(made[0], key=_in_order)


def units_on(day: date, levels: Iterable[Level]) -> list[tuple[Level, str]]:
    """The units of these levels that stood in that day's tree, level by level."""
    places = Place.objects.on(day)
    return [
        (level, name)
        for level in levels
        for name in places.filter(unit__level=level)
        .order_by("unit__name")
        .values_list("unit__name", flat=True)
        .distinct()
    ]


def _in_order(branch: Branch) -> tuple[int, str]:
    levels = [level.value for level in Level]
    return levels.index(branch.unit.level), branch.unit.name


@dataclass(frozen=True)
class Waiting:
    """A name in the records that no unit bears, and units that may be the same."""

    spelling: Spelling
    near: tuple[Unit, ...]


def waiting_names() -> list[Waiting]:
    by_level: dict[str, dict[str, Unit]] = defaultdict(dict)
    for known in Spelling.objects.filter(unit__isnull=False).select_related("unit"):
        by_level[known.level][known.text] = known.unit
    found = []
    for spelling in Spelling.objects.filter(unit__isnull=True):
        units = by_level[spelling.level]
        alike = dict.fromkeys(units[text] for text in near(spelling.text, units))
        found.append(Waiting(spelling, tuple(alike)))
    return found


def roles_at(unit: Unit, day: date) -> list[RoleHeld]:
    """Who holds a role for the unit on the day."""
    return _held(Grant.objects.on(day).filter(unit=unit).select_related("unit", "person"))
