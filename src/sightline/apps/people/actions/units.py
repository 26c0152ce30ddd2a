"""The tree of units: added, placed, left, and the names in records matched to it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from sightline.apps.events.actions import record_event
from sightline.apps.people import rules
from sightline.apps.people.models import Grant, Place, Spelling, Unit, User
from sightline.apps.people.names import NameSeen, plain
from sightline.apps.people.own_reach import not_widened
from sightline.vocabulary.words import Level


def add_unit(
    *,
    by: User | None,
    level: Level,
    name: str,
    at: datetime,
    under: Unit | None = None,
    from_on: date | None = None,
) -> Unit:
    """A new service, team or worker, in its place from a day on (none: always)."""
    rules.check_unit_name(name)
    rules.check_under(level, Level(under.level) if under else Level.AUTHORITY)
    with not_widened(by, at, from_on):
        if Unit.objects.filter(level=level.value, name__iexact=name.strip()).exists():
            raise rules.NotAllowed(f"There is already a {level.value} called {name.strip()}.")
        _check_free(level.value, name.strip(), None)
        unit = Unit.objects.create(level=level.value, name=name.strip())
        Place.objects.create(unit=unit, under=under, from_on=from_on)
        _spell(unit, unit.name, at)
        said = f"{unit.name} was added to the tree."
        record_event(by=by, did="unit.added", to=unit, at=at, said=said)
    return unit


def place_unit(
    *,
    by: User | None,
    unit: Unit,
    under: Unit | None,
    from_on: date,
    at: datetime,
    acting_up: bool = False,
    to_on: date | None = None,
) -> Place:
    """Move a unit from a day on. What it was before stays with the days before.

    Acting up is a place beside the usual one, with a last day; it moves nothing.
    """
    rules.check_under(Level(unit.level), Level(under.level) if under else Level.AUTHORITY)
    rules.check_days(from_on, to_on)
    if acting_up and to_on is None:
        raise rules.NotAllowed("Acting up needs a last day. You can set a later one in time.")
    with not_widened(by, at, from_on):
        if not acting_up:
            _end_places(unit, from_on)
        made = Place.objects.create(
            unit=unit, under=under, from_on=from_on, to_on=to_on, acting_up=acting_up
        )
        where = under.name if under else "the authority"
        said = f"{unit.name} {'acts up in' if acting_up else 'belongs to'} {where} from {from_on}."
        record_event(by=by, did="unit.placed", to=unit, at=at, said=said)
    return made


def leave(*, by: User | None, unit: Unit, last_day: date, at: datetime) -> None:
    """The unit is no more after its last day: a worker left, a team was closed."""
    below = Place.objects.on(last_day + timedelta(days=1)).filter(under=unit)
    if below.exists():
        raise rules.NotAllowed(
            f"{unit.name} still holds {', '.join(place.unit.name for place in below[:5])}. "
            "Move what is below first."
        )
    with transaction.atomic():
        _end_places(unit, last_day + timedelta(days=1))
        said = f"{unit.name} left the tree; the last day was {last_day}."
        record_event(by=by, did="unit.left", to=unit, at=at, said=said)


def _end_places(unit: Unit, before: date) -> None:
    """End what holds on that day or later, the day before; what began later never was."""
    usual = Place.objects.filter(unit=unit, acting_up=False)
    usual.filter(from_on__gte=before).delete()
    still = usual.filter(Q(to_on__isnull=True) | Q(to_on__gte=before))
    still.update(to_on=before - timedelta(days=1))


def merge_units(*, by: User, keep: Unit, gone: Unit, at: datetime) -> None:
    """Two units that are the same: all spellings, places and roles of one pass to the other."""
    if keep.level != gone.level or keep.pk == gone.pk:
        raise rules.NotAllowed("Only two different units of the same level can be put together.")
    with not_widened(by, at):
        Spelling.objects.filter(unit=gone).update(unit=keep)
        Place.objects.filter(under=gone).update(under=keep)
        Grant.objects.filter(unit=gone).update(unit=keep)
        _spell(keep, gone.name, at)
        said = f"{gone.name} was put together with {keep.name}."
        gone.delete()
        record_event(by=by, did="unit.merged", to=keep, at=at, said=said)


def _check_free(level: str, text: str, unit: Unit | None) -> None:
    """A name that means a unit is taken over by no other: its children would pass with it."""
    known = Spelling.objects.filter(level=level, text=text, unit__isnull=False).first()
    if known and known.unit != unit:
        raise rules.NotAllowed(f"“{text}” is a spelling of {known.unit}. Take that back first.")


def match_spelling(*, by: User, spelling: Spelling, unit: Unit, at: datetime) -> None:
    """Say that a name in the records means this unit."""
    if spelling.level != unit.level:
        raise rules.NotAllowed(f"{spelling.text} is a {spelling.level}, {unit.name} is not.")
    _check_free(spelling.level, spelling.text, unit)
    with not_widened(by, at):
        spelling.unit = unit
        spelling.save(update_fields=["unit"])
        said = f"The name “{spelling.text}” means {unit.name}."
        record_event(by=by, did="unit.spelling_matched", to=unit, at=at, said=said)


def match_names(*, seen: Iterable[NameSeen], at: datetime) -> int:
    """Note every name the records hold. Those equal to a known one but for case, spaces and
    punctuation are matched; the rest wait, and are listed. Returns how many wait."""
    with transaction.atomic():
        known = {(each.level, each.text): each for each in Spelling.objects.all()}
        by_plain = {
            (each.level, plain(each.text)): each.unit for each in known.values() if each.unit
        }
        for name in seen:
            _note(name, known, by_plain, at)
    return Spelling.objects.filter(unit__isnull=True).count()


def _note(
    name: NameSeen,
    known: dict[tuple[str, str], Spelling],
    by_plain: dict[tuple[str, str], Unit | None],
    at: datetime,
) -> None:
    spelling = known.get((name.level.value, name.text))
    if spelling is None:
        unit = by_plain.get((name.level.value, plain(name.text)))
        Spelling.objects.create(
            level=name.level.value, text=name.text, unit=unit, under=name.under,
            first_seen_at=at, last_seen_at=at,
        )  # fmt: skip
    else:
        spelling.last_seen_at, spelling.under = at, name.under or spelling.under
        spelling.save(update_fields=["last_seen_at", "under"])


def _spell(unit: Unit, text: str, at: datetime) -> None:
    Spelling.objects.update_or_create(
        level=unit.level,
        text=text,
        defaults={"unit": unit, "last_seen_at": at},
        create_defaults={"unit": unit, "first_seen_at": at, "last_seen_at": at},
    )
