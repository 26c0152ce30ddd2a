"""A CSV, or the sheet of a workbook that has the headings, as rows of text by heading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sightline.intake.csv_files import read_csv
from sightline.intake.grids import Grid, sheet_below
from sightline.intake.limits import Limits
from sightline.intake.refusal import IntakeRefused
from sightline.intake.sources import Format, source_contents
from sightline.intake.words import letters_and_digits, written
from sightline.intake.workbooks.reader import read_workbook


@dataclass(frozen=True)
class Row:
    """`line` as a person counts; `cells` by our own name of the heading."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True)
class TableFile:
    name: str
    rows: tuple[Row, ...]
    headings: frozenset[str]
    not_read: tuple[str, ...]


def read_table(
    name: str, content: bytes, known: Mapping[str, Sequence[str]], needed: Sequence[str]
) -> TableFile:
    """`known` are our names with the headings that stand for each; others are not read, and named.

    Raises IntakeRefused where the file is no table or a needed heading is missing.
    """
    (file,) = source_contents([(name, content)], Limits())
    if file.format is Format.WORKBOOK:
        grids = read_workbook(file, Limits())
    elif file.format is Format.CSV:
        grids = [read_csv(file, Limits())]
    else:
        raise IntakeRefused(f"“{name}” is no CSV and no workbook.")
    ours = _ours(known)
    grid, heading_row = _heading_row(grids, ours, [known[each][0] for each in needed], needed)
    sheet = sheet_below(grid, heading_row)
    names = [ours.get(letters_and_digits(heading), "") for heading in sheet.headings]
    rows = tuple(
        Row(
            int(line),
            {
                ours_: written(column.cell(at))
                for ours_, column in zip(names, sheet.columns, strict=True)
                if ours_
            },
        )
        for at, line in enumerate(sheet.rows)
    )
    not_read = [heading for heading, ours_ in zip(sheet.headings, names, strict=True) if not ours_]
    return TableFile(name, rows, frozenset(filter(None, names)), tuple(filter(None, not_read)))


def _heading_row(
    grids: Sequence[Grid],
    ours: Mapping[str, str],
    headings: Sequence[str],
    needed: Sequence[str],
) -> tuple[Grid, int]:
    """The first sheet that has such a row: a workbook may begin with a cover."""
    for grid in grids:
        for number, wordings in enumerate(grid.top_wordings):
            if set(needed) <= {ours[word] for word in wordings if word in ours}:
                return grid, number
    named = ", ".join(f"“{heading}”" for heading in headings)
    raise IntakeRefused(f"“{grids[0].file}” has no row of headings with {named}.")


def _ours(known: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {
        letters_and_digits(heading): name
        for name, headings in known.items()
        for heading in (name, *headings)
    }
