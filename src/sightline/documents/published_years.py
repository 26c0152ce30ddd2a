"""An indicator's published years, ours beside others': one drawing and the same as a table."""

from dataclasses import dataclass

from sightline.documents.cells import cell, unit_words
from sightline.documents.drawing import Drawing, Words
from sightline.documents.inputs import Kind, Published, PublishedSet, Scope
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Unit

_TREND = {
    Kind.OWN: "",
    Kind.ENGLAND: "England",
    Kind.REGION: "",
    Kind.NEIGHBOUR_MEAN: "Neighbours (mean)",
    Kind.NEIGHBOUR_MEDIAN: "Neighbours (median)",
}


@dataclass(frozen=True)
class YearRow:
    """A published year: our own value and the others', in the order of `year_headings`."""

    year: str
    cells: tuple[str, ...]


def unit_title(unit: Unit) -> str:
    return "Percent" if unit is Unit.PERCENT else unit_words(unit).capitalize()


def published_trend(indicator: Indicator, scope: Scope, benchmark: PublishedSet) -> Drawing | None:
    # Loaded when a page is drawn: it takes longer than most commands to run.
    from sightline.documents.charts import Line, trend_chart

    lines = [
        Line(_TREND[value.kind] or value.name, value.series, value.kind is Kind.OWN)
        for value in benchmark.values
        if value.kind in _TREND and _has_years(value)
    ]
    if not any(line.is_own for line in lines) and len(lines) < 2:
        return None
    newest = benchmark.of(Kind.OWN)
    own = cell(newest.value if newest else None, indicator.shown_as)
    title = f"{indicator.title}, as published: {scope.authority_name} {own}, {benchmark.period}."
    description = "One line for each area. All values are in the table that follows."
    axis = f"{unit_title(indicator.shown_as)}, as published"
    words = Words(title, description, axis)
    return trend_chart(lines, unit=indicator.shown_as, words=words)


def _has_years(value: Published) -> bool:
    return sum(point is not None for _, point in value.series) >= 2


def published_years(
    unit: Unit, scope: Scope, benchmark: PublishedSet
) -> tuple[tuple[str, ...], tuple[YearRow, ...]]:
    shown = [value for value in benchmark.values if value.kind in _TREND and value.series]
    days = sorted({day for value in shown for day, _ in value.series}, reverse=True)
    by_area = [dict(value.series) for value in shown]
    rows = [
        YearRow(f"{day.year}", tuple(cell(series.get(day), unit) for series in by_area))
        for day in days
    ]
    return tuple(_TREND[value.kind] or value.name for value in shown), tuple(rows)
