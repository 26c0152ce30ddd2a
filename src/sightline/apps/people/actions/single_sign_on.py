"""People who come from the council's own sign-in, and the roles its groups give them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.people import rules
from sightline.apps.people.actions.grants import end_at_once
from sightline.apps.people.models import Grant, Unit, User

Wanted = tuple[str, Unit | None]


def find_or_add_person(*, subject: str, email: str, name: str, at: datetime) -> User:
    """The account of that person at the provider. On the first visit an account of the same
    address becomes theirs, or one is made; one that is somebody else's already is refused."""
    rules.check_email(email)
    with transaction.atomic():
        known = User.objects.filter(subject=subject).first()
        if known:
            return known
        person = User.objects.filter(email=rules.login_name(email)).first()
        if person and person.subject:
            raise rules.NotAllowed(
                "This address belongs to somebody else’s account here. Ask an administrator."
            )
        if person is None:
            person = User(email=rules.login_name(email), name=name.strip()[:120], joined_at=at)
            person.set_unusable_password()
        person.subject = subject
        person.save()
        said = f"{person.name} came by single sign-on for the first time."
        record_event(by=None, did="account.linked", to=person, at=at, said=said)
    return person


def set_roles_of_groups(*, person: User, wanted: Collection[Wanted], at: datetime) -> None:
    """The roles of the person's groups, as they are at this sign-in; roles given here stay."""
    today = timezone.localdate(at)
    with transaction.atomic():
        held = {
            (grant.role, grant.unit_id): grant
            for grant in Grant.objects.on(today).filter(person=person, by_group=True)
        }
        asked = {(role, unit.pk if unit else None): (role, unit) for role, unit in wanted}
        for key in held.keys() - asked.keys():
            # At once, not tomorrow: who left a group must not keep its role for a day.
            end_at_once(held[key], today)
            _say(person, key[0], "role.ended", f"{person.name} left the group of a role.", at)
        for key in asked.keys() - held.keys():
            role, unit = asked[key]
            Grant.objects.create(
                person=person, role=role, unit=unit, from_on=today, given_at=at, by_group=True
            )
            title = rules.check_role(role).title.lower()
            said = f"{person.name} became {title} as member of a group."
            _say(person, role, "role.given", said, at)


def _say(person: User, role: str, did: str, said: str, at: datetime) -> None:
    record_event(by=None, did=did, to=person, at=at, said=said, role=role)
