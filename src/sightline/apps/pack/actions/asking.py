"""A month begins: its pack is opened, and everybody who brings something has a draft to fill in."""

from datetime import date, datetime

from django.db import transaction

from sightline.apps.board.kinds import PERFORMANCE_BOARD
from sightline.apps.board.queries import meeting_about
from sightline.apps.events.actions import record_event
from sightline.apps.pack import queries
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.models import Pack, PackPiece, PerformanceSummary, ServiceReport
from sightline.apps.people.authority import authority_code
from sightline.documents.pack_inputs import PackMakeUp, nth_working_day
from sightline.documents.performance_summary import suggest
from sightline.vocabulary.reporting_services import ReportingService


def open_pack(*, month: date, at: datetime) -> Pack:
    """The month's pack; the meeting is found whenever it is planned."""
    meeting = meeting_about(PERFORMANCE_BOARD, month)
    with transaction.atomic():
        pack, is_new = Pack.objects.get_or_create(
            authority=authority_code(), month=month,
            defaults={"opened_at": at, "meeting": meeting},
        )  # fmt: skip
        if is_new:
            record_event(by=None, did="pack.opened", to=pack, at=at, said=f"Opened: {pack}.")
        elif meeting and pack.meeting_id != meeting.pk:
            pack.meeting = meeting
            pack.save(update_fields=["meeting"])
    return pack


def ask_for_month(*, month: date, at: datetime) -> list[PerformanceSummary]:
    """Drafts for every service and part of the month that has none yet; returns the new summaries.

    A summary begins with what the figures suggest, so a service is asked once its card is there.
    May be called again at any time.
    """
    make_up, calendar = queries.make_up(), queries.calendar()
    open_pack(month=month, at=at)
    _ask_for_parts(make_up, month)
    due_on = make_up.due_on(month, calendar)
    asked = (_ask(service, month, due_on) for service in queries.services().values())
    return [summary for summary in asked if summary]


def _ask(service: ReportingService, month: date, due_on: date) -> PerformanceSummary | None:
    card = card_there(service, month)
    if card is None:
        return None
    of = {"authority": authority_code(), "service": service.key, "month": month}
    found = suggest(card.data.rows)
    begun = {f"improved_{n}": each.indicator for n, each in enumerate(found.improved, 1)}
    begun |= {f"priority_{n}": each.indicator for n, each in enumerate(found.priorities, 1)}
    with transaction.atomic():
        ServiceReport.objects.get_or_create(**of, defaults={"due_on": due_on})
        summary, is_new = PerformanceSummary.objects.get_or_create(
            **of, defaults={"due_on": due_on, **begun}
        )
    return summary if is_new else None


def _ask_for_parts(make_up: PackMakeUp, month: date) -> None:
    calendar = queries.calendar()
    for part in make_up.parts.values():
        if part.is_due(month):
            PackPiece.objects.get_or_create(
                authority=authority_code(), part=part.key, month=month,
                defaults={"due_on": nth_working_day(month, part.due, calendar)},
            )  # fmt: skip
