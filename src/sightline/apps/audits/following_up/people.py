"""Who holds which standing today: found from the roles, so that a change of post is followed."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from sightline.apps.audits.following_up.policy import FollowUpPolicy, follow_up_policy
from sightline.apps.audits.following_up.steps import Standing, Whom
from sightline.apps.people.models import Grant, Spelling, User
from sightline.vocabulary.words import Level


def policy() -> FollowUpPolicy:
    return follow_up_policy(Path(settings.SIGHTLINE_DATA))


def holding(standing: Standing, whom: Whom, day: date) -> list[User]:
    """Open accounts that stand so towards the worker, the first given first."""
    grants = Grant.objects.on(day).filter(person__is_active=True).select_related("person")
    if standing is Standing.WORKER:
        found = _of_unit(grants.filter(deputy_for__isnull=True), Level.WORKER, whom.worker)
    else:
        grants = grants.filter(role__in=policy().roles[standing])
        if standing in {Standing.HEADS, Standing.PERSONNEL}:
            found = grants.filter(unit__isnull=True)
        elif standing is Standing.GROUPS:
            found = _of_unit(grants, Level.SERVICE, whom.service)
        else:
            found = _of_unit(grants, Level.TEAM, whom.team)
    return list(dict.fromkeys(grant.person for grant in found.order_by("pk")))


def with_roles(roles: frozenset[str], day: date) -> list[User]:
    found = Grant.objects.on(day).filter(role__in=roles, unit__isnull=True, person__is_active=True)
    return list(dict.fromkeys(grant.person for grant in found.select_related("person")))


def named(standing: Standing, whom: Whom, day: date) -> str:
    """For a page: the names, or what the role is called where nobody holds it."""
    people = holding(standing, whom, day)
    if not people:
        return f"{standing.in_words} (nobody holds the role here)"
    return f"{standing.in_words}: {', '.join(person.name for person in people)}"


def _of_unit(grants, level: Level, name: str):  # type: ignore[no-untyped-def]
    if not name:
        return grants.none()
    spelled = Spelling.objects.filter(level=level.value, text=name, unit__isnull=False)
    here = Q(unit__in=spelled.values("unit")) | Q(unit__name=name, unit__level=level.value)
    return grants.filter(here)
