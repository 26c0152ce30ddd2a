"""The tables of the pages, and those of the report: one for each section with figures."""

from collections.abc import Sequence

from django.urls import reverse

from sightline.apps.figures import queries as figures
from sightline.apps.figures.queries import Source
from sightline.apps.people.reach import Access
from sightline.apps.performance_reports import queries
from sightline.apps.performance_reports.models import PerformanceReport, ReportSection
from sightline.apps.performance_reports.rules import Quarter
from sightline.documents.model import Key, Table
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.phrases import day_words


def list_table(found: Sequence[PerformanceReport]) -> PageTable:
    rows = tuple(
        (
            Cell(each.title, reverse("performance_reports:report", args=[each.pk])),
            Cell(each.period.label),
            Cell(each.state, tag="blue"),
        )
        for each in found
    )
    headings = tuple(map(Heading, ("Report", "Period", "State")))
    return PageTable("Performance reports", headings, rows, caption_is_hidden=True)


def section_table(sections: Sequence[ReportSection], access: Access) -> PageTable:
    """Each section, whether it is written, and the way to write it for those who may."""
    rows = tuple(
        (
            Cell(each.title, _address(each)),
            Cell(*_state(each)),
            Cell(_when(each)),
            Cell("You can write it" if queries.may_write(access, each) else ""),
        )
        for each in sections
    )
    headings = tuple(map(Heading, ("Section", "Words", "Last written", "Yours")))
    return PageTable("Sections", headings, rows, caption_is_hidden=True)


def _address(section: ReportSection) -> str:
    return reverse("performance_reports:section", args=[section.pk])


def _state(section: ReportSection) -> tuple[str, str, str, bool, str]:
    count = len(section.text.split())
    return (f"{count} words", "", "", False, "") if count else ("to write", "", "", False, "yellow")


def _when(section: ReportSection) -> str:
    if section.written_at is None:
        return "–"
    by = f", {section.written_by.name}" if section.written_by else ""
    return f"{day_words(section.written_at.date())}{by}"


def starting_areas(source: Source | None) -> list[tuple[str, str]]:
    """The service areas that have figures, as the headings of a first report."""
    if source is None:
        return []
    card = figures.scorecard_for(source, figures.usual(source))
    return [(service.id, service.title) for service in card.services]


def tables_of(source: Source, quarter: Quarter, areas: Sequence[str]) -> dict[str, Table]:
    return {}


def key_of_directions() -> Key | None:
    return None


def about_of(source: Source) -> tuple[str, ...]:
    return (figures.authority_name(source),)
