"""A file's tables with the headings above each, whatever kind of file it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sightline.intake.csv_files import read_csv
from sightline.intake.grids import Grid
from sightline.intake.limits import MEGABYTE, Limits
from sightline.intake.plan_tables.columns import are_headings
from sightline.intake.plan_tables.tables import PlanFile, RawRow, RawTable
from sightline.intake.plan_tables.word_file import WordTable, is_word_file, word_tables
from sightline.intake.refusal import IntakeRefused
from sightline.intake.sources import Format, source_contents
from sightline.intake.words import counted, letters_and_digits, written
from sightline.intake.workbooks.reader import read_workbook

PLAN_LIMITS = Limits(
    upload=20 * MEGABYTE, unpacked=200 * MEGABYTE, cells=400_000, memory=1000 * MEGABYTE,
    seconds=30,
)  # fmt: skip
_FORMULA = ("'=", "'+", "'-", "'@")


def open_plan(name: str, content: bytes, limits: Limits = PLAN_LIMITS) -> PlanFile:
    """Raises IntakeRefused with one sentence where it holds no table that can be a plan."""
    if len(content) > limits.upload:
        raise IntakeRefused(f"“{name}” is larger than {limits.upload // MEGABYTE} MB.")
    if is_word_file(content):
        return _of_word(name, word_tables(name, content, limits))
    (file,) = source_contents([(name, content)], limits)
    if file.format is Format.WORKBOOK:
        return _of_grids(name, read_workbook(file, limits))
    if file.format is Format.CSV:
        return _of_grids(name, [read_csv(file, limits)])
    raise IntakeRefused(f"“{name}” is no Word file, no workbook and no CSV.")


def _of_grids(name: str, grids: Sequence[Grid]) -> PlanFile:
    tables: list[RawTable] = []
    not_read: list[str] = []
    several = len(grids) > 1
    for grid in grids:
        every = [_row(grid, number, several) for number in range(grid.height)]
        rows = [row for row in every if any(row.cells)]
        table = _headed(rows)
        if table and (are_headings(table.headings) or not several):
            tables.append(table)
            not_read += _above(table, rows)
        elif grid.height:
            not_read.append(f"Sheet “{grid.name}” has no headings of a plan and was not read.")
    return _file(name, tables, not_read)


def _row(grid: Grid, number: int, several: bool) -> RawRow:
    place = f"“{grid.name}”, row {number + 1}" if several else f"row {number + 1}"
    cells = tuple(_cell(written(column.cell(number))) for column in grid.columns)
    return RawRow(place, cells)


def _cell(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    plain = text.replace("\x00", "").replace("\r\n", "\n").strip()
    return plain[1:] if plain.startswith(_FORMULA) else plain


def _of_word(name: str, found: Sequence[WordTable]) -> PlanFile:
    tables: list[RawTable] = []
    not_read: list[str] = []
    every = [_rows_of(number, each) for number, each in enumerate(found, start=1)]
    known = any(are_headings(row.cells) for rows in every for row in rows[:15])
    largest = max(every, key=len, default=[])
    for number, (each, rows) in enumerate(zip(found, every, strict=True), start=1):
        table = _headed(rows, titled=each.title)
        if tables and rows and _goes_on(rows[0], tables[-1]):
            headings = tables[-1].headings
            on = RawTable(headings, tuple(_below(headings, rows)), each.title[:200])
            tables.append(_going_on(on, tables))
        elif table and (are_headings(table.headings) or (not known and rows is largest)):
            tables.append(_going_on(table, tables))
            not_read += _above(table, rows)
        elif rows:
            lost = f"Table {number} ({counted(len(rows), 'row')})"
            not_read.append(f"{lost} has no headings of a plan and was not read.")
    return _file(name, tables, not_read)


def _goes_on(first: RawRow, table: RawTable) -> bool:
    """Rows under the headings of the table before, which are not said again."""
    return len(first.cells) == len(table.headings) and not are_headings(first.cells)


def _above(table: RawTable, rows: Sequence[RawRow]) -> Iterator[str]:
    """What stands above the headings is no row of the plan, and is shown."""
    for row in rows:
        if tuple(" ".join(cell.split()) for cell in row.cells) == table.headings:
            return
        words = " · ".join(filter(None, row.cells))[:300]
        yield f"Above the headings, in {row.place}: “{words}”."


def _rows_of(number: int, table: WordTable) -> list[RawRow]:
    rows = [
        RawRow(f"table {number}, row {at}", tuple(map(_cell, row.cells)), row.spans)
        for at, row in enumerate(table.rows, start=1)
    ]
    return [row for row in rows if any(row.cells)]


def _going_on(table: RawTable, before: Sequence[RawTable]) -> RawTable:
    """A table under the same headings, with no line of words above it, may go on from the last."""
    if not before or table.title or not table.rows:
        return table
    first, *others = table.rows
    return replace(table, rows=(replace(first, after_break=True), *others))


def _file(name: str, tables: Sequence[RawTable], not_read: Sequence[str]) -> PlanFile:
    if not any(table.rows for table in tables):
        raise IntakeRefused(
            f"“{name}” holds no table of a plan: a row of headings with at least the action, the "
            "milestone and the timescale, and rows below it."
        )
    return PlanFile(name, tuple(tables), tuple(not_read))


def _headed(rows: Sequence[RawRow], titled: str = "") -> RawTable | None:
    """The rows below the headings. Where no row looks like headings, the first with three cells
    is taken for them: a person then says what they mean."""
    known = next((n for n, row in enumerate(rows[:15]) if are_headings(row.cells)), None)
    filled = (n for n, row in enumerate(rows[:15]) if sum(map(bool, row.cells)) >= 3)
    at = known if known is not None else next(filled, None)
    if at is None:
        return None
    headings = tuple(" ".join(cell.split()) for cell in rows[at].cells)
    title = titled if len(titled) <= 200 else ""
    return RawTable(headings, tuple(_below(headings, rows[at + 1 :])), title)


def _below(headings: Sequence[str], rows: Sequence[RawRow]) -> Iterator[RawRow]:
    """Without headings that are repeated; the row after one may go on from the one before."""
    words = [letters_and_digits(heading) for heading in headings]
    broken = False
    for row in rows:
        if [letters_and_digits(cell) for cell in row.cells] == words:
            broken = True
            continue
        yield replace(row, after_break=broken) if broken else row
        broken = False
