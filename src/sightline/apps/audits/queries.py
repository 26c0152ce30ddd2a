"""Audits within somebody's reach. Every page of one audit begins with `find_audit`."""

from django.db.models import Q, QuerySet

from sightline.apps.audits.afterwards.blind import hidden_from, is_hidden
from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import FINISHED, WRITABLE, may_read, may_run
from sightline.apps.children.queries import authority_code, closed_to
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right

# What a list of audits never shows; a tool is read once and then known by its hash.
_LARGE = ("tool__data", "facts", "records", "history_said")


def audits_within(access: Access) -> QuerySet[Audit]:
    """What `rules.may_read` lets the person see, as one query; no other page lists audits."""
    all_of = Audit.objects.filter(authority=authority_code()).select_related("tool", "auditor")
    all_of = all_of.defer(*_LARGE)
    if (hidden := hidden_from(access)) is not None:
        all_of = all_of.exclude(hidden)
    all_of = all_of.filter(Q(child_id="") | ~Q(child_id__in=closed_to(access)))
    if may_run(access):
        return all_of
    mine = Q(auditor=access.person) if access.person is not None else Q(pk__in=())
    return all_of.filter(mine | _of_the_line(access))


def find_audit(id: int, access: Access) -> Audit | None:
    """None where it is not there or out of reach: the page is a 404 then."""
    found = Audit.objects.filter(authority=authority_code(), pk=id)
    audit = found.select_related("tool", "auditor", "planned").first()
    if audit is None or not may_read(access, audit.about) or is_hidden(audit, access):
        return None
    # A record that was restricted meanwhile is closed to its auditor as well, until they are named.
    return None if audit.child_id and audit.child_id in closed_to(access) else audit


def audit_by_id(id: object) -> Audit | None:
    """For titles alone: who may see it is asked of `find_audit`."""
    return Audit.objects.filter(authority=authority_code(), pk=id).select_related("tool").first()


def to_write(access: Access) -> list[Audit]:
    """What the person has to write, the soonest due first."""
    if access.person is None:
        return []
    mine = audits_within(access).filter(auditor=access.person)
    return list(mine.filter(state__in=[each.value for each in WRITABLE]))


def written_by(access: Access) -> list[Audit]:
    """What the person handed in, the last first."""
    if access.person is None:
        return []
    mine = audits_within(access).filter(auditor=access.person)
    finished = mine.filter(state__in=[each.value for each in FINISHED])
    return list(finished.order_by("-handed_in_at"))


def children_audited(authority: str) -> set[str]:
    """Children of whom an audit keeps something."""
    found = Audit.objects.filter(authority=authority).exclude(child_id="")
    return set(found.values_list("child_id", flat=True))


def _of_the_line(access: Access) -> Q:
    branch = access.units(Right.SEE_AUDITS)
    finished = Q(state__in=[each.value for each in FINISHED], second_of__isnull=True)
    if branch.everything:
        return finished
    return finished & (
        Q(worker__in=branch.workers) & ~Q(worker="")
        | Q(team__in=branch.teams) & ~Q(team="")
        | Q(service__in=branch.services) & ~Q(service="")
    )
