"""What the pages of the programme say of auditors and audits, sorted out for a template."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from sightline.apps.audits.models import AgreedNumber, Audit, Exemption
from sightline.apps.audits.programme.sharing import Auditor
from sightline.apps.audits.programme.tables import headings
from sightline.apps.audits.rules import FINISHED, AuditState
from sightline.apps.notices.telling import people_with
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import Grant, User
from sightline.apps.people.queries import units_on
from sightline.apps.people.rules import Right
from sightline.documents.on_page import Cell, PageTable
from sightline.vocabulary.words import Level

SENIOR = frozenset({"director", "assistant_director", "head_of_service"})


def auditors(today: date) -> QuerySet[User]:
    """Whoever's role lets them audit, and outside auditors for as long as they are invited."""
    inside = [one.pk for one in people_with(Right.DO_AUDITS, today)]
    outside = Grant.objects.on(today).filter(role="outside_auditor").values("person")
    found = User.objects.filter(is_active=True)
    return (found.filter(pk__in=inside) | found.filter(pk__in=outside)).order_by("name", "pk")


def is_senior(person: User, today: date) -> bool:
    """Senior leaders' audits are face to face with the worker."""
    return Grant.objects.on(today).filter(person=person, role__in=SENIOR).exists()


def numbers() -> list[AgreedNumber]:
    found = AgreedNumber.objects.filter(authority=authority_code()).select_related("auditor")
    return list(found.order_by("-until_on", "auditor__name"))


def exemptions(today: date) -> list[Exemption]:
    found = Exemption.objects.filter(
        authority=authority_code(), taken_back_at__isnull=True, until_on__gte=today
    )
    return list(found.select_related("auditor"))


def numbers_table(found: Iterable[AgreedNumber]) -> PageTable:
    """Done against agreed: what is handed in or closed of the audits set in the period."""
    rows = []
    for one in found:
        mine = Audit.objects.filter(
            authority=one.authority, auditor=one.auditor, set_on__range=(one.from_on, one.until_on)
        ).exclude(state=AuditState.WITHDRAWN)
        done = mine.filter(state__in=[each.value for each in FINISHED]).count()
        given = mine.count()
        rows.append((
            Cell(one.auditor.name), Cell(f"{day(one.from_on)} to {day(one.until_on)}"),
            Cell(str(one.number), is_number=True), Cell(str(given), is_number=True),
            Cell(str(done), is_number=True),
            Cell(str(max(0, one.number - done)), is_number=True),
        ))  # fmt: skip
    heads = headings("Auditor", "Period", "Agreed", "Allocated", "Done", "To do")
    return PageTable("Agreed numbers", heads, tuple(rows))


def services_with_cases(today: date) -> list[str]:
    """The services of the tree: all that hold cases stand in it."""
    return [name for _, name in units_on(today, [Level.SERVICE])]


def load_words(auditor: Auditor) -> str:
    if auditor.agreed is None:
        return f"has {auditor.has}"
    return f"has {auditor.has} of {auditor.agreed}"


def whose(audit: Audit) -> str:
    return ", ".join(filter(None, (audit.team or audit.service, audit.worker))) or "–"


def waiting(audits: Sequence[Audit]) -> list[Audit]:
    return [audit for audit in audits if audit.now is AuditState.WAITING]


def day(of: date) -> str:
    return f"{of.day} {of:%B %Y}"
