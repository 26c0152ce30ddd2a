"""Discrepancies as cards, lists and pages need them, within the reach of whoever looks.

of_card(authority, service, month, access)      those of one card that this person may see
open_count(authority, service, month)           how many are still open, whoever looks
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from sightline.apps.children.queries import child_key, sort_out
from sightline.apps.discrepancies import rules
from sightline.apps.discrepancies.models import Count, Discrepancy
from sightline.apps.discrepancies.rules import State
from sightline.apps.figures import queries as figures
from sightline.apps.figures.queries import Source
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.reporting_services import (
    ReportingService,
    reporting_services,
    service_of,
)
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


def find(id: object, access: Access) -> Discrepancy | None:
    """None for one that is out of reach, as for one that is not there."""
    found = every(authority_code()).filter(pk=id).first() if str(id).isdecimal() else None
    if found is None or not may_see(access, found, services().get(found.service)):
        return None
    return found


def sees_child(access: Access, found: Discrepancy) -> bool:
    """Whether what was said of the child may be shown; true of those that are about none."""
    return not found.child_id or found.child_id in sort_out(access, [found.child_id]).rights


def same_ones(authority: str, key: FigureKey, child_id: str) -> list[Discrepancy]:
    """Open ones about the same figure and child, so that nobody raises one twice."""
    found = every(authority).filter(
        indicator=key.indicator, basis=key.basis.value, as_at=key.as_at, level=key.level.value,
        unit=key.unit, breakdown=key.breakdown, breakdown_value=key.breakdown_value,
        child_id=child_id, state__in=OPEN,
    )  # fmt: skip
    return list(found)


def about_figure(authority: str, key: FigureKey, access: Access) -> list[Discrepancy]:
    """Every one about this figure on any day, newest first, for the figure's pages."""
    found = every(authority).filter(
        indicator=key.indicator, level=key.level.value, unit=key.unit, breakdown=""
    )
    return ordered(found, access)


def unsettled(authority: str) -> list[Discrepancy]:
    return list(every(authority).filter(state__in=OPEN).prefetch_related("counts"))


def children_disputed(authority: str) -> set[str]:
    found = Discrepancy.objects.filter(authority=authority).exclude(child_id="")
    return set(found.values_list("child_id", flat=True))


def before_and_after(found: Discrepancy) -> tuple[Count | None, Count | None]:
    """As it stood when it was raised, and as it stands since, if it was counted again."""
    counts = list(found.counts.all())
    return (counts[0] if counts else None), (counts[-1] if counts[1:] else None)


@dataclass(frozen=True)
class Titles:
    """What things are called on pages and in files."""

    services: dict[str, ReportingService]
    source: Source | None

    def service(self, key: str) -> str:
        return self.services[key].title if key in self.services else key or "No service"

    def whose(self, found: Discrepancy) -> str:
        whole = figures.authority_name(self.source) if self.source else "The whole authority"
        return found.unit or whole


def titles() -> Titles:
    return Titles(services(), figures.source())


def service_of_figure(key: FigureKey) -> ReportingService | None:
    """Whose card the figure stands on."""
    source = figures.source()
    known = figures.catalogue(source) if source else None
    if known is None or key.indicator not in known:
        return None
    return service_of(known[key.indicator].service, services().values())


def seen_by(access: Access) -> list[Discrepancy]:
    """All within reach: open ones first, the newest first among equals."""
    return ordered(every(authority_code()).prefetch_related("counts", "steps"), access)


def child_key_of(found: Discrepancy) -> str:
    return child_key(found.child_id) if found.child_id else ""
