"""The lines of the programme. Whoever may see audits at all may see what is planned."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from sightline.apps.audits.models import (
    AuditSample,
    JointEvent,
    PlannedAudit,
)
from sightline.apps.audits.programme.rules import Planned, PlannedState
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.vocabulary.periods import financial_year_start


def planned_within(month: date) -> QuerySet[PlannedAudit]:
    """The lines of a month, those that span it too, without those that were dropped."""
    first = month.replace(day=1)
    begins = Q(month__year=month.year, month__month=month.month)
    spans = Q(month__lt=first, until__gte=first)
    return lines().filter(begins | spans).exclude(state=PlannedState.DROPPED)


def lines() -> QuerySet[PlannedAudit]:
    found = PlannedAudit.objects.filter(authority=authority_code())
    return found.select_related("progress_of")


def find_planned(id: object) -> PlannedAudit | None:
    return lines().filter(pk=id).first()


def of_year(year: int) -> list[PlannedAudit]:
    """The lines of the year that begins in April."""
    first, after = date(year, 4, 1), date(year + 1, 4, 1)
    begins = Q(month__gte=first, month__lt=after)
    spans = Q(month__lt=first, until__gte=first)
    return list(lines().filter(begins | spans))


def events_of(year: int) -> list[JointEvent]:
    found = JointEvent.objects.filter(authority=authority_code())
    return list(
        found.filter(from_month__lt=date(year + 1, 4, 1), until_month__gte=date(year, 4, 1))
    )


def find_event(id: object) -> JointEvent | None:
    return JointEvent.objects.filter(authority=authority_code(), pk=id).first()


def years(today: date) -> list[int]:
    """Every year with a line, this one and the next, the newest first."""
    months = PlannedAudit.objects.filter(authority=authority_code()).dates("month", "month")
    now = financial_year_start(today).year
    return sorted(
        {financial_year_start(each).year for each in months} | {now, now + 1}, reverse=True
    )


def as_planned(found: Iterable[PlannedAudit]) -> list[Planned]:
    """For the rules."""
    return [plain(each) for each in found]


def plain(line: PlannedAudit) -> Planned:
    return Planned(
        line.pk, line.month, line.title, line.kind, line.theme, tuple(line.leads),
        tuple(line.services), line.is_progress_check, line.progress_of_id, line.progress_by,
        line.source, line.state,
    )  # fmt: skip


def samples() -> QuerySet[AuditSample]:
    return AuditSample.objects.filter(authority=authority_code()).select_related("by", "planned")


def find_sample(id: object, access: Access) -> AuditSample | None:
    from sightline.apps.audits.rules import may_run

    return samples().filter(pk=id).first() if may_run(access) else None


def occurrences(first: date, last: date) -> list[tuple[str, date, str, str]]:
    """What the year of quality assurance shows as done: activity, day, address, what was said."""
    done = lines().filter(state=PlannedState.DONE, month__gte=first, month__lte=last)
    return [("audits", each.month, each.address, each.title) for each in done]
