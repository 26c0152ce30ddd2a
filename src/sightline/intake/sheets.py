"""Reads one sheet by its mapping: every mapped heading into the record columns it fills."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.intake.cells.readers import reader_for
from sightline.intake.columns import CellMemory, Fault, read_column
from sightline.intake.grids import ErrorCell, RawColumn, Sheet
from sightline.intake.headings import Headings, match_headings
from sightline.intake.mapping import MappedColumn, SheetMapping, Target
from sightline.intake.words import counted, listed
from sightline.store.loads import UnmatchedCode
from sightline.store.schema import ARROW
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import UNKNOWN, ColumnType

CODED = {ColumnType.CODE}
EXTRACT_DAY = "@extract_on"


@dataclass
class SheetReading:
    """A sheet's record columns, row by row as in the sheet, with what went wrong on the way.

    `values[table][column]` are as long as the sheet; `heading_of` and `raw_of` lead from
    "table.column" back to what the person sees in the file.
    """

    sheet: Sheet
    mapping: SheetMapping
    headings: Headings
    values: dict[str, dict[str, pa.Array]] = field(default_factory=lambda: defaultdict(dict))
    heading_of: dict[str, str] = field(default_factory=dict)
    raw_of: dict[str, RawColumn] = field(default_factory=dict)
    future: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    unknown: list[UnmatchedCode] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """“List 3” or “episodes.csv”: what the person calls the sheet."""
        return self.sheet.name

    def days(self) -> list[tuple[str, pa.Array]]:
        """The date columns that say when something happened, as (table.column, values)."""
        records = declared_records()
        return [
            (f"{table}.{column}", values)
            for table, columns in self.values.items()
            for column, values in columns.items()
            if records[table].columns[column].type is ColumnType.DATE
            and f"{table}.{column}" not in self.future
        ]


def read_sheet(
    sheet: Sheet, mapping: SheetMapping, memory: CellMemory | None = None
) -> SheetReading:
    """Every mapped column read; nothing decided yet about rows."""
    memory = memory or CellMemory()
    headings = match_headings(sheet.name, sheet.headings, mapping)
    reading = SheetReading(sheet, mapping, headings, warnings=list(headings.warnings))
    in_mapping_order = sorted(headings.of.items(), key=lambda pair: mapping.columns.index(pair[1]))
    for place, column in in_mapping_order:
        for target in column.targets:
            _read_target(reading, sheet.columns[place], column, target, memory)
    for name, constant in mapping.constants.items():
        if constant != EXTRACT_DAY:
            _fill(reading, name, constant)
    _note_error_cells(reading)
    if sheet.merged:
        areas = listed(list(sheet.merged))
        reading.warnings.append(
            f"{sheet.name} has merged cells ({areas}): only the first cell of each holds the value."
        )
    return reading


def fill_extract_day(reading: SheetReading, extract_on: date) -> None:
    """The columns that hold the day the return is about."""
    for name, constant in reading.mapping.constants.items():
        if constant == EXTRACT_DAY:
            _fill(reading, name, extract_on)


def _read_target(
    reading: SheetReading,
    raw: RawColumn,
    column: MappedColumn,
    target: Target,
    memory: CellMemory,
) -> None:
    declared = declared_records()[target.table].columns[target.column]
    reader = reader_for(declared, target.reads, column.aliases, column.otherwise)
    kind = ARROW[declared.type]
    blank = UNKNOWN if declared.type in CODED else None
    cells = memory.read(raw, reader, blank)
    read = read_column(raw, cells, kind, column.heading, reading.title)
    # Several targets of one heading meet the same cells: one report is enough.
    said = {fault.heading for fault in reading.faults} | {code.column for code in reading.unknown}
    if column.heading not in said:
        reading.faults += [read.fault] if read.fault else []
        reading.unknown += [] if column.quiet else read.unknown
    columns = reading.values[target.table]
    if target.column in columns:
        columns[target.column] = first_known(columns[target.column], read.values)
    else:
        columns[target.column] = read.values
        reading.heading_of[target.name] = column.heading
        reading.raw_of[target.name] = raw
    if column.future:
        reading.future.add(target.name)


def first_known(better: pa.Array, other: pa.Array) -> pa.Array:
    """Per row the better value, or the other where that one is null or the code `unknown`."""
    if pa.types.is_string(better.type):
        nothing = pa.nulls(len(better), better.type)
        known = pc.if_else(pc.equal(better, UNKNOWN), nothing, better)
        return pc.coalesce(known, other, better)
    return pc.coalesce(better, other)


def _fill(reading: SheetReading, name: str, constant: object) -> None:
    table, _, column = name.partition(".")
    kind = ARROW[declared_records()[table].columns[column].type]
    height = reading.sheet.height
    filled = pa.array([constant], type=kind).take(pa.array(np.zeros(height, dtype=np.int32)))
    reading.values[table][column] = filled


def _note_error_cells(reading: SheetReading) -> None:
    """Cells that show an error or were never calculated: they arrive as blanks, and are listed."""
    by_column: dict[int, list[ErrorCell]] = defaultdict(list)
    for cell in reading.sheet.errors:
        if cell.column in reading.headings.of:
            by_column[cell.column].append(cell)
    formulas = 0
    for place, cells in by_column.items():
        heading = reading.headings.of[place].heading
        rows = np.searchsorted(reading.sheet.rows, [cell.row for cell in cells])
        raw = tuple(cell.raw for cell in cells)
        reading.faults.append(Fault(heading, rows, raw, tuple(map(_why, raw))))
        formulas += sum(shown.startswith("=") for shown in raw)
    if formulas:
        reading.warnings.append(
            f"{reading.title} has {counted(formulas, 'formula', 'formulas')} without a saved "
            "value: open the workbook in a spreadsheet program, save it and load it again."
        )


def _why(raw: str) -> str:
    if raw.startswith("="):
        return "The workbook holds a formula here and no value that was worked out."
    return f"The workbook shows the error {raw} in place of a value."
