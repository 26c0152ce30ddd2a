"""The current published cells of each measure, read once and kept in memory."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from sightline.comparators import known
from sightline.comparators.answers import PublishedValue
from sightline.comparators.measures import Measure
from sightline.comparators.places import (
    Place,
    boundary_notes,
    change_that_began,
    change_that_ended,
    is_authority,
)

_COLUMNS = (
    "area", "year", "year_label", "value", "symbol", "source", "dataset", "release", "derived",
)  # fmt: skip


@dataclass(frozen=True)
class MeasureCells:
    """All areas and years of one measure: years earliest first, `by_year[year][area]`."""

    by_year: dict[int, dict[str, PublishedValue]]
    labels: dict[int, str]

    def years_with_values(self) -> list[int]:
        return [
            year
            for year, cells in self.by_year.items()
            if any(cell.value is not None for cell in cells.values())
        ]

    def of_area(self, area: str) -> list[PublishedValue]:
        return [cells[area] for cells in self.by_year.values() if area in cells]


class Cells:
    """Rows of the store lie sorted by measure, so a measure is one slice, made to objects once."""

    def __init__(self, values: pa.Table, places: dict[str, Place]) -> None:
        current = values.filter(values["current"]) if "current" in values.column_names else values
        self._places = places
        counts = pc.value_counts(current["measure"].combine_chunks()).to_pylist()
        self._table = _compact(current.select(_COLUMNS))
        self._slices: dict[str, tuple[int, int]] = {}
        start = 0
        for counted in counts:  # in order of first appearance, which is the sorted order
            self._slices[counted["values"]] = (start, counted["counts"])
            start += counted["counts"]
        self._made: dict[str, MeasureCells] = {}

    def __contains__(self, measure: str) -> bool:
        return measure in self._slices

    @property
    def measures(self) -> list[str]:
        return list(self._slices)

    def of(self, measure: Measure) -> MeasureCells:
        if measure.key not in self._made:
            self._made[measure.key] = self._make(measure)
        return self._made[measure.key]

    def _make(self, measure: Measure) -> MeasureCells:
        start, length = self._slices.get(measure.key, (0, 0))
        part = self._table.slice(start, length)
        by_year: dict[int, dict[str, PublishedValue]] = {}
        for row in zip(*(column.to_pylist() for column in part.columns), strict=True):
            cell = self._cell(measure, *row)
            by_year.setdefault(cell.year, {})[cell.area] = cell
        ordered = dict(sorted(by_year.items()))
        labels = {year: next(iter(cells.values())).year_label for year, cells in ordered.items()}
        return MeasureCells(ordered, labels)

    def _cell(
        self, measure: Measure, area: str, year: int, label: str, value: float | None,
        symbol: str | None, source: str, dataset: str, release: str, derived: bool,
    ) -> PublishedValue:  # fmt: skip
        why = known.why_missing(symbol or "") if value is None else ""
        if fault := known.faults().get((measure.key, area)):
            value, symbol, why = None, "unusable", f"unusable: {fault.reason}"
        elif value is None and (outside := _outside_its_life(measure, area, year)):
            why = outside
        name = self._places[area].name if area in self._places else area
        return PublishedValue(
            area, name, year, label, value, symbol or "", why, source, dataset, release, derived
        )


def _compact(table: pa.Table) -> pa.Table:
    """Each different word stored once: a web process holds this as long as it lives."""
    columns = [
        column.dictionary_encode() if pa.types.is_string(column.type) else column
        for column in table.columns
    ]
    return pa.table(columns, names=table.column_names)


def _outside_its_life(measure: Measure, area: str, year: int) -> str:
    """Why an authority has no value of a year before it was formed or after it ended."""
    if not is_authority(area):
        return ""
    last_day = measure.last_day(year)
    began, ended = change_that_began(area), change_that_ended(area)
    if began and last_day < began.on:
        return f"formed on {began.on.day} {began.on:%B %Y}"
    if ended and last_day >= ended.on:
        return f"abolished on {ended.on.day} {ended.on:%B %Y}"
    return ""


def notes_on(area: str, cells: MeasureCells) -> tuple[str, ...]:
    with_value = [cell.year_label for cell in cells.of_area(area) if cell.value is not None]
    return boundary_notes(area, with_value)
