"""Reads whole columns: each different cell once, then every row takes its own."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sightline.intake.cells.reading import Reader, UnknownCode, Unreadable
from sightline.intake.grids import RawColumn
from sightline.intake.words import is_error, written
from sightline.store.loads import UnmatchedCode

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Fault:
    """Cells of one column that could not be read: where, what stands there, why not."""

    heading: str
    rows: NDArray[np.int64]
    raw: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ReadColumn:
    """The values of a column, None where blank or unreadable; what was unreadable or unknown."""

    values: pa.Array
    fault: Fault | None
    unknown: tuple[UnmatchedCode, ...]


@dataclass(frozen=True)
class _ReadCells:
    """The different cells of a column once read: values, why some can't be, codes not known."""

    values: list[object]
    reasons: dict[int, str]
    unknown: dict[int, str]


class CellMemory:
    """Columns that share their different cells (the child in all parts of an XML) are read once."""

    def __init__(self) -> None:
        self._read: dict[tuple[int, Reader], tuple[object, _ReadCells]] = {}

    def read(self, raw: RawColumn, reader: Reader, blank: object) -> _ReadCells:
        # The cells are kept beside what they gave, so that their identity can't pass to others.
        key = (id(raw.cells), reader)
        if key not in self._read:
            self._read[key] = (raw.cells, _read_cells(raw, reader, blank))
        return self._read[key][1]


def _read_cells(raw: RawColumn, reader: Reader, blank: object) -> _ReadCells:
    values: list[object] = []
    reasons: dict[int, str] = {}
    unknown: dict[int, str] = {}
    for place, cell in enumerate(raw.cells):
        try:
            values.append(reader(cell))
            if is_error(cell):
                reasons[place] = (
                    f"The workbook shows the error {written(cell)} in place of a value."
                )
        except Unreadable as reason:
            values.append(blank)
            reasons[place] = str(reason)
        except UnknownCode as code:
            values.append(code.instead)
            unknown[place] = code.part or written(cell)
    return _ReadCells(values, reasons, unknown)


def read_column(
    raw: RawColumn, read: _ReadCells, kind: pa.DataType, heading: str, sheet: str
) -> ReadColumn:
    """Every row's value, from the different cells as they were read."""
    taken = pa.array(read.values or [None], type=kind).take(pa.array(raw.at))
    return ReadColumn(
        taken, _fault(raw, read.reasons, heading), _unknown(raw, read.unknown, heading, sheet)
    )


def _fault(raw: RawColumn, reasons: dict[int, str], heading: str) -> Fault | None:
    if not reasons:
        return None
    rows = _rows_with(raw, list(reasons))
    cells = [int(place) for place in raw.at[rows]]
    if not cells:
        return None
    return Fault(
        heading,
        rows,
        tuple(written(raw.cells[place]) for place in cells),
        tuple(reasons[place] for place in cells),
    )


def _unknown(
    raw: RawColumn, shown: dict[int, str], heading: str, sheet: str
) -> tuple[UnmatchedCode, ...]:
    if not shown:
        return ()
    times = np.bincount(raw.at, minlength=len(raw.cells))
    return tuple(
        UnmatchedCode(sheet, heading, text, int(times[place]))
        for place, text in shown.items()
        if times[place]
    )


def _rows_with(raw: RawColumn, places: list[int]) -> NDArray[np.int64]:
    wanted = np.zeros(len(raw.cells), dtype=np.bool_)
    wanted[places] = True
    return np.flatnonzero(wanted[raw.at])
