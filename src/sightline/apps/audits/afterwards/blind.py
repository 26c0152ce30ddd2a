"""Two or more auditors grade one file, and none sees another's audit until all are in.

This holds for everybody, also for those who keep the programme: their reach opens every audit but
the ones they are to judge for themselves.
"""

from collections.abc import Iterable

from django.db.models import Q

from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import FINISHED, AuditState
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed

_IN = [each.value for each in FINISHED]
_OUT = AuditState.WITHDRAWN.value


def hidden_from(access: Access) -> Q | None:
    """The audits this person may not see yet, whatever their roles. None: there are none."""
    roots = _open_roots(access.person) if access.person is not None else set()
    if not roots:
        return None
    return (Q(pk__in=roots) | Q(second_of__in=roots)) & (
        Q(auditor__isnull=True) | ~Q(auditor=access.person)
    )


def is_hidden(audit: Audit, access: Access) -> bool:
    hidden = hidden_from(access) if audit.auditor_id != access.person else None
    return hidden is not None and Audit.objects.filter(hidden, pk=audit.pk).exists()


def hidden_audits(access: Access) -> frozenset[int]:
    """The same, read once for asking about many audits."""
    hidden = hidden_from(access)
    if hidden is None:
        return frozenset()
    return frozenset(Audit.objects.filter(hidden).values_list("pk", flat=True))


def _open_roots(person: int) -> set[int]:
    """First audits of files this person grades among several, not all of whom are done."""
    takes_part = (
        Q(auditor=person) | Q(second_of__auditor=person) | Q(second_of__seconds__auditor=person)
    )
    open_ = ~Q(state__in=_IN) | ~Q(second_of__state__in=[*_IN, _OUT])
    seconds = Audit.objects.filter(takes_part & open_, second_of__isnull=False)
    return set(seconds.exclude(state=_OUT).values_list("second_of_id", flat=True))


def graded_by_others() -> frozenset[int]:
    """First audits of files that somebody is still to grade without seeing them."""
    open_ = Audit.objects.filter(second_of__isnull=False).exclude(state__in=[*_IN, _OUT])
    return frozenset(open_.values_list("second_of_id", flat=True))


def together(audit: Audit) -> list[Audit]:
    """All audits of the same file graded together, the first one first; withdrawn ones not."""
    root = audit.second_of_id or audit.pk
    found = Audit.objects.filter(Q(pk=root) | Q(second_of=root)).exclude(state=_OUT)
    return list(found.select_related("tool", "auditor").order_by("pk"))


def all_are_in(audits: Iterable[Audit]) -> bool:
    return all(each.now in FINISHED for each in audits)


def check_other_auditor(audit: Audit, person: int) -> None:
    """Nobody grades a file twice, whichever of its audits they were given first."""
    if any(each.auditor_id == person for each in together(audit) if each.pk != audit.pk):
        raise NotAllowed("A second look is taken by somebody else than the first.")
