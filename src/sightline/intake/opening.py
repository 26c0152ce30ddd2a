"""Opens files, recognises which return they are, and hands on its sheets with their mappings."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.intake.csv_files import read_csv
from sightline.intake.grids import Grid, Sheet
from sightline.intake.limits import Limits
from sightline.intake.mapping import ReturnMapping, SheetMapping, return_mapping
from sightline.intake.recognise import TITLES, Recognised, mapping_of, recognise
from sightline.intake.refusal import IntakeRefused
from sightline.intake.returns import cin_census, csww, ssda903
from sightline.intake.sources import Format, SourceFile
from sightline.intake.words import listed, written
from sightline.intake.workbooks.reader import read_workbook
from sightline.intake.xml_files import opening
from sightline.store.loads import Source

_COVERS = re.compile(
    r"front|cover|faq|guidance|codes|read ?me|instruction|contents|lists? ?$|notes?$", re.I
)
_LAST_YEAR = re.compile(r"(_|\b)(last|previous[_ ]?year|prev[_ ]?year)(_|\b)", re.I)


@dataclass(frozen=True)
class Opened:
    """A recognised upload: its sheets with their mappings, and what its header told."""

    kind: str
    sheets: tuple[tuple[Sheet, SheetMapping], ...]
    authority: str = ""
    extract_on: date | None = None
    covers: tuple[Grid, ...] = ()
    warnings: tuple[str, ...] = ()


def open_files(files: Sequence[SourceFile], kind: str | None, limits: Limits) -> Opened:
    as_xml = [file for file in files if file.format is Format.XML]
    if as_xml:
        if len(files) > 1:
            raise IntakeRefused(
                f"{listed([file.name for file in files])}: load an XML return on its own."
            )
        return _opened_xml(as_xml[0], kind)
    grids: list[Grid] = []
    for file in files:
        workbook = file.format is Format.WORKBOOK
        grids += read_workbook(file, limits) if workbook else [read_csv(file, limits)]
    return _opened_grids(grids, kind)


def _opened_grids(grids: Sequence[Grid], kind: str | None) -> Opened:
    if kind in {Source.CIN_CENSUS, Source.CSWW}:
        title = TITLES[Source(kind)]
        raise IntakeRefused(
            f"The {title} is an XML file; {listed([g.file for g in grids])} is not."
        )
    chosen, found, others = recognise(grids, kind)
    mapping = mapping_of(chosen)
    found.sort(key=lambda one: not _LAST_YEAR.search(one.grid.name))
    warnings = []
    for grid in others:
        if grid.height and not _COVERS.search(grid.name):
            title = TITLES[Source(chosen)]
            warnings.append(f"“{grid.name}” was not read: it has no headings of {title}.")
    if chosen == Source.ANNEX_A:
        read = {one.mapping.name for one in found}
        missing = [f"{s.name} ({s.title})" for s in mapping.sheets if s.name not in read]
        if missing:
            warnings.append(f"Not in the file: {', '.join(missing)}. Nothing is known of them.")
    warnings += _several(chosen, [(one.mapping.name, _title(one, found)) for one in found])
    sheets = tuple((one.sheet(_title(one, found)), one.mapping) for one in found)
    warnings += [f"{sheet.name} is empty." for sheet, _ in sheets if not sheet.height]
    return Opened(chosen, sheets, covers=tuple(others), warnings=tuple(warnings))


def _title(one: Recognised, found: Sequence[Recognised]) -> str:
    """What the sheet is called; with its file, where several files have one of that name."""
    same = {other.grid.file for other in found if other.grid.name == one.grid.name}
    return one.grid.name if len(same) == 1 else f"{one.grid.file}: {one.grid.name}"


def _several(kind: str, named: Sequence[tuple[str, str]]) -> list[str]:
    by_sheet: dict[str, list[str]] = defaultdict(list)
    for sheet, grid in named:
        if not _LAST_YEAR.search(grid):
            by_sheet[sheet].append(grid)
    twice = {sheet: grids for sheet, grids in by_sheet.items() if len(grids) > 1}
    if twice and kind == Source.SSDA903:
        sheet, grids = next(iter(twice.items()))
        raise IntakeRefused(
            f"There is more than one {sheet} table ({listed(sorted(grids))}): "
            "load the files of one year at a time."
        )
    return [
        f"{sheet} is there {len(grids)} times ({listed(grids)}); all are read."
        for sheet, grids in twice.items()
    ]


def _opened_xml(file: SourceFile, wanted: str | None) -> Opened:
    root, header = opening(file)
    kind = _xml_kind(root, header)
    if not root:
        raise IntakeRefused(f"“{file.name}” is no return: there is no record near its beginning.")
    if not kind:
        raise IntakeRefused(
            f"“{file.name}” is an XML file, but no children in need census, SSDA903 or "
            f"workforce census (it begins with <{root}>)."
        )
    if wanted and wanted != kind:
        raise IntakeRefused(
            f"“{file.name}” is the {TITLES[Source(kind)]}, not the {TITLES[Source(wanted)]}."
        )
    mapping: ReturnMapping = return_mapping(kind)
    parts = {"cin_census": cin_census, "csww": csww, "ssda903": ssda903}[kind].read_parts(file)
    if not parts.of:
        raise IntakeRefused(f"“{file.name}” holds no records.")
    day, said = _reference_day(kind, header)
    return Opened(
        kind=kind,
        sheets=tuple(parts.sheets(mapping, file.name)),
        authority=header.get("LEA", "").strip(),
        extract_on=day,
        warnings=tuple(said),
    )


def _xml_kind(root: str, header: dict[str, str]) -> str:
    collection = header.get("Collection", "").upper()
    if root == "EXPSSDA903":
        return Source.SSDA903
    return {"CIN": Source.CIN_CENSUS, "CSWW": Source.CSWW}.get(collection, "")


def _reference_day(kind: str, header: dict[str, str]) -> tuple[date | None, list[str]]:
    try:
        day = date.fromisoformat(header.get("ReferenceDate", "")[:10])
    except ValueError:
        return None, []
    usual = {Source.CIN_CENSUS: (3, 31), Source.CSWW: (9, 30)}.get(Source(kind))
    if usual and (day.month, day.day) != usual:
        return day, [f"The reference date is {written(day)}, not the census day."]
    return day, []
