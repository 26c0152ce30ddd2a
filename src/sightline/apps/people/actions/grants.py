"""Roles: given, ended, deputised."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.people import rules
from sightline.apps.people.access import holds_of
from sightline.apps.people.models import Grant, Unit, User
from sightline.apps.people.reach import Hold
from sightline.vocabulary.words import Level


def give_role(
    *,
    by: User | None,
    person: User,
    role: str,
    at: datetime,
    unit: Unit | None = None,
    from_on: date | None = None,
    to_on: date | None = None,
) -> Grant:
    """Give a role for a unit (none: the whole authority). `by` None: the installation itself."""
    told = rules.check_role(role)
    first = from_on or timezone.localdate(at)
    if by is not None:
        reaching = _holds_reaching(by, unit, timezone.localdate(at))
        profiles = [hold.profile for hold in reaching]
        rules.check_may_grant(profiles, told, to_oneself=by.pk == person.pk)
        rules.check_lent((h.until for h in reaching if h.profile in told.granted_by), to_on)
    rules.check_reach(told, Level(unit.level) if unit else Level.AUTHORITY)
    rules.check_days(first, to_on)
    with transaction.atomic():
        grant = Grant.objects.create(
            person=person,
            role=role,
            unit=unit,
            from_on=first,
            to_on=to_on,
            given_by=by,
            given_at=at,
        )
        where = unit.name if unit else "the whole authority"
        said = f"{person.name} became {told.title.lower()} for {where}."
        record_event(by=by, did="role.given", to=person, at=at, said=said, role=role)
    return grant


def end_grant(*, by: User, grant: Grant, at: datetime) -> None:
    """The role ends yesterday: from now on it gives nothing. Its history stays."""
    today = timezone.localdate(at)
    told = rules.check_role(grant.role)
    profiles = _profiles_reaching(by, grant.unit, today)
    rules.check_may_grant(profiles, told, to_oneself=by.pk == grant.person_id)
    if grant.by_group:
        raise rules.NotAllowed(
            "This role comes from a group of the council’s sign-in and ends when the person "
            "leaves it."
        )
    with transaction.atomic():
        end_at_once(grant, today)
        said = f"{grant.person.name} is no longer {told.title.lower()}."
        record_event(by=by, did="role.ended", to=grant.person, at=at, said=said, role=grant.role)


def end_deputy(*, by: User, grant: Grant, at: datetime) -> None:
    """Whoever is stood in for takes the role back."""
    if grant.deputy_for is None or grant.deputy_for.person_id != by.pk:
        raise rules.NotAllowed("Only the person stood in for can end this.")
    with transaction.atomic():
        end_at_once(grant, timezone.localdate(at))
        said = f"{grant.person.name} no longer stands in for {by.name}."
        record_event(by=by, did="role.ended", to=grant.person, at=at, said=said, role=grant.role)


def _profiles_reaching(by: User, unit: Unit | None, day: date) -> list[str]:
    return [hold.profile for hold in _holds_reaching(by, unit, day)]


def _holds_reaching(by: User, unit: Unit | None, day: date) -> list[Hold]:
    """The giver's roles that reach the unit: a manager gives no role in another's team."""
    return [
        hold
        for hold in holds_of(by, day)
        if hold.everything or (unit and hold.reaches(Level(unit.level), unit.name))
    ]


def end_at_once(grant: Grant, today: date) -> None:
    yesterday = today - timedelta(days=1)
    if grant.from_on > yesterday:
        grant.delete()  # it began today and gave nothing that a day of history would show
    else:
        grant.to_on = yesterday
        grant.save(update_fields=["to_on"])


def name_deputy(
    *, by: User, grant: Grant, deputy: User, at: datetime, from_on: date, to_on: date
) -> Grant:
    """Somebody stands in for a role from a first to a last day, as its holder or giver says."""
    told = rules.check_role(grant.role)
    today = timezone.localdate(at)
    if by.pk != grant.person_id:
        profiles = _profiles_reaching(by, grant.unit, today)
        rules.check_may_grant(profiles, told, to_oneself=by.pk == deputy.pk)
    rules.check_deputy(deputy.pk, grant.person_id, from_on, to_on, grant.from_on, grant.to_on)
    rights = (right for hold in holds_of(deputy, today) for right in hold.rights)
    rules.check_may_stand_in(rights, told)
    if not Grant.objects.on(today).filter(pk=grant.pk).exists():
        raise rules.NotAllowed("This role has ended or has not begun: nobody can stand in for it.")
    if grant.deputy_for_id:
        raise rules.NotAllowed("A deputy can't name a deputy.")
    with transaction.atomic():
        made = Grant.objects.create(
            person=deputy, role=grant.role, unit=grant.unit, from_on=from_on, to_on=to_on,
            deputy_for=grant, given_by=by, given_at=at,
        )  # fmt: skip
        said = f"{deputy.name} stands in for {grant.person.name} as {told.title.lower()}."
        record_event(by=by, did="role.deputised", to=deputy, at=at, said=said, role=grant.role)
    return made
