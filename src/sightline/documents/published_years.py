"""An indicator's published years, ours beside others': one drawing and the same as a table.

Behind the lines lie the quartile bands of all authorities. Which areas stand beside ours is
chosen: by kind, or a single neighbour by its code.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sightline.documents.cells import DASH, cell, unit_words
from sightline.documents.drawing import Drawing, Words
from sightline.documents.inputs import Kind, Published, PublishedSet, Scope
from sightline.judgement.quartile import BANDS, CutOffs
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Polarity, Unit

NAMES = {
    Kind.ENGLAND: "England",
    Kind.REGION: "Region",
    Kind.NEIGHBOUR_MEAN: "Neighbours (mean)",
    Kind.NEIGHBOUR_MEDIAN: "Neighbours (median)",
    Kind.BEST_NEIGHBOUR: "Best neighbour",
}
USUAL = (Kind.ENGLAND, Kind.REGION, Kind.NEIGHBOUR_MEAN, Kind.NEIGHBOUR_MEDIAN)
"""Drawn beside ours unless others are chosen."""


@dataclass(frozen=True)
class YearRow:
    """A published year: our own value and the others', in the order of `year_headings`."""

    year: str
    cells: tuple[str, ...]


def unit_title(unit: Unit) -> str:
    return "Percent" if unit is Unit.PERCENT else unit_words(unit).capitalize()


def areas_listed(benchmark: PublishedSet, beside: Sequence[str]) -> tuple[Published, ...]:
    """Every area, or of a choice only those chosen, and always our own."""
    return areas_drawn(benchmark, beside) if beside else benchmark.values


def areas_drawn(benchmark: PublishedSet, beside: Sequence[str]) -> tuple[Published, ...]:
    """`beside`: kinds and neighbours' codes; empty means the usual ones."""
    wanted = set(beside) or {kind.value for kind in USUAL}
    return tuple(
        each
        for each in benchmark.values
        if each.kind is Kind.OWN
        or each.kind in wanted
        or (each.kind is Kind.NEIGHBOUR and each.area in wanted)
    )


def published_trend(
    indicator: Indicator, scope: Scope, benchmark: PublishedSet, beside: Sequence[str] = ()
) -> Drawing | None:
    # Loaded when a page is drawn: it takes longer than most commands to run.
    from sightline.documents.charts import Line, trend_chart

    lines = [
        Line(_name(value), value.series, value.kind is Kind.OWN)
        for value in areas_drawn(benchmark, beside)
        if _has_years(value)
    ]
    if not any(line.is_own for line in lines) and len(lines) < 2:
        return None
    newest = benchmark.of(Kind.OWN)
    own = cell(newest.value if newest else None, indicator.shown_as)
    title = f"{indicator.title}, as published: {scope.authority_name} {own}, {benchmark.period}."
    axis = f"{unit_title(indicator.shown_as)}, as published"
    words = Words(title, _described(indicator, benchmark.quartiles), axis)
    letters = _letters(indicator.better)
    return trend_chart(
        lines, unit=indicator.shown_as, words=words, quartiles=benchmark.quartiles, letters=letters
    )


def _described(indicator: Indicator, quartiles: Sequence[tuple[date, CutOffs]]) -> str:
    said = "One line for each area."
    if quartiles:
        day, found = quartiles[-1]
        first, middle, third = (cell(value, indicator.shown_as) for value in found.values[1:4])
        letters = _letters(indicator.better)
        which = f" from {letters[0]} (lowest values) to {letters[3]} (highest)" if letters else ""
        said += (
            f" Behind them the quarters of all authorities{which}; "
            f"in {day.year} they part at {first}, {middle} and {third}."
        )
    return f"{said} All values are in the table that follows."


def _letters(better: Polarity) -> str:
    """The bands from the lowest values up; none where neither way is better."""
    return {Polarity.HIGHER: BANDS[::-1], Polarity.LOWER: BANDS}.get(better, "")


def _name(value: Published) -> str:
    if value.kind is Kind.BEST_NEIGHBOUR:
        return f"Best: {value.name}"
    return value.name if value.kind in _BY_NAME else NAMES[value.kind]


_BY_NAME = {Kind.OWN, Kind.REGION, Kind.NEIGHBOUR}


def _has_years(value: Published) -> bool:
    return sum(point is not None for _, point in value.series) >= 2


def published_years(
    indicator: Indicator, benchmark: PublishedSet, beside: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[YearRow, ...]]:
    """Headings and rows, newest first: each area's value, then the quartile cut-offs."""
    unit = indicator.shown_as
    shown = [value for value in areas_drawn(benchmark, beside) if value.series]
    quartiles = dict(benchmark.quartiles)
    days = sorted({day for value in shown for day, _ in value.series}, reverse=True)
    by_area = [dict(value.series) for value in shown]
    rows = [
        YearRow(
            f"{day.year}",
            (
                *(cell(series.get(day), unit) for series in by_area),
                *(_cut_offs(quartiles.get(day), unit) if quartiles else ()),
            ),
        )
        for day in days
    ]
    headings = (*map(_name, shown), *(_cut_off_names(indicator.better) if quartiles else ()))
    return headings, tuple(rows)


def _cut_offs(found: CutOffs | None, unit: Unit) -> Iterable[str]:
    return [cell(value, unit) for value in found.values[1:4]] if found else [DASH] * 3


def _cut_off_names(better: Polarity) -> Iterable[str]:
    letters = _letters(better)
    if not letters:
        return "Lowest quarter up to", "Half up to", "Three quarters up to"
    return [f"{low} up to, then {high}" for low, high in pairwise(letters)]
