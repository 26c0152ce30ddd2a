"""A cover report is begun, and its cover changed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.cover_reports import queries, rules
from sightline.apps.cover_reports.actions.going import put_appendix
from sightline.apps.cover_reports.models import CoverPart, CoverReport
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.papers.actions import freeze
from sightline.apps.plan.models import FixedPlan, Plan
from sightline.apps.plan.queries import key_here
from sightline.documents.plan.appendix import plan_appendix

INSPECTION_PAPER = "cover_inspection_plan"


def begin_report(
    *,
    by: Any,
    plan: Plan,
    title: str,
    from_on: date,
    quarter_end: date,
    at: datetime,
    inspection_only: bool = False,
    block: Mapping[str, Any] | None = None,
) -> CoverReport:
    """With its sections as far as rules can draw them up, and with the plan and the performance
    report as appendices where they are there. `block`: fields of the cover."""
    rules.check_period(from_on, quarter_end)
    with transaction.atomic():
        report = CoverReport(
            plan=plan, title=title, from_on=from_on, quarter_end=quarter_end,
            inspection_only=inspection_only, **(block or {}),
        )  # fmt: skip
        save_as(report, by=by)
        said = f"“{report}” was begun."
        record_event(by=by, did="cover_report.begun", to=report, at=at, said=said)
        if fixed := queries.newest_fixed(plan, quarter_end):
            _attach(by, report, fixed, at)
        if figures := queries.performance_paper(plan, quarter_end):
            put_appendix(by=by, report=report, version=figures, at=at)
        drawn_up = queries.drawn_up(report)
        for key in queries.sections_here():
            save_as(CoverPart(report=report, section=key, text=drawn_up.get(key, "")), by=by)
    return report


def change_block(
    *, by: Any, report: CoverReport, block: Mapping[str, Any], read: int, at: datetime
) -> CoverReport:
    """The cover and the recommendations."""
    rules.check_is_draft(report.state)
    rules.employees_of(block.get("employees", report.employees))
    with transaction.atomic():
        for name, value in block.items():
            setattr(report, name, value)
        rules.check_period(report.from_on, report.quarter_end)
        report._history_user = by  # type: ignore[attr-defined]
        save_version(report, read=read, fields=list(block))
        record_event(by=by, did="cover_report.cover_changed", to=report, at=at)
    return report


def use_fixed(*, by: Any, report: CoverReport, fixed: FixedPlan, at: datetime) -> None:
    """From now on the report is about the plan as it was fixed then; Appendix One is its paper."""
    rules.check_is_draft(report.state)
    with transaction.atomic():
        _attach(by, report, fixed, at)


def _attach(by: Any, report: CoverReport, fixed: FixedPlan, at: datetime) -> None:
    report.fixed = fixed
    save_as(report, by=by)
    said = f"Tells of the plan as it was fixed on {fixed.at:%d/%m/%Y}."
    record_event(by=by, did="cover_report.plan_attached", to=report, at=at, said=said)
    version = fixed.version
    if report.inspection_only:
        document = plan_appendix(queries.plan_of(report), only_inspection=True, key=key_here())
        about = (INSPECTION_PAPER, str(report.pk))
        version = freeze(
            by=by, about=about, document=document, at=at, changes="Made of the plan as fixed again."
        )
    put_appendix(by=by, report=report, version=version, at=at, is_plan=True)
