"""Which body is to be told of the plan next: each rhythm against what was released."""

from dataclasses import dataclass
from datetime import date

from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.rules import CoverState
from sightline.apps.people.authority import authority_code
from sightline.apps.plan.models import ReportCadence
from sightline.vocabulary.months import end_of_month, months_after, months_back


@dataclass(frozen=True)
class Due:
    """`period_end`: the last day of the period to be told of; `report`: begun for it already."""

    cadence: ReportCadence
    period_end: date
    report: CoverReport | None

    def is_late(self, today: date) -> bool:
        """Two months after the period nobody has released it."""
        return months_after(self.period_end, 2) < today


def due_reports(today: date) -> list[Due]:
    """For each rhythm that holds today the newest period that is over and not yet told of."""
    cadences = ReportCadence.objects.filter(plan__authority=authority_code(), plan__state="live")
    holding = [each for each in cadences.select_related("plan", "body") if _holds(each, today)]
    reports = list(CoverReport.objects.filter(plan__in={each.plan_id for each in holding}))
    found = [_due(each, today, reports) for each in holding]
    return sorted((each for each in found if each), key=lambda each: each.period_end)


def _holds(cadence: ReportCadence, today: date) -> bool:
    return cadence.from_on <= today and (cadence.to_on is None or today <= cadence.to_on)


def _due(cadence: ReportCadence, today: date, reports: list[CoverReport]) -> Due | None:
    end = period_end(cadence.every_months, today)
    if end < cadence.from_on:
        return None
    of_it = [
        each
        for each in reports
        if each.plan_id == cadence.plan_id
        and each.quarter_end == end
        and each.inspection_only == cadence.inspection_only
        and each.state != CoverState.WITHDRAWN
        and (each.body_id == cadence.body_id or _goes_to(each, cadence.body_id))
    ]
    if any(each.state == CoverState.RELEASED for each in of_it):
        return None
    return Due(cadence, end, of_it[0] if of_it else None)


def _goes_to(report: CoverReport, body: int) -> bool:
    return report.stops.filter(body=body).exists()


def period_end(every_months: int, today: date) -> date:
    """The last day of the newest whole period, reckoned from April."""
    end = end_of_month(months_back(end_of_month(today), 1))
    while (end.month - 3) % every_months:
        end = months_back(end, 1)
    return end
