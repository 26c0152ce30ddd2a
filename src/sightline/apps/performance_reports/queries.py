"""What pages read of performance reports, and what this person may write."""

from datetime import date
from pathlib import Path

from django.conf import settings

from sightline.apps.papers.queries import versions
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.performance_reports import rules
from sightline.apps.performance_reports.models import PerformanceReport, ReportSection
from sightline.apps.performance_reports.rules import Quarter, ReportState
from sightline.documents.performance_report import ReportHead, SectionText
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import reporting_services


def reports() -> list[PerformanceReport]:
    """The authority's, newest first."""
    return list(PerformanceReport.objects.filter(authority=authority_code()))


def report_of(authority: str, quarter: Quarter) -> PerformanceReport | None:
    return PerformanceReport.objects.filter(
        authority=authority, year=quarter.year, quarter=quarter.number
    ).first()


def report_numbered(id: int) -> PerformanceReport | None:
    return PerformanceReport.objects.filter(authority=authority_code(), pk=id).first()


def report_before(report: PerformanceReport) -> PerformanceReport | None:
    """The newest of an earlier quarter."""
    earlier = PerformanceReport.objects.filter(authority=report.authority)
    found = [each for each in earlier if each.period < report.period]
    return max(found, key=lambda each: each.period, default=None)


def sections_of(report: PerformanceReport) -> list[ReportSection]:
    return list(report.sections.select_related("written_by", "report"))


def section_numbered(id: int) -> ReportSection | None:
    found = ReportSection.objects.select_related("report", "written_by")
    return found.filter(pk=id, report__authority=authority_code()).first()


def last_words(section: ReportSection) -> ReportSection | None:
    """What the same section said a quarter before."""
    previous = report_before(section.report)
    return previous.sections.filter(title=section.title).first() if previous else None


def next_quarter(today: date) -> Quarter:
    """The newest quarter that is over and has no report yet; else the newest that is over."""
    return Quarter.of(today)


def next_version(report: PerformanceReport) -> int:
    return len(versions(report)) + 1


def unit_of(area: str) -> str:
    """The service of the tree that answers for a service area; '' where none does alone."""
    services = reporting_services(Path(settings.SIGHTLINE_DATA)).values()
    return next((each.unit for each in services if area in each.areas), "")


def check_may_write(access: Access, section: ReportSection) -> None:
    """Those who run the cycle write every section, managers those of their service."""
    reach = access.units(Right.WRITE_COMMENTARY)
    rules.check_may_write(
        everywhere=access.may_everywhere(Right.RUN_CYCLE) or reach.everything,
        services=reach.services,
        unit=unit_of(section.area) if section.area else "",
        title=section.title,
    )


def may_write(access: Access, section: ReportSection) -> bool:
    if section.report.state != ReportState.PREPARING:
        return False
    try:
        check_may_write(access, section)
    except NotAllowed:
        return False
    return True


def head_of(report: PerformanceReport) -> ReportHead:
    return ReportHead(
        report.title, report.period.label, report.producer, report.contact,
        f"performance-report-{report.authority}-{report.year}-q{report.quarter}",
    )  # fmt: skip


def texts_of(report: PerformanceReport) -> list[SectionText]:
    return [
        SectionText(
            each.title, each.area, each.text, each.written_by.name if each.written_by else ""
        )
        for each in sections_of(report)
    ]
