"""Published files from a folder into the store, and the account of what each one brought."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from sightline.comparators import known
from sightline.comparators.account import Account, account_of
from sightline.comparators.derived import missing_populations
from sightline.comparators.doubts import doubts
from sightline.comparators.edition import Edition, only_writer, publish, read_edition
from sightline.comparators.files import SUFFIXES, PublishedFile, open_table
from sightline.comparators.merging import merged, people
from sightline.comparators.readers import reader_for
from sightline.comparators.refusal import Refused
from sightline.comparators.sql import query
from sightline.comparators.tables import Reading, shaped

Progress = Callable[[str, int, int], None]
"""What is being done, how many steps are done, of how many."""


@dataclass(frozen=True)
class FileLoad:
    """One file that was read, and what it brought."""

    name: str
    sha256: str
    kind: str
    source: str
    dataset: str
    release: str
    account: Account
    already_loaded: bool = False


@dataclass(frozen=True)
class ComparatorLoad:
    """What a load did: files read, files refused with their sentence, and what to know of it all.

    `edition` is the number of the edition that now counts; unchanged where nothing was new.
    """

    edition: int
    files: tuple[FileLoad, ...]
    refused: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def rows(self) -> int:
        return sum(file.account.rows for file in self.files)


def load_comparators(
    folder_or_file: Path,
    data_folder: Path,
    progress: Progress | None = None,
    *,
    made_up: bool = False,
) -> ComparatorLoad:
    """Read one published file, or every one in a folder, into the store of `data_folder`.

    A file that can't be used is refused with a sentence and changes nothing; the others count.
    `made_up` marks every row as invented for a demonstration: no publisher's name, no licence.
    """
    told = progress or (lambda what, done, total: None)
    paths = _paths(folder_or_file)
    with only_writer(data_folder):
        before = read_edition(data_folder)
        read: list[tuple[PublishedFile, Reading | None]] = []
        refused = [] if paths else [(folder_or_file.name, _NOTHING_THERE)]
        for done, path in enumerate(paths):
            told(f"Reading {path.name}", done, len(paths) + 1)
            try:
                read.append(_read(path, before, made_up=made_up))
            except Refused as refusal:
                refused.append((path.name, str(refusal)))
        told("Putting it together", len(paths), len(paths) + 1)
        readings, twice = _once([(file, reading) for file, reading in read if reading is not None])
        listed = _listed_authorities(before, [reading for _, reading in readings])
        new = [(_told(file, reading, before, listed), reading) for file, reading in readings]
        known_already = [_told(file, None, before, listed) for file, reading in read if not reading]
        after, notes = _next_edition(before, new)
        if after is not before:
            publish(data_folder, after)
        told("Done", len(paths) + 1, len(paths) + 1)
    files = (*(file for file, _ in new), *known_already)
    return ComparatorLoad(after.number, files, tuple(refused), (*twice, *notes))


def _once(
    read: list[tuple[PublishedFile, Reading]],
) -> tuple[list[tuple[PublishedFile, Reading]], tuple[str, ...]]:
    """The same content under two names in one folder counts once, and is said."""
    first: dict[str, tuple[PublishedFile, Reading]] = {}
    notes = []
    for file, reading in read:
        kept, _ = first.setdefault(file.sha256, (file, reading))
        if kept is not file:
            notes.append(f"{file.name} holds the same as {kept.name}; it counts once.")
    return list(first.values()), tuple(notes)


_NOTHING_THERE = f"There is no published file here: expected {', '.join(SUFFIXES)}."


def _paths(folder_or_file: Path) -> list[Path]:
    if not folder_or_file.is_dir():
        return [folder_or_file]
    return sorted(p for p in folder_or_file.rglob("*") if p.suffix.casefold() in SUFFIXES)


def _read(path: Path, before: Edition, *, made_up: bool) -> tuple[PublishedFile, Reading | None]:
    """The file, and what it says; None where the very same file was loaded earlier."""
    file = PublishedFile.at(path)
    if any(load["sha256"] == file.sha256 for load in before.loads):
        return file, None
    table = open_table(file)
    read = reader_for(table.column_names)
    if read is None:
        raise Refused(
            "Its columns are those of no published file known here: Local Authority Interactive "
            "Tool (values, dictionary, list of authorities), statistical neighbours, Explore "
            "education statistics, population estimates, or a list of Ofsted judgements."
        )
    try:
        reading = read(table, file.name)
    except (duckdb.Error, pa.ArrowException) as error:
        raise Refused(
            "Its rows can't be read as its columns promise; download it again."
        ) from error
    return file, _as_made_up(reading) if made_up else reading


def _told(
    file: PublishedFile, reading: Reading | None, before: Edition, listed: frozenset[str]
) -> FileLoad:
    if reading is None:
        earlier = next(load for load in before.loads if load["sha256"] == file.sha256)
        words = {key: earlier[key] for key in ("kind", "source", "dataset", "release")}
        account = Account.from_json(earlier["account"])
        return FileLoad(file.name, file.sha256, **words, account=account, already_loaded=True)
    return FileLoad(
        file.name, file.sha256, reading.kind, reading.source, reading.dataset, reading.release,
        account_of(reading, listed),
    )  # fmt: skip


def _as_made_up(reading: Reading) -> Reading:
    tables = {
        name: shaped(name, table.drop_columns(["source"]), {"source": "made_up"})
        for name, table in reading.tables.items()
    }
    return replace(reading, source="made_up", tables=tables)


def _listed_authorities(before: Edition, readings: list[Reading]) -> frozenset[str]:
    """Authorities of the official list, where one was ever loaded: others are then unknown."""
    tables = [before.tables["areas"].select(["code", "rank"])]
    tables += [r.tables["areas"].select(["code", "rank"]) for r in readings if "areas" in r.tables]
    found = query("select code from areas where rank = 1", areas=pa.concat_tables(tables))
    return frozenset(found["code"].to_pylist())


def _next_edition(
    before: Edition, new: list[tuple[FileLoad, Reading]]
) -> tuple[Edition, tuple[str, ...]]:
    if not new:
        return before, ()
    first = len(before.loads) + 1
    stamped = [_stamped(reading, first + place) for place, (_, reading) in enumerate(new)]
    tables = merged(before.tables, stamped)
    records = tuple(_record(file, first + place) for place, (file, _) in enumerate(new))
    loaded = {
        key
        for tables_read in stamped
        if "values" in tables_read
        for key in tables_read["values"]["measure"].unique().to_pylist()
    }
    notes = (
        *missing_populations(tables["values"], people(tables["population"])),
        *doubts(tables, loaded),
    )
    return Edition(before.number + 1, tables, (*before.loads, *records)), notes


def _stamped(reading: Reading, number: int) -> Mapping[str, pa.Table]:
    """The reading's tables with what each row must carry: release, licence, number of the load."""
    licence = known.sources()[reading.source].licence if reading.source in known.sources() else ""
    constants = {"release": reading.release, "licence": licence, "load": number}
    own = list(constants)
    return {
        name: shaped(name, table.drop_columns(own), constants)
        for name, table in reading.tables.items()
    }


def _record(file: FileLoad, number: int) -> dict[str, Any]:
    loaded_at = datetime.now(UTC).isoformat(timespec="seconds")
    return {"load": number, "loaded_at": loaded_at, **asdict(file)}
