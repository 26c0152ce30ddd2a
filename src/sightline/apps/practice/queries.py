"""Supervision and observation within somebody's reach; what other apps ask of practice.

sessions_within(access), find_session(id, access)           the two, and the line above
observations_within(access), find_observation(id, access)   likewise
compliance(unit, month)      how often, of a team or service, or of all: for the Board pack
occurrences(first, last)     what was held, without names, for the year of quality assurance
"""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse

from sightline.apps.audits.queries import audits_within
from sightline.apps.audits.rules import WRITABLE
from sightline.apps.children.queries import authority_code
from sightline.apps.people.reach import Access, Branch
from sightline.apps.practice import rules
from sightline.apps.practice.compliance import Compliance, compliance
from sightline.apps.practice.models import Direction, Observation, Supervision
from sightline.apps.practice.policy import Policy, practice_policy

SUPERVISION, OBSERVED = "supervision", "observed_practice"


def policy() -> Policy:
    return practice_policy(Path(settings.SIGHTLINE_DATA))


def sessions_within(access: Access) -> QuerySet[Supervision]:
    mine = Q(supervisor=access.person) if access.person is not None else Q(pk__in=())
    seen = mine | _line(rules.line_of(access)) | Q(worker__in=being_audited(access))
    own = Supervision.objects.filter(seen, authority=authority_code())
    return own.select_related("supervisor")


def find_session(id: object, access: Access) -> Supervision | None:
    """None for one that is out of reach, as for one that is not there."""
    return sessions_within(access).filter(pk=id).first()


def observations_within(access: Access) -> QuerySet[Observation]:
    """Of a worker: as with sessions. Of a panel or conference: the observer and who sees all."""
    mine = Q(observer=access.person) if access.person is not None else Q(pk__in=())
    seen = mine | ~Q(worker="") & _line(rules.line_of(access))
    if rules.sees_compliance(access):
        seen |= Q(worker="")
    own = Observation.objects.filter(seen, authority=authority_code())
    return own.select_related("observer")


def find_observation(id: object, access: Access) -> Observation | None:
    return observations_within(access).filter(pk=id).first()


def being_audited(access: Access) -> frozenset[str]:
    """Workers whose supervision this person is auditing just now."""
    if access.person is None:
        return frozenset()
    own = audits_within(access).filter(
        auditor=access.person, subject="supervision", state__in=[each.value for each in WRITABLE]
    )
    return frozenset(own.values_list("worker", flat=True)) - {""}


def _line(branch: Branch) -> Q:
    if branch.everything:
        return ~Q(pk__in=())
    return Q(worker__in=branch.workers) | Q(team__in=branch.teams) | Q(service__in=branch.services)


def find_direction(id: object, access: Access) -> Direction | None:
    """Within a session that is within reach."""
    found = Direction.objects.filter(pk=id, authority=authority_code()).select_related("session")
    one = found.first()
    return one if one and find_session(one.session_id, access) else None


def directions_about(child_id: str) -> list[Direction]:
    """All that was decided about a child: for those who may see the child."""
    found = Direction.objects.filter(authority=authority_code(), child_id=child_id)
    return list(found.select_related("session__supervisor").order_by("-session__held_on", "-id"))


def children_of(authority: str) -> set[str]:
    found = Direction.objects.filter(authority=authority)
    return set(found.values_list("child_id", flat=True))


def occurrences(first: date, last: date) -> list[tuple[str, date, str, str]]:
    """One line a day for each: how many were held. No name and no reach is needed to read it."""
    days = (first, last)
    address = reverse("practice:compliance")
    held = Supervision.objects.filter(authority=authority_code(), held_on__range=days)
    seen = Observation.objects.filter(authority=authority_code(), observed_on__range=days)
    found = [
        (SUPERVISION, day, address, "A supervision session was held")
        for day in held.values_list("held_on", flat=True)
    ]
    found += [
        (OBSERVED, day, address, "Practice was observed")
        for day in seen.values_list("observed_on", flat=True)
    ]
    return sorted(set(found), key=lambda each: each[1])


def not_observed(first: date, last: date) -> list[str]:
    """Titles of roles that are expected to observe something in the year and have not yet."""
    from sightline.apps.practice.observing import role_lines

    return [line.said for line in role_lines(policy(), first, last) if not line.is_met]


__all__ = ["Compliance", "compliance", "find_session", "occurrences", "sessions_within"]
