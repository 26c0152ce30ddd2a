"""Every write to performance reports."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import delete_as, save_as
from sightline.apps.events.versions import save_version
from sightline.apps.papers.actions import freeze
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.models import User
from sightline.apps.performance_reports import queries, rules
from sightline.apps.performance_reports.models import PerformanceReport, ReportSection
from sightline.apps.performance_reports.rules import (
    REPORT_MOVES,
    Quarter,
    ReportState,
    Words,
)
from sightline.documents.model import Document
from sightline.vocabulary.not_allowed import NotAllowed

OVERVIEW = "Overview"


def start_report(
    *, by: User | None, authority: str, quarter: Quarter, title: str, producer: str, contact: str,
    at: datetime, areas: Sequence[tuple[str, str]] = (),
) -> PerformanceReport:  # fmt: skip
    """A new report with the headings of the one before, else with an overview and `areas` (service
    area and heading). What the overview said is taken along, analyses are written anew."""
    if queries.report_of(authority, quarter):
        raise NotAllowed(f"There is a report for {quarter.label} already.")
    with transaction.atomic():
        report = PerformanceReport(
            authority=authority, year=quarter.year, quarter=quarter.number, title=title.strip(),
            producer=producer.strip(), contact=contact.strip(),
        )  # fmt: skip
        save_as(report, by=by)
        for position, (area, heading, text) in enumerate(_headings(report, areas), start=1):
            section = ReportSection(
                report=report, position=position, area=area, title=heading, text=text
            )
            save_as(section, by=by)
        said = f"{report} was begun."
        record_event(by=by, did="performance_report.begun", to=report, at=at, said=said)
    return report


def _headings(
    report: PerformanceReport, areas: Sequence[tuple[str, str]]
) -> list[tuple[str, str, str]]:
    previous = queries.report_before(report)
    if previous is None:
        return [("", OVERVIEW, ""), *((area, heading, "") for area, heading in areas)]
    return [
        (each.area, each.title, each.text if each.title == OVERVIEW else "")
        for each in queries.sections_of(previous)
    ]


def change_cover(
    *, by: User, report: PerformanceReport, read: int, title: str, producer: str, contact: str,
    at: datetime,
) -> PerformanceReport:  # fmt: skip
    rules.check_is_open(ReportState(report.state))
    with transaction.atomic():
        report.title, report.producer, report.contact = title, producer, contact
        report._history_user = by  # type: ignore[attr-defined]
        save_version(report, read=read, fields=["title", "producer", "contact"])
        record_event(by=by, did="performance_report.cover_changed", to=report, at=at)
    return report


def add_section(
    *, by: User | None, report: PerformanceReport, title: str, area: str = "", text: str = "",
    at: datetime,
) -> ReportSection:  # fmt: skip
    rules.check_is_open(ReportState(report.state))
    sections = queries.sections_of(report)
    if title.strip().casefold() in {each.title.casefold() for each in sections}:
        raise NotAllowed(f"The report has a section “{title.strip()}” already.")
    with transaction.atomic():
        section = ReportSection(
            report=report, title=title.strip(), area=area, text=text,
            position=max((each.position for each in sections), default=0) + 1,
        )  # fmt: skip
        save_as(section, by=by)
        said = f"Section “{section.title}” was added."
        record_event(by=by, did="performance_report.section_added", to=report, at=at, said=said)
    return section


def remove_section(*, by: User | None, section: ReportSection, at: datetime) -> None:
    """A heading that is not wanted goes; what it said stays in the history."""
    rules.check_is_open(ReportState(section.report.state))
    with transaction.atomic():
        report, title = section.report, section.title
        delete_as(section, by=by)
        said = f"Section “{title}” was removed."
        record_event(by=by, did="performance_report.section_removed", to=report, at=at, said=said)


def write_section(
    *, by: User | None, section: ReportSection, text: str, read: int, at: datetime
) -> ReportSection:
    """The words of a section, as paragraphs with blank lines between them."""
    rules.check_is_open(ReportState(section.report.state))
    with transaction.atomic():
        section.text, section.written_by, section.written_at = text, by, at
        section._history_user = by  # type: ignore[attr-defined]
        save_version(section, read=read, fields=["text", "written_by", "written_at"])
        said = f"“{section.title}” was written."
        record_event(
            by=by, did="performance_report.section_written", to=section.report, at=at, said=said
        )
    return section


def move_report(*, by: User, report: PerformanceReport, move: str, at: datetime) -> None:
    """Hand in, send back, or begin a correction; freezing is an action of its own."""
    if move == "freeze":
        raise NotAllowed("Freeze the report by its own button.")
    if move == "hand in":
        rules.check_may_hand_in([Words(each.title, each.text) for each in report.sections.all()])
    _move(by, report, move, at)


def freeze_report(
    *, by: User, report: PerformanceReport, document: Document, snapshot: str, changes: str,
    at: datetime,
) -> PaperVersion:  # fmt: skip
    """The report as it stands becomes a version that never changes again."""
    REPORT_MOVES.check(ReportState(report.state), "freeze")
    rules.check_why(changes, version=queries.next_version(report))
    with transaction.atomic():
        version = freeze(
            by=by, about=report, document=document, snapshot=snapshot, changes=changes, at=at
        )
        _move(by, report, "freeze", at)
    return version


def _move(by: User, report: PerformanceReport, move: str, at: datetime) -> None:
    with transaction.atomic():
        there = PerformanceReport.objects.select_for_update().get(pk=report.pk)
        there.state = REPORT_MOVES.check(ReportState(there.state), move)
        save_as(there, by=by, reason=move)
        said = f"{report}: {move}."
        record_event(by=by, did="performance_report.moved", to=there, at=at, said=said, move=move)
    report.refresh_from_db()
