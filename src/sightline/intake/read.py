"""From paths to a load: open, recognise, read, decide, assemble. Nothing is written."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sightline.intake import assemble
from sightline.intake.csv_files import read_csv
from sightline.intake.extract_day import day_in_names, day_on_cover, latest_day, latest_full_year
from sightline.intake.grids import Grid, Sheet
from sightline.intake.limits import Limits
from sightline.intake.mapping import ReturnMapping, SheetMapping, return_mapping
from sightline.intake.recognise import TITLES, mapping_of, recognise
from sightline.intake.refusal import IntakeRefused
from sightline.intake.returns import cin_census, csww, ssda903
from sightline.intake.rows import (
    Decision,
    decide,
    fill_days,
    set_repeats_aside,
    take_out_far_future,
)
from sightline.intake.sheets import SheetReading, fill_extract_day, read_sheet
from sightline.intake.sources import Format, SourceFile, sha256_of, source_files
from sightline.intake.words import counted, listed, written
from sightline.intake.workbooks.reader import read_workbook
from sightline.intake.xml_files import opening
from sightline.store.loads import NewLoad, Source, UnmatchedCode
from sightline.vocabulary.periods import financial_year_start

Kind = Source
Progress = Callable[[str, float], None]
_COVERS = re.compile(
    r"front|cover|faq|guidance|codes|read ?me|instruction|contents|lists? ?$|notes?$", re.I
)
_LAST_YEAR = re.compile(r"(_|\b)(last|previous[_ ]?year|prev[_ ]?year)(_|\b)", re.I)


@dataclass(frozen=True)
class _Opened:
    """A recognised upload: its sheets with their mappings, and what its header told."""

    kind: str
    sheets: tuple[tuple[Sheet, SheetMapping], ...]
    authority: str = ""
    extract_on: date | None = None
    covers: tuple[Grid, ...] = ()
    warnings: tuple[str, ...] = ()


def read_files(
    paths: Iterable[Path | str],
    authority: str | None = None,
    kind: str | None = None,
    extract_on: date | None = None,
    *,
    loaded_by: str = "",
    loaded_at: datetime | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> NewLoad:
    """Everything the files hold, as one load; nothing is written.

    `paths`: one file, the files of one return, a folder or a zip of them. `kind` overrides what is
    recognised; `extract_on` the day found in names, cover sheet or rows; `authority` is needed
    where the file does not name it. Raises IntakeRefused with one sentence.
    """
    limits = limits or Limits()
    files = source_files([Path(path) for path in paths], limits)
    return read_sources(
        files, authority, kind, extract_on, loaded_by=loaded_by, loaded_at=loaded_at,
        limits=limits, progress=progress,
    )  # fmt: skip


def read_sources(
    files: Sequence[SourceFile],
    authority: str | None = None,
    kind: str | None = None,
    extract_on: date | None = None,
    *,
    loaded_by: str = "",
    loaded_at: datetime | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> NewLoad:
    """As read_files, of files already opened."""
    tell = progress or (lambda sentence, share: None)
    if kind and kind not in set(Source):
        kinds = listed([str(each) for each in Source], 9)
        raise IntakeRefused(f"“{kind}” is no kind of file; the kinds are {kinds}.")
    now = loaded_at or datetime.now(UTC)
    tell("Opening", 0.05)
    opened = _opened(files, kind, limits or Limits())
    code = _authority(opened, authority)
    tell("Reading", 0.2)
    readings = [read_sheet(sheet, mapping) for sheet, mapping in opened.sheets]
    day, said = _extract_day(opened, readings, files, extract_on, now.date())
    tell("Checking rows", 0.6)
    decisions = _decisions(opened, readings, day)
    tables = assemble.record_tables(decisions)
    if opened.kind == Source.SSDA903:
        ssda903.complete_adoptions(tables)
    warnings = [*opened.warnings, *said]
    warnings += [warning for reading in readings for warning in reading.warnings]
    warnings += assemble.warn_of_children(tables, decisions)
    tell("Read", 1.0)
    return NewLoad(
        authority=code,
        kind=opened.kind,
        file_names=tuple(file.name for file in files),
        sha256=sha256_of(files),
        extract_on=day,
        loaded_at=now,
        loaded_by=loaded_by,
        tables=tables,
        quarantined=assemble.quarantined(decisions),
        covered=assemble.coverage(decisions, day),
        counts=assemble.counts(decisions),
        unmatched_headings={
            r.title: r.headings.unmatched for r in readings if r.headings.unmatched
        },
        unmatched_codes=_unmatched(readings),
        warnings=tuple(dict.fromkeys(warnings)),
        originals=tuple((file.name, file.content) for file in files),
    )


def _unmatched(readings: Sequence[SheetReading]) -> tuple[UnmatchedCode, ...]:
    return tuple(code for reading in readings for code in reading.unknown)


# Opening


def _opened(files: Sequence[SourceFile], kind: str | None, limits: Limits) -> _Opened:
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


def _opened_grids(grids: Sequence[Grid], kind: str | None) -> _Opened:
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
    warnings += _several(chosen, [(one.mapping.name, one.grid.name) for one in found])
    sheets = tuple((one.sheet(), one.mapping) for one in found)
    warnings += [f"{sheet.name} is empty." for sheet, _ in sheets if not sheet.height]
    return _Opened(chosen, sheets, covers=tuple(others), warnings=tuple(warnings))


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


def _opened_xml(file: SourceFile, wanted: str | None) -> _Opened:
    root, header = opening(file)
    kind = _xml_kind(root, header)
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
    if not parts.rows:
        raise IntakeRefused(f"“{file.name}” holds no records.")
    day, said = _reference_day(kind, header)
    return _Opened(
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


# The authority and the day


def _authority(opened: _Opened, given: str | None) -> str:
    code = (given or opened.authority).strip()
    if given and opened.authority and given != opened.authority:
        raise IntakeRefused(
            f"The file is authority {opened.authority}'s, and it is being loaded for {given}."
        )
    if not code:
        raise IntakeRefused(
            "The file does not say whose it is: give the authority's three-digit DfE code."
        )
    if not re.fullmatch(r"\d{3}", code):
        raise IntakeRefused(f"“{code}” is no authority: its DfE code has three digits.")
    return code


def _extract_day(
    opened: _Opened,
    readings: Sequence[SheetReading],
    files: Sequence[SourceFile],
    given: date | None,
    today: date,
) -> tuple[date, list[str]]:
    if given:
        return given, []
    if opened.kind == Source.SSDA903:
        return _return_year(readings)
    named = opened.extract_on or day_in_names(file.stem for file in files)
    if named := named or day_on_cover(opened.covers):
        return named, []
    if day := latest_day(readings, today):
        return day, [
            f"Neither the file's name nor a cover sheet says when the data was drawn: the latest "
            f"date in it, {written(day)}, is taken. Give the day if that is wrong."
        ]
    raise IntakeRefused(
        "Say on which day the data was drawn: neither the file's name nor its rows tell."
    )


def _return_year(readings: Sequence[SheetReading]) -> tuple[date, list[str]]:
    """31 March of the year the episodes are about, or, without episodes, whatever there is."""
    episodes = [r for r in readings if r.mapping.table == "cla_episodes"] or readings
    columns = [
        values
        for reading in episodes
        for name, values in reading.days()
        if not name.endswith("born_on")
    ]
    day = latest_full_year(columns)
    if day is None:
        raise IntakeRefused("Say which 31 March the return is about: its rows don't tell.")
    first = financial_year_start(day)
    return day, [f"The return is taken to be about the year {written(first)} to {written(day)}."]


# Deciding


def _decisions(
    opened: _Opened, readings: Sequence[SheetReading], extract_on: date
) -> list[Decision]:
    for reading in readings:
        fill_extract_day(reading, extract_on)
        if reading.mapping.name == "OC3":
            ssda903.add_birthdays(reading, extract_on)
        if reading.mapping.name == "CSWWWorker":
            csww.start_agency_workers(reading, extract_on)
        fill_days(reading)
        take_out_far_future(reading, extract_on)
    decisions = [decide(reading) for reading in readings]
    together: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        together[decision.reading.mapping.name].append(decision)
    for same in together.values():
        set_repeats_aside(same)
    return decisions


def said_in_words(load: NewLoad) -> str:
    """One line: what was read and what was set aside."""
    accepted = sum(count.accepted for count in load.counts)
    aside = sum(count.quarantined for count in load.counts)
    return f"{counted(accepted, 'row')} accepted, {counted(aside, 'row')} set aside"
