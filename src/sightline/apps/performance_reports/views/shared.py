from django.http import Http404

from sightline.apps.figures.queries import Source, source
from sightline.apps.performance_reports import queries
from sightline.apps.performance_reports.models import PerformanceReport, ReportSection
from sightline.apps.performance_reports.tables import about_of, key_of_directions, tables_of
from sightline.documents.model import Document
from sightline.documents.performance_report import performance_report


def report_or_404(id: int) -> PerformanceReport:
    found = queries.report_numbered(id)
    if found is None:
        raise Http404("There is no such report.")
    return found


def section_or_404(id: int) -> ReportSection:
    found = queries.section_numbered(id)
    if found is None:
        raise Http404("There is no such section.")
    return found


def document_of(report: PerformanceReport) -> Document:
    """The report as it would be frozen now."""
    figures = source()
    areas = [each.area for each in queries.sections_of(report) if each.area]
    return performance_report(
        queries.head_of(report),
        queries.texts_of(report),
        tables_of(figures, report.period, areas) if figures else {},
        about=about_of(figures) if figures else (),
        data_as_at=report.period.last,
        key=key_of_directions(),
    )


def areas_collected(figures: Source | None) -> dict[str, str]:
    """Sections that typed-in indicators brought along, beside those of the catalogue."""
    return dict(figures.collected.services) if figures else {}
