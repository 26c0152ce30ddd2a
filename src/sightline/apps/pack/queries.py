"""Summaries, reports, parts and packs as pages, papers and other apps ask for them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from sightline.apps.pack import rules
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.models import (
    ImprovementLine,
    Pack,
    PackPiece,
    PerformanceSummary,
    ServiceReport,
)
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.people.working_days import calendar
from sightline.apps.scorecards.queries import services
from sightline.documents.pack_inputs import PackMakeUp, PackPart, pack_inputs
from sightline.vocabulary.months import months_back
from sightline.vocabulary.reporting_services import ReportingService

__all__ = ["calendar", "make_up", "pack_of", "services"]


def make_up() -> PackMakeUp:
    return pack_inputs(Path(settings.SIGHTLINE_DATA))


def packs() -> QuerySet[Pack]:
    return Pack.objects.filter(authority=authority_code()).select_related("meeting")


def pack_of(month: date) -> Pack | None:
    return packs().filter(month=month).first()


def summaries(month: date) -> dict[str, PerformanceSummary]:
    """By service, whatever their state."""
    found = PerformanceSummary.objects.filter(authority=authority_code(), month=month)
    return {each.service: each for each in found.select_related("written_by", "handed_in_by")}


def reports(month: date) -> dict[str, ServiceReport]:
    found = ServiceReport.objects.filter(authority=authority_code(), month=month)
    return {each.service: each for each in found.select_related("written_by", "handed_in_by")}


def summary_of(service: str, month: date) -> PerformanceSummary | None:
    return summaries(month).get(service)


def report_of(service: str, month: date) -> ServiceReport | None:
    return reports(month).get(service)


def promise_before(summary: PerformanceSummary) -> PerformanceSummary | None:
    """What the service said a month earlier, once it was handed in."""
    before = summary_of(summary.service, months_back(summary.month, 1))
    return before if before and not before.is_draft else None


def titles_on(service: str, month: date) -> dict[str, str]:
    """The title of each indicator on the service's card."""
    known = services().get(service)
    card = card_there(known, month) if known else None
    return {row.indicator: row.title for row in card.data.rows} if card else {}


def titles_of_month(month: date) -> dict[str, str]:
    """The title of each indicator on any card of the month."""
    return {key: title for each in services() for key, title in titles_on(each, month).items()}


def pieces(month: date) -> dict[str, PackPiece]:
    """By part."""
    found = PackPiece.objects.filter(authority=authority_code(), month=month)
    return {each.part: each for each in found.select_related("written_by", "brought_by")}


def piece_of(part: str, month: date) -> PackPiece | None:
    return pieces(month).get(part)


def piece_by_id(id: str) -> tuple[PackPiece, PackPart] | None:
    """The piece and what it is a part of; None for one that pack.toml no longer knows."""
    found = PackPiece.objects.filter(authority=authority_code(), pk=id) if id.isdecimal() else None
    piece = found.first() if found is not None else None
    part = make_up().parts.get(piece.part) if piece else None
    return (piece, part) if piece and part else None


def lines(month: date, side: rules.Side) -> list[ImprovementLine]:
    found = ImprovementLine.objects.filter(authority=authority_code(), month=month)
    return list(found.filter(side=side.value))


def line_of(month: date, id: int) -> ImprovementLine | None:
    return ImprovementLine.objects.filter(authority=authority_code(), month=month, pk=id).first()


def services_of(access: Access) -> list[ReportingService]:
    """Those whose summaries and reports the person writes."""
    return [each for each in services().values() if rules.can_write(access, each)]


@dataclass(frozen=True)
class Asked:
    """Something one person is to bring: what, for which month, by when."""

    title: str
    month: date
    due_on: date
    address: str

    def is_late(self, today: date) -> bool:
        return rules.late_by(self.due_on, None, today, calendar()) > 0


def is_late(one: PerformanceSummary | ServiceReport | PackPiece, today: date) -> bool:
    """Still waited for, a working day or more after the last day in time."""
    waits = one.is_draft if not isinstance(one, PackPiece) else one.now is rules.PartState.WAITING
    return waits and rules.late_by(one.due_on, None, today, calendar()) > 0


def asked_of(access: Access) -> list[Asked]:
    """What waits for this person, the soonest due first: parts of the roles they hold, summaries
    and reports of the services that are theirs by role."""
    known = make_up().parts
    waiting = PackPiece.objects.filter(
        authority=authority_code(), state=rules.PartState.WAITING.value
    )
    found = [
        Asked(known[each.part].title, each.month, each.due_on, each.address)
        for each in waiting
        if each.part in known and known[each.part].brings in access.roles
    ]
    mine = {each.key: each for each in services_of(access) if each.answers in access.roles}
    for what, model in (("Summary", PerformanceSummary), ("Report", ServiceReport)):
        drafts = model.objects.filter(
            authority=authority_code(), state=rules.HandedIn.DRAFT.value, service__in=mine
        )
        found += [
            Asked(f"{what}: {mine[each.service].title}", each.month, each.due_on, each.address)
            for each in drafts
        ]
    return sorted(found, key=lambda each: (each.due_on, each.title))
