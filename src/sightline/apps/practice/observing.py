"""What is observed in a year: by more senior roles, and of supervision itself."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from sightline.apps.audits.models import Audit
from sightline.apps.children.queries import authority_code
from sightline.apps.people.rules import roles
from sightline.apps.practice.models import Observation
from sightline.apps.practice.policy import ObservationKind, Policy


@dataclass(frozen=True)
class RoleLine:
    """A role that is expected to observe something once a year, and how often it did."""

    role: str
    kind: ObservationKind
    times: int
    last: date | None

    @property
    def is_met(self) -> bool:
        return self.times > 0

    @property
    def title(self) -> str:
        known = roles().get(self.role)
        return known.title if known else self.role

    @property
    def said(self) -> str:
        what = self.kind.title[:1].lower() + self.kind.title[1:]
        return f"{self.title}: has not observed this in the year yet: {what}"


def role_lines(policy: Policy, first: date, last: date) -> list[RoleLine]:
    seen = list(
        Observation.objects.filter(
            authority=authority_code(), observed_on__range=(first, last)
        ).values_list("as_role", "kind", "observed_on")
    )
    found = []
    for kind in policy.kinds.values():
        for role in kind.roles:
            own = [on for as_role, of, on in seen if as_role == role and of == kind.key]
            found.append(RoleLine(role, kind, len(own), max(own, default=None)))
    return found


@dataclass(frozen=True)
class LookedAt:
    """How often supervision itself was audited, or observed, in a year."""

    audited: int
    observed: int
    wanted: int

    @property
    def is_met(self) -> bool:
        return self.audited + self.observed >= self.wanted


def supervision_looked_at(policy: Policy, first: date, last: date) -> LookedAt:
    """Days on which an audit of supervision was handed in: many of one round count once a month."""
    audits = Audit.objects.filter(
        authority=authority_code(), subject="supervision", handed_in_at__date__range=(first, last)
    ).values_list("handed_in_at", flat=True)
    days = [timezone.localdate(at) for at in audits if at]
    rounds = {(day.year, day.month) for day in days}
    seen = Observation.objects.filter(
        authority=authority_code(), kind="supervision", observed_on__range=(first, last)
    ).count()
    return LookedAt(len(rounds), seen, policy.looked_at)
