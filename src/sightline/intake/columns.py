"""Reads whole columns: each different cell once, then every row takes its own."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sightline.intake.cells.reading import Reader, UnknownCode, Unreadable
from sightline.intake.grids import RawCell, RawColumn
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


def read_column(
    raw: RawColumn, reader: Reader, kind: pa.DataType, heading: str, sheet: str, blank: object
) -> ReadColumn:
    """Every row's value. `blank` is what a cell that can't be read becomes."""
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
    taken = pa.array(values, type=kind).take(pa.array(raw.at))
    return ReadColumn(taken, _fault(raw, reasons, heading), _unknown(raw, unknown, heading, sheet))


def fault_at(rows: NDArray[np.int64], raw: RawColumn, heading: str, reason: str) -> Fault:
    """The same reason for each of some rows (positions from 0)."""
    shown = tuple(written(raw.cell(int(row))) for row in rows)
    return Fault(heading, rows, shown, (reason,) * len(rows))


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


def raw_constant(cell: RawCell, height: int) -> RawColumn:
    return RawColumn((cell,), np.zeros(height, dtype=np.int32))
