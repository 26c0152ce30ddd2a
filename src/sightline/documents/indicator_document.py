"""An indicator's page to print or send: what it says, charts with their numbers, its meaning."""

from collections.abc import Iterable

from sightline.documents.breakdowns import BrokenDown
from sightline.documents.cells import DASH, cell, period_words, way_words
from sightline.documents.exports.table import about_lines, indicator_table
from sightline.documents.indicator_page import IndicatorPage
from sightline.documents.inputs import Published
from sightline.documents.model import (
    Block,
    Chart,
    Column,
    Document,
    Facts,
    Heading,
    Note,
    Paragraph,
    Table,
)


def indicator_document(page: IndicatorPage, filters: str = "") -> Document:
    """As data it is the indicator's one table: every period, every group."""
    data = indicator_table(page, filters)
    return Document(
        title=page.indicator.title,
        about=about_lines(page.scope, page.provenance, filters),
        blocks=tuple(_blocks(page)),
        name=data.name,
        data_as_at=page.provenance.data_as_at,
        is_landscape=True,  # a chart's own text is of 12 point only where it has the room
        data=(data,),
    )


def _blocks(page: IndicatorPage) -> Iterable[Block]:
    yield Paragraph(page.row.truth, is_lead=True)
    yield Facts(tuple(_headline(page)))
    if not page.is_share:
        yield from _over_time(page)
    yield from _broken_down(page)
    yield from _beside_others(page)
    yield from _meaning(page)


def _headline(page: IndicatorPage) -> Iterable[tuple[str, str]]:
    row = page.row
    counted = f" ({row.parts})" if row.parts else ""
    yield f"{page.scope.name}, {period_words(row.period)}", f"{page.shown}{counted}"
    if not row.is_readable and row.reason:
        yield "Why there is no figure", row.reason
    if not page.is_share:
        way = way_words(row.direction.change, row.direction.judgement)
        yield "From a year earlier", way if way != DASH else row.direction.reason or DASH
        if row.target is not None:
            yield "Target", f"{row.shown_target} {row.target_name}: {row.rag.mark.word}"
    yield "Which way is better", row.polarity.in_words


def _over_time(page: IndicatorPage) -> Iterable[Block]:
    yield Heading("Over time")
    if page.chart:
        verdict = page.judged.verdict
        caption = " ".join((verdict.why, *verdict.differences, page.why_no_chart)).strip()
        svg, title = page.chart.svg(), page.indicator.title
        yield Chart(title, page.row.truth, svg, _periods(page), caption)
    else:
        yield Paragraph(page.why_no_chart)
        if page.periods:
            yield _periods(page)


def _periods(page: IndicatorPage) -> Table:
    has_headline = page.points_are != page.row.period.basis
    headline = page.row.period.basis.in_words.capitalize()
    columns = [
        Column("period", "Period"),
        Column("value", "Value", is_number=True),
        Column("counted", "Counted", is_number=True),
        *([Column("headline", headline, is_number=True)] if has_headline else []),
        Column("signal", "What stands out"),
    ]
    rows = [
        (p.period, p.shown, p.parts, *([p.headline] if has_headline else []), p.signal)
        for p in page.periods
    ]
    title = f"{page.indicator.title}, {page.scope.name}"
    return Table(title, tuple(columns), tuple(rows), heads_rows=True).without_empty_columns


def _broken_down(page: IndicatorPage) -> Iterable[Block]:
    if not page.broken_down:
        return
    yield Heading("Broken down")
    for note in page.breakdown_notes:
        yield Note(note)
    if page.any_too_few:
        yield Note(f"Where fewer than {page.fewest} are counted, one more or less changes much.")
    yield from (_groups(table) for table in page.broken_down)


def _groups(broken: BrokenDown) -> Table:
    columns = (
        Column("group", "Group"),
        Column("value", broken.heading, is_number=True),
        Column("counted", "Counted", is_number=True),
        Column("remark", "To note"),
    )
    rows = tuple((group.name, group.shown, group.parts, group.remark) for group in broken.groups)
    return Table(broken.title, columns, rows, heads_rows=True).without_empty_columns


def _beside_others(page: IndicatorPage) -> Iterable[Block]:
    benchmark = page.benchmark
    if not benchmark.values:
        return
    yield Heading("Beside others, as published")
    rank = f" {page.scope.authority_name} is {benchmark.rank}." if benchmark.rank else ""
    yield Paragraph(f"{benchmark.measure}, {benchmark.period}.{rank}")
    if page.trend:
        words = page.trend.words
        yield Chart(words.title, words.title, page.trend.svg(), _years(page))
    columns = (Column("area", "Area"), Column("value", "Value", is_number=True))
    rows = tuple(_area(value, page) for value in page.areas)
    period = benchmark.period[:1].upper() + benchmark.period[1:]
    yield Table(period or "Published values", columns, rows, heads_rows=True)
    for note in (*benchmark.notes, benchmark.attribution):
        if note:
            yield Note(note)


def _years(page: IndicatorPage) -> Table | None:
    if not page.years:
        return None
    others = (
        Column(f"area_{n}", name, is_number=True) for n, name in enumerate(page.year_headings)
    )
    rows = tuple((year.year, *year.cells) for year in page.years)
    columns = (Column("year", "Year to"), *others)
    return Table(f"{page.benchmark.measure}, by year", columns, rows, heads_rows=True)


def _area(value: Published, page: IndicatorPage) -> tuple[str, str]:
    name = f"{value.name}\n{value.method}" if value.method else value.name
    if value.value is None:
        return name, f"{DASH}\n{value.reason}" if value.reason else DASH
    return name, cell(value.value, page.indicator.shown_as)


def _meaning(page: IndicatorPage) -> Iterable[Block]:
    indicator = page.indicator
    yield Heading("What it means and how it is counted")
    said = (
        ("Definition", indicator.definition),
        ("Why it matters", indicator.why_it_matters),
        ("To be borne in mind", indicator.notes),
        ("Source", indicator.source),
        ("Version", f"{indicator.version}, hash {page.row.definition_hash}"),
        ("Way used", page.row.way),
        ("Settings", "; ".join(f"{n} = {v:g}" for n, v in page.calculation.settings.items())),
        ("Snapshot", page.provenance.snapshot),
    )
    yield Facts(tuple((term, text) for term, text in said if text))
