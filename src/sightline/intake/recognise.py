"""Which return a file is, and which of its sheets each grid is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sightline.intake.grids import Grid, Sheet, sheet_below
from sightline.intake.headings import (
    has_its_marks,
    has_what_rows_need,
    heading_row,
    matched_columns,
)
from sightline.intake.mapping import ReturnMapping, SheetMapping, return_mapping
from sightline.intake.refusal import IntakeRefused
from sightline.intake.returns.local import local_mapping
from sightline.intake.words import heading_words, listed
from sightline.store.loads import Source

_GRID_KINDS = (Source.ANNEX_A, Source.SSDA903, Source.LOCAL)
_FEW = 3
TITLES = {
    Source.ANNEX_A: "Annex A",
    Source.CIN_CENSUS: "children in need census",
    Source.SSDA903: "SSDA903",
    Source.CSWW: "social work workforce census",
    Source.LOCAL: "a local table",
}


@dataclass(frozen=True)
class Recognised:
    """A grid known to be a sheet of a return: where its headings stand, how sure that is."""

    grid: Grid
    mapping: SheetMapping
    row: int
    known: int

    def sheet(self, title: str) -> Sheet:
        return replace(sheet_below(self.grid, self.row), name=title)


def mapping_of(kind: str) -> ReturnMapping:
    return local_mapping() if kind == Source.LOCAL else return_mapping(kind)


def recognise(grids: Sequence[Grid], kind: str | None) -> tuple[str, list[Recognised], list[Grid]]:
    """The kind of return, its sheets in the mapping's order, and the grids that are none of it.

    Raises IntakeRefused where nothing, or more than one kind, is recognised.
    """
    kinds = [kind] if kind else [str(each) for each in _GRID_KINDS]
    found: dict[str, list[Recognised]] = {}
    for each in kinds:
        mapping = mapping_of(each)
        sheets = [sheet for grid in grids if (sheet := _sheet_of(grid, mapping))]
        if sheets:
            found[each] = sheets
    chosen = _most(found, grids, kind)
    mapping = mapping_of(chosen)
    sheets = sorted(found[chosen], key=lambda sheet: mapping.sheets.index(sheet.mapping))
    used = {id(sheet.grid) for sheet in sheets}
    return chosen, sheets, [grid for grid in grids if id(grid) not in used]


def _most(found: dict[str, list[Recognised]], grids: Sequence[Grid], wanted: str | None) -> str:
    if not found:
        raise IntakeRefused(_nothing(grids, wanted))
    known = {kind: sum(sheet.known for sheet in sheets) for kind, sheets in found.items()}
    chosen = max(known, key=lambda kind: known[kind])
    files = {sheet.grid.file for sheet in found[chosen]}
    for kind, sheets in found.items():
        others = [sheet.grid.file for sheet in sheets if sheet.grid.file not in files]
        if kind != chosen and others:
            first, second = TITLES[Source(chosen)], TITLES[Source(kind)]
            raise IntakeRefused(
                f"These files are of two kinds: {listed(sorted(files))} is {first}, "
                f"{listed(sorted(set(others)))} is {second}. Load each kind on its own."
            )
    return chosen


def _nothing(grids: Sequence[Grid], wanted: str | None) -> str:
    files = listed(sorted({grid.file for grid in grids}))
    filled = [grid for grid in grids if grid.height]
    seen = [text for text in (filled[0].row(0) if filled else []) if text.strip()]
    first = f" The first row reads: {', '.join(seen[:6])[:200]}." if seen else " It has no rows."
    if wanted:
        title = TITLES[Source(wanted)]
        return f"{files}: no sheet has the headings of {title}.{first}"
    return (
        f"{files}: no sheet has the headings of Annex A, the SSDA903 or a local table.{first} "
        "Check that it is the right file, or say which kind it is."
    )


def _sheet_of(grid: Grid, mapping: ReturnMapping) -> Recognised | None:
    """The sheet a grid is: by its name where some headings agree, else by its headings."""
    candidates: list[tuple[bool, bool, int, Recognised]] = []
    for sheet in mapping.sheets:
        row, known = heading_row(grid, sheet)
        if row < 0:
            continue
        headings = grid.row(row)
        named = sheet.is_named(_stem(grid.name)) or sheet.is_named(grid.name)
        marked = has_its_marks(headings, sheet) and (named or has_what_rows_need(headings, sheet))
        if mapping.kind == Source.LOCAL and not named:
            # Few columns mark a local table, so an unnamed one must hold nothing else.
            marked = marked and known == sum(bool(heading.strip()) for heading in headings)
        if marked or (named and known >= min(_FEW, len(sheet.columns))):
            found = Recognised(grid, sheet, row, len(matched_columns(headings, sheet)))
            candidates.append((marked, named, found.known, found))
    if not candidates:
        return None
    best = max(candidates, key=lambda each: each[:3])
    _refuse_twins(grid, mapping, candidates, best)
    return best[3]


def _refuse_twins(
    grid: Grid,
    mapping: ReturnMapping,
    candidates: Sequence[tuple[bool, bool, int, Recognised]],
    best: tuple[bool, bool, int, Recognised],
) -> None:
    """Two local tables may have the same columns; then the file's name must tell."""
    if mapping.kind != Source.LOCAL or best[1]:
        return
    twins = [each[3].mapping.name for each in candidates if each[:3] == best[:3]]
    if len(twins) > 1:
        raise IntakeRefused(
            f"“{grid.name}” could be {listed(twins)}: name the file after its table."
        )


def _stem(name: str) -> str:
    return heading_words(name.rpartition(".")[0] or name)
