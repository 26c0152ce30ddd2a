"""A list of what was set aside, with right values written into its column “Corrected”.

Such a list is loaded together with the files it corrects and kept with them, so that reading them
again corrects them again. It changes single cells by sheet, row and column; it adds no rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sightline.intake.csv_files import read_csv
from sightline.intake.grids import Grid, RawCell, RawColumn, Sheet, sheet_below
from sightline.intake.limits import Limits
from sightline.intake.mapping import SheetMapping
from sightline.intake.refusal import IntakeRefused
from sightline.intake.sources import Format, SourceFile
from sightline.intake.words import counted, is_empty, letters_and_digits, written
from sightline.intake.workbooks.reader import read_workbook

NAME = "set-aside"  # such a list is known by how its file's name begins
_WHERE = ("sheet", "row", "column", "corrected")
Sheets = Sequence[tuple[Sheet, SheetMapping]]


@dataclass(frozen=True)
class Correction:
    """What is to stand in one cell; `row` as a person counts."""

    sheet: str
    row: int
    column: str
    value: RawCell


def separate(files: Sequence[SourceFile]) -> tuple[list[SourceFile], list[SourceFile]]:
    """The files themselves, and the lists that correct them."""
    lists = [file for file in files if is_list(file.name)]
    return [file for file in files if file not in lists], lists


def is_list(name: str) -> bool:
    return name.casefold().startswith(NAME) and not name.casefold().endswith(".xml")


def read_corrections(file: SourceFile, limits: Limits) -> list[Correction]:
    """Every row with a corrected value. Raises IntakeRefused where there is none."""
    as_workbook = file.format is Format.WORKBOOK
    grids = read_workbook(file, limits) if as_workbook else [read_csv(file, limits)]
    found = [correction for grid in grids for correction in _of(grid, file.name)]
    if not found:
        raise IntakeRefused(
            f"“{file.name}” corrects nothing: write the right values into its column “Corrected”, "
            "and leave its other columns as they are."
        )
    return found


def corrected(sheets: Sheets, corrections: Iterable[Correction]) -> tuple[Sheets, str]:
    """The sheets with these cells changed, and a sentence that says how many."""
    by_sheet: dict[str, list[Correction]] = {}
    for one in corrections:
        by_sheet.setdefault(one.sheet, []).append(one)
    known = {sheet.name for sheet, _ in sheets}
    if missing := by_sheet.keys() - known:
        raise IntakeRefused(
            f"The list corrects “{min(missing)}”, which the file does not have: it is the list of "
            "another load."
        )
    cells = sum(map(len, by_sheet.values()))
    changed = [
        (_changed(sheet, by_sheet.get(sheet.name, ())), mapping) for sheet, mapping in sheets
    ]
    return changed, f"{counted(cells, 'cell')} corrected by a list of what was set aside."


def _of(grid: Grid, file: str) -> list[Correction]:
    for number, wordings in enumerate(grid.top_wordings):
        if wordings >= set(_WHERE):
            return list(_rows(sheet_below(grid, number), file))
    return []


def _rows(sheet: Sheet, file: str) -> Iterable[Correction]:
    at: Mapping[str, RawColumn] = {
        letters_and_digits(heading): column
        for heading, column in zip(sheet.headings, sheet.columns, strict=True)
    }
    for index in range(sheet.height):
        value = at["corrected"].cell(index)
        if is_empty(value):
            continue
        where = [written(at[name].cell(index)).strip() for name in ("sheet", "row", "column")]
        row = where[1].replace(",", "").removesuffix(".0")
        if not row.isdigit():
            raise IntakeRefused(f"“{file}”: “{where[1]}” is no row number.")
        yield Correction(where[0], int(row), where[2], value)


def _changed(sheet: Sheet, corrections: Sequence[Correction]) -> Sheet:
    columns = list(sheet.columns)
    places = {
        letters_and_digits(heading): n for n, heading in reversed([*enumerate(sheet.headings)])
    }
    for one in corrections:
        place = places.get(letters_and_digits(one.column))
        row = int(np.searchsorted(sheet.rows, one.row))
        if place is None or row >= sheet.height or sheet.rows[row] != one.row:
            raise IntakeRefused(
                f"The list corrects “{one.column}” in row {one.row} of “{one.sheet}”, which the "
                "file does not have: it is the list of another load."
            )
        columns[place] = _with(columns[place], row, one.value)
    gone = {(one.row, places[letters_and_digits(one.column)]) for one in corrections}
    errors = tuple(cell for cell in sheet.errors if (cell.row, cell.column) not in gone)
    return replace(sheet, columns=tuple(columns), errors=errors)


def _with(column: RawColumn, row: int, value: RawCell) -> RawColumn:
    at = column.at.copy()
    at[row] = len(column.cells)
    return RawColumn((*column.cells, value), at)
