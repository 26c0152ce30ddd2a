"""Finds the heading row, and which mapped column each heading is."""

from collections.abc import Sequence
from dataclasses import dataclass

from sightline.intake.grids import Grid
from sightline.intake.mapping import MappedColumn, SheetMapping
from sightline.intake.words import column_letters, counted, letters_and_digits, listed, tidy
from sightline.vocabulary.declared import declared_records

_ENOUGH = 0.6


@dataclass(frozen=True)
class Headings:
    """Which grid column fills which mapped column; what matched nothing; what is missing."""

    of: dict[int, MappedColumn]
    unmatched: tuple[str, ...]
    missing: tuple[str, ...]
    warnings: tuple[str, ...]


def heading_row(grid: Grid, mapping: SheetMapping) -> tuple[int, int]:
    """The row (from 0) among the first fifteen with most known headings, and how many it has."""
    best, most = -1, 0
    for row, headings in enumerate(grid.top):
        # A row without one plain wording is none of headings: patterns need not be tried on it.
        if not mapping.wordings & grid.top_wordings[row]:
            continue
        known = len(matched_columns(headings, mapping))
        if known > most:
            best, most = row, known
    return best, most


def matched_columns(headings: Sequence[str], mapping: SheetMapping) -> set[str]:
    found = (mapping.column_for(heading) for heading in headings if heading.strip())
    return {column.heading for column in found if column}


def has_its_marks(headings: Sequence[str], mapping: SheetMapping) -> bool:
    """Whether enough of the headings that tell this sheet from others are there."""
    marks = [column.heading for column in mapping.marks]
    found = matched_columns(headings, mapping)
    return bool(marks) and sum(mark in found for mark in marks) >= _ENOUGH * len(marks)


def has_what_rows_need(headings: Sequence[str], mapping: SheetMapping) -> bool:
    """Whether every column without which no row of the sheet can be read has its heading."""
    found = matched_columns(headings, mapping)
    table = declared_records()[mapping.table]
    needed = {f"{table.name}.{column.name}" for column in table.columns.values() if column.required}
    wanted = {
        column.heading
        for column in mapping.columns
        if any(target.name in needed for target in column.targets)
    }
    return wanted <= found


def match_headings(name: str, headings: Sequence[str], mapping: SheetMapping) -> Headings:
    """Each mapped column once, the leftmost; a second one is left unread and said."""
    of: dict[int, MappedColumn] = {}
    taken: dict[str, int] = {}
    unmatched: list[str] = []
    warnings: list[str] = []
    for place, heading in _plain_wordings_first(headings, mapping):
        column = mapping.column_for(heading)
        if column is None:
            unmatched.append(tidy(heading))
        elif column.heading in taken:
            unmatched.append(tidy(heading))
            first = column_letters(taken[column.heading])
            warnings.append(
                f"{name} has the heading “{column.heading}” twice: column {first} is read, "
                f"column {column_letters(place)} (“{tidy(heading)}”) is not."
            )
        else:
            of[place] = column
            taken[column.heading] = place
    missing = [
        column.heading
        for column in mapping.columns
        if column.heading not in taken and not column.extra and column.targets
    ]
    if missing:
        word = counted(len(missing), "heading")
        warnings.append(f"{name} lacks {word}: {listed(missing, 6)}. What they hold is not known.")
    return Headings(of, tuple(unmatched), tuple(missing), tuple(warnings))


def _plain_wordings_first(headings: Sequence[str], mapping: SheetMapping) -> list[tuple[int, str]]:
    """So that a heading found by a loose pattern never takes the place of the plain one."""
    given = [(n, heading) for n, heading in enumerate(headings) if heading.strip()]
    plain = {key for column in mapping.columns for key in column.keys}
    return sorted(given, key=lambda pair: letters_and_digits(pair[1]) not in plain)
