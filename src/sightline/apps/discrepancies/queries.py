"""Discrepancies as cards, lists and pages need them, within the reach of whoever looks.

of_card(authority, service, month, access)      those of one card that this person may see
open_count(authority, service, month)           how many are still open, whoever looks
"""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from sightline.apps.discrepancies import rules
from sightline.apps.discrepancies.models import Discrepancy
from sightline.apps.discrepancies.rules import State
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.reporting_services import ReportingService, reporting_services
from sightline.vocabulary.words import Level

OPEN = [state.value for state in State if state.is_open]


def services() -> dict[str, ReportingService]:
    return reporting_services(Path(settings.SIGHTLINE_DATA))


def of_card(authority: str, service: str, month: date, access: Access) -> list[Discrepancy]:
    """Open ones first, the newest first among equals."""
    found = every(authority).filter(service=service, month=month)
    return ordered(found, access)


def open_count(authority: str, service: str, month: date) -> int:
    found = Discrepancy.objects.filter(authority=authority, service=service, month=month)
    return found.filter(state__in=OPEN).count()


def every(authority: str) -> QuerySet[Discrepancy]:
    return Discrepancy.objects.filter(authority=authority).select_related("raised_by")


def ordered(found: QuerySet[Discrepancy], access: Access) -> list[Discrepancy]:
    known = services()
    seen = [each for each in found if may_see(access, each, known.get(each.service))]
    return sorted(seen, key=lambda each: not each.now.is_open)


def may_see(access: Access, found: Discrepancy, service: ReportingService | None) -> bool:
    """Whoever raised it, those who may dispute the unit's figures, those who run the cycle."""
    return (
        access.person == found.raised_by_id
        or access.may_everywhere(Right.RUN_CYCLE)
        or rules.can_dispute(access, Level(found.level), found.unit, service)
    )
