"""The tables of the pages, and those of the report: one for each section with figures."""

from collections.abc import Sequence
from dataclasses import replace

from django.urls import reverse

from sightline.apps.figures import queries as figures
from sightline.apps.figures.queries import Source
from sightline.apps.people.reach import Access
from sightline.apps.performance_reports import queries
from sightline.apps.performance_reports.models import PerformanceReport, ReportSection
from sightline.apps.performance_reports.rules import Quarter
from sightline.documents.layouts import (
    DIRECTIONS,
    Asked,
    Layout,
    LayoutSection,
    gather,
    layouts,
    section_tables,
)
from sightline.documents.layouts.days import has_begun
from sightline.documents.model import Key, Table
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.phrases import day_words

_LAYOUT = "quarterly_beside_others"


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
    return PageTable("What each section says", headings, rows, caption_is_hidden=True)


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
    """By service area, as the layout of nine columns has them. Quarters after the report's own
    stay empty, however late it is printed; an indicator that is counted and has no figure in any of
    its quarters is left out, one that is typed in never."""
    known = figures.catalogue(source)
    layout = replace(
        layouts(source.data, known.indicators, known.services)[_LAYOUT],
        sections=tuple(LayoutSection("", areas=(area,)) for area in areas),
    )
    asked = Asked(quarter.year, newest=min(quarter.last, figures.newest(source)))
    gathered = gather(source, layout, asked)
    ahead = [each for each in layout.of_figures if not has_begun(each, asked)]
    typed = {each.id for each in source.collected.indicators}
    tables = section_tables(layout, gathered, asked)
    found = {}
    for area, table, (_, rows) in zip(areas, tables, gathered.sections, strict=True):
        kept = [row.indicator in typed for row in rows]
        found[area] = _shown(table, layout, {each.key for each in ahead}, kept)
    return found


def _shown(table: Table, layout: Layout, ahead: set[str], kept: Sequence[bool]) -> Table:
    """Without what lies ahead; `kept`: which rows stay although they hold no figure."""
    keys = [column.key for column in table.columns]
    counted = {each.key for each in layout.of_figures}
    rows = []
    for row, stays in zip(table.rows, kept, strict=True):
        cells = tuple("" if key in ahead else value for key, value in zip(keys, row, strict=True))
        has_figure = any(v for key, v in zip(keys, cells, strict=True) if key in counted)
        if stays or has_figure:
            rows.append(cells)
    return replace(table, rows=tuple(rows))


def key_of_directions() -> Key:
    return Key("Direction of travel since last year’s out-turn", DIRECTIONS)


def about_of(source: Source) -> tuple[str, ...]:
    return (f"{figures.authority_name(source)}.",)
