"""From paths to a load: open, recognise, read, decide, assemble. Nothing is written."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sightline.intake import assemble
from sightline.intake.columns import CellMemory
from sightline.intake.corrections import corrected, read_corrections, separate
from sightline.intake.extract_day import day_in_names, day_on_cover, latest_day, latest_full_year
from sightline.intake.limits import Limits
from sightline.intake.opening import Opened, open_files
from sightline.intake.refusal import IntakeRefused
from sightline.intake.returns import csww, ssda903
from sightline.intake.rows import (
    Decision,
    decide,
    fill_days,
    set_repeats_aside,
    take_out_far_future,
)
from sightline.intake.sheets import SheetReading, fill_extract_day, read_sheet
from sightline.intake.sources import SourceFile, sha256_of, source_files
from sightline.intake.words import listed, written
from sightline.store.loads import NewLoad, Source, UnmatchedCode
from sightline.vocabulary.periods import financial_year_start

Kind = Source
Progress = Callable[[str, float], None]


def read_files(
    paths: Path | str | Iterable[Path | str],
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
    files = source_files(each_path(paths), limits)
    return read_sources(
        files, authority, kind, extract_on, loaded_by=loaded_by, loaded_at=loaded_at,
        limits=limits, progress=progress,
    )  # fmt: skip


def each_path(paths: Path | str | Iterable[Path | str]) -> list[Path]:
    """One path or several, as a list."""
    return [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]


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
    limits = limits or Limits()
    own, lists = separate(files)
    if not own:
        raise IntakeRefused("A list of what was set aside corrects files: load them together.")
    opened = _with_corrections(open_files(own, kind, limits), lists, limits)
    code = _authority(opened, authority)
    tell("Reading", 0.2)
    memory = CellMemory()
    readings = [read_sheet(sheet, mapping, memory) for sheet, mapping in opened.sheets]
    day, said = _extract_day(opened, readings, own, extract_on, now.date())
    tell("Checking rows", 0.6)
    decisions = _decisions(opened, readings, day)
    tell("Read", 1.0)
    return _load(opened, files, decisions, (code, day, loaded_by, now), said)


def _with_corrections(opened: Opened, lists: Sequence[SourceFile], limits: Limits) -> Opened:
    for file in lists:
        sheets, said = corrected(opened.sheets, read_corrections(file, limits))
        opened = replace(opened, sheets=tuple(sheets), warnings=(*opened.warnings, said))
    return opened


def _load(
    opened: Opened,
    files: Sequence[SourceFile],
    decisions: Sequence[Decision],
    about: tuple[str, date, str, datetime],
    said: Sequence[str],
) -> NewLoad:
    code, day, loaded_by, now = about
    readings = [decision.reading for decision in decisions]
    tables = assemble.record_tables(decisions)
    if opened.kind == Source.SSDA903:
        ssda903.complete_adoptions(tables)
    warnings = [*opened.warnings, *said]
    warnings += [warning for reading in readings for warning in reading.warnings]
    warnings += assemble.warn_of_children(decisions)
    unknown = {r.title: r.headings.unmatched for r in readings if r.headings.unmatched}
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
        unmatched_headings=unknown,
        unmatched_codes=_unmatched(readings),
        warnings=tuple(dict.fromkeys(warnings)),
        originals=tuple((file.name, file.content) for file in files),
    )


def _unmatched(readings: Sequence[SheetReading]) -> tuple[UnmatchedCode, ...]:
    return tuple(code for reading in readings for code in reading.unknown)


def _authority(opened: Opened, given: str | None) -> str:
    code = (given or opened.authority).strip()
    if given and opened.authority and given != opened.authority:
        raise IntakeRefused(
            f"The file is authority {opened.authority}'s, and it is being loaded for {given}."
        )
    if not code:
        raise IntakeRefused(
            "The file does not say whose it is: give the authority's three-digit DfE code, "
            "as in --authority 336."
        )
    if not re.fullmatch(r"\d{3}", code):
        raise IntakeRefused(f"“{code}” is no authority: its DfE code has three digits.")
    return code


def _extract_day(
    opened: Opened,
    readings: Sequence[SheetReading],
    files: Sequence[SourceFile],
    given: date | None,
    today: date,
) -> tuple[date, list[str]]:
    if given:
        return given, []
    if opened.kind == Source.SSDA903:
        return _return_year(readings)
    names = [file.stem for file in files] + [file.within for file in files]
    named = opened.extract_on or day_in_names(names)
    if named := named or day_on_cover(opened.covers):
        return named, []
    if day := latest_day(readings, today):
        return day, [
            f"Neither the file's name nor a cover sheet says when the data was drawn: the latest "
            f"date in it, {written(day)}, is taken. Give the day if that is wrong."
        ]
    if opened.kind == Source.LOCAL:
        said = f"Nothing tells when the table was made: today, {written(today)}, is taken."
        return today, [said]
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


def _decisions(
    opened: Opened, readings: Sequence[SheetReading], extract_on: date
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
