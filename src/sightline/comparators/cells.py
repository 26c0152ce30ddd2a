"""The current published cells of each measure, read once and kept in memory."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

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

COLUMNS = (
    "area", "year", "year_label", "value", "symbol", "source", "dataset", "release", "derived",
)  # fmt: skip
Row = tuple[str, int, str, float | None, str | None, str, str, str, bool]


class MeasureCells:
    """All areas and years of one measure, years earliest first; a cell is made when asked for."""

    def __init__(self, measure: Measure, rows: Iterable[Row], places: dict[str, Place]) -> None:
        self._measure = measure
        self._places = places
        by_year: dict[int, dict[str, Row]] = {}
        for row in rows:
            by_year.setdefault(row[1], {})[row[0]] = row
        self._rows = dict(sorted(by_year.items()))
        self._made: dict[tuple[int, str], PublishedValue] = {}

    def label(self, year: int) -> str:
        return next(iter(self._rows[year].values()))[2]

    def sources(self, year: int) -> set[str]:
        return {row[5] for row in self._rows[year].values()}

    @cached_property
    def years_with_values(self) -> list[int]:
        return [
            year
            for year, areas in self._rows.items()
            if any(self._number(row) is not None for row in areas.values())
        ]

    def numbers_of_authorities(self, year: int) -> dict[str, float | None]:
        rows = self._rows[year].items()
        return {area: self._number(row) for area, row in rows if is_authority(area)}

    def cell(self, year: int, area: str) -> PublishedValue | None:
        """None where the file has no such cell at all."""
        if (year, area) not in self._made:
            row = self._rows[year].get(area)
            if row is None:
                return None
            self._made[year, area] = self._make(row)
        return self._made[year, area]

    def of_area(self, area: str) -> list[PublishedValue]:
        return [cell for year in self._rows if (cell := self.cell(year, area)) is not None]

    def _number(self, row: Row) -> float | None:
        return None if (self._measure.key, row[0]) in known.faults() else row[3]

    def _make(self, row: Row) -> PublishedValue:
        area, year, label, value, symbol, source, dataset, release, derived = row
        why = known.why_missing(symbol or "") if value is None else ""
        if fault := known.faults().get((self._measure.key, area)):
            value, symbol, why = None, "unusable", f"unusable: {fault.reason}"
        elif value is None and (outside := _outside_its_life(self._measure, area, year)):
            why = outside
        name = self._places[area].name if area in self._places else area
        return PublishedValue(
            area, name, year, label, value, symbol or "", why, source, dataset, release, derived
        )


class Cells:
    """Rows of the store lie sorted by measure, so a measure is one slice, read once."""

    def __init__(self, current: pa.Table, places: dict[str, Place]) -> None:
        self._places = places
        self._table = current.select(COLUMNS).unify_dictionaries().combine_chunks()
        counts = pc.value_counts(current["measure"].cast(pa.string()).combine_chunks())
        self._slices: dict[str, tuple[int, int]] = {}
        start = 0
        for counted in counts.to_pylist():  # in order of first appearance: the sorted order
            self._slices[counted["values"]] = (start, counted["counts"])
            start += counted["counts"]
        self._read: dict[str, MeasureCells] = {}

    @property
    def measures(self) -> list[str]:
        return list(self._slices)

    def of(self, measure: Measure) -> MeasureCells:
        if measure.key not in self._read:
            start, length = self._slices.get(measure.key, (0, 0))
            columns = self._table.slice(start, length).columns
            rows = zip(*(_plain(column) for column in columns), strict=True)
            self._read[measure.key] = MeasureCells(measure, rows, self._places)
        return self._read[measure.key]


def _plain(column: pa.ChunkedArray) -> list[Any]:
    """`to_pylist`, thirty times faster, for words held once (a dictionary) and for numbers."""
    array = column.combine_chunks()
    if pa.types.is_dictionary(array.type):
        words = [*array.dictionary.to_pylist(), None]
        return [words[place] for place in array.indices.fill_null(-1).to_numpy().tolist()]
    if pa.types.is_floating(array.type):
        numbers = array.to_numpy(zero_copy_only=False).tolist()  # a null is NaN, the only one
        return [number if number == number else None for number in numbers]
    return list(array.to_numpy(zero_copy_only=False).tolist())


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
