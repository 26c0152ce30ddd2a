"""What rules draw up of a report: its first sections, the suggested lists, its two appendices."""

from collections.abc import Iterable
from datetime import date

from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.queries.standing import plan_of
from sightline.apps.cover_reports.rules import Sample
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import latest
from sightline.apps.performance_reports.queries import report_of
from sightline.apps.performance_reports.rules import Quarter
from sightline.apps.plan.models import FixedPlan, Plan
from sightline.documents.plan.cover_words import (
    Approved,
    Told,
    background_words,
    overview_words,
    progress_words,
    purpose_words,
)
from sightline.documents.plan.samples import Quotable, suggest_at_risk, suggest_on_track


def newest_fixed(plan: Plan, quarter_end: date) -> FixedPlan | None:
    """Of a quarter that was fixed again the last."""
    return plan.fixed.filter(quarter_end=quarter_end).order_by("-at").first()


def performance_paper(plan: Plan, quarter_end: date) -> PaperVersion | None:
    """The performance report of that quarter as it was frozen last."""
    quarter = Quarter.of(quarter_end)
    report = report_of(plan.authority, quarter) if quarter.last == quarter_end else None
    return latest(report) if report else None


def drawn_up(report: CoverReport) -> dict[str, str]:
    """By section: words for the author to read and to better."""
    plan = report.plan
    title = f"{plan.title} {plan.years}".strip()
    day = report.meeting_on or report.quarter_end
    figures = performance_paper(plan, report.quarter_end)
    return {
        "purpose": purpose_words(
            title, report.from_on, report.quarter_end, has_figures=figures is not None
        ),
        "background": background_words(title, list(_approved(plan)), list(_told(report)), on=day),
        "overview": overview_words(plan.purpose, plan.caveat),
        "progress": progress_words(plan_of(report), report.from_on, report.quarter_end),
    }


def _approved(plan: Plan) -> Iterable[Approved]:
    for each in plan.approvals.select_related("body"):
        yield Approved(each.body.title, each.on)


def _told(report: CoverReport) -> Iterable[Told]:
    for each in report.plan.cadences.select_related("body"):
        if each.inspection_only or not report.inspection_only:
            yield Told(
                each.body.title, each.every_months, each.from_on, each.to_on,
                each.inspection_only, each.in_meeting, each.why,
            )  # fmt: skip


def suggested(report: CoverReport, sample: Sample) -> tuple[Quotable, ...]:
    plan = plan_of(report)
    if sample is Sample.ON_TRACK:
        return suggest_on_track(plan, since=report.from_on)
    return suggest_at_risk(plan, today=plan.as_at)
