from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.programme.actions.planning import check_keeper
from sightline.apps.people.actions import give_role, invite_user
from sightline.apps.people.models import User
from sightline.apps.people.rules import login_name
from sightline.vocabulary.not_allowed import NotAllowed

LONGEST = timedelta(days=366)


def invite_auditor(*, name: str, email: str, until_on: date, by: User, at: datetime) -> User:
    """An account for somebody from outside, whose role ends by itself. Whoever has an account
    already is given the role for the time."""
    check_keeper(by, at)
    today = timezone.localdate(at)
    if not today <= until_on <= today + LONGEST:
        raise NotAllowed("An auditor from outside is invited for a time of at most a year.")
    with transaction.atomic():
        known = User.objects.filter(email=login_name(email), is_active=True).first()
        person = known or invite_user(by=by, email=email, name=name, at=at)
        give_role(by=by, person=person, role="outside_auditor", at=at, to_on=until_on)
    return person
