"""Rewrites the Parquet files of every load and snapshot of an authority, row by row.

What is being done is written down first. A process that dies half-way leaves that note, and the
same work is done again from the beginning: taking a row out twice is taking it out once.
"""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from sightline.store import files

REMOVED_ORIGINALS = "originals_removed.json"
# Folders beside the snapshots that hold rows of children, one sub-folder for each snapshot.
BESIDE = ("findings", "worklists")
_PARAMETER = re.compile(r"\$(\w+)")
_SIDES = ("__observed", "__versions")


# Of the columns a file has, the condition for rows to go; None to leave the file.
Condition = Callable[[Collection[str]], str | None]


@dataclass(frozen=True)
class Taken:
    """What rows to take: for each record table what makes a SQL condition of the columns there are.

    `values` are the named parameters the conditions use; with `child_id` among them every file
    that has such a column is gone through. Any other table without a condition is left.
    """

    conditions: Mapping[str, Condition]
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Rewritten:
    """How much was taken out, all loads and snapshots together."""

    rows: int = 0
    snapshots: int = 0
    loads: int = 0
    originals: int = 0

    def __add__(self, other: "Rewritten") -> "Rewritten":
        return Rewritten(
            self.rows + other.rows,
            self.snapshots + other.snapshots,
            self.loads + other.loads,
            self.originals + other.originals,
        )


Told = Callable[[str, float], None]


def take_rows(folder: Path, taken: Taken, why: str, at: datetime, tell: Told) -> Rewritten:
    """Take rows out of every load and snapshot under an authority's folder.

    Call it under the authority's lock. The original files of a load that held such rows are
    removed, as they can't be rewritten; what was accepted of them stays.
    """
    places = [*_loads(folder), *_snapshots(folder), *_beside(folder)]
    found = Rewritten()
    for number, (kind, place) in enumerate(places):
        tell(f"Going through {place.name}", number / len(places))
        found += {"load": _from_load, "snapshot": _from_snapshot, "beside": _from_beside}[kind](
            place, taken, why, at
        )
    return found


def _loads(folder: Path) -> Iterator[tuple[str, Path]]:
    yield from (("load", path) for path in sorted((folder / "loads").glob("*")) if path.is_dir())


def _snapshots(folder: Path) -> Iterator[tuple[str, Path]]:
    for manifest in sorted((folder / "snapshots").glob("*/manifest.json")):
        yield "snapshot", manifest.parent


def _beside(folder: Path) -> Iterator[tuple[str, Path]]:
    for name in BESIDE:
        yield from (("beside", path) for path in sorted((folder / name).glob("*")) if path.is_dir())


def _from_load(load: Path, taken: Taken, why: str, at: datetime) -> Rewritten:
    rows = sum(_take(path, taken) for path in (load / "accepted").glob("*.parquet"))
    rows += _take_quarantined(load / "quarantined.parquet", taken)
    if not rows:
        return Rewritten()
    originals = sorted((load / "original").glob("*"))
    if originals:
        note = {"at": at.isoformat(), "why": why, "files": len(originals)}
        files.write_text(load / REMOVED_ORIGINALS, json.dumps(note))
        for path in originals:
            path.unlink()
    return Rewritten(rows=rows, loads=1, originals=len(originals))


def _take_quarantined(path: Path, taken: Taken) -> int:
    """Every cell of a row that was set aside and names the child."""
    child = taken.values.get("child_id")
    if child is None or not path.is_file():
        return 0
    table = pq.read_table(path)
    cells = [(row["sheet"], row["row"], str(row["raw"] or "").strip()) for row in table.to_pylist()]
    named = {(sheet, row) for sheet, row, raw in cells if raw == child}
    keep = [(sheet, row) not in named for sheet, row, _ in cells]
    return _replace(path, table, table.filter(pa.array(keep, pa.bool_())))


def _from_snapshot(snapshot: Path, taken: Taken, why: str, at: datetime) -> Rewritten:
    records = snapshot / "records"
    rows = {}
    with writable(snapshot):
        for path in sorted(records.glob("*.parquet")):
            if "__" in path.stem:
                continue
            if gone := _row_ids(path, taken):
                rows[path.stem] = _take(path, taken)
                for ending in _SIDES:
                    _take_ids(records / f"{path.stem}{ending}.parquet", gone)
        total = sum(rows.values()) + _take(records / "__differences.parquet", taken)
        if total:
            note_in_manifest(snapshot, rows, why, at)
    return Rewritten(rows=total, snapshots=1) if total else Rewritten()


def _from_beside(folder: Path, taken: Taken, why: str, at: datetime) -> Rewritten:
    """Findings and worklists of a snapshot: rows of children, whatever their table."""
    if "child_id" not in taken.values:
        return Rewritten()
    of_child = Taken({}, taken.values)
    with writable(folder):
        return Rewritten(rows=sum(_take(path, of_child) for path in folder.glob("*.parquet")))


def _take(path: Path, taken: Taken) -> int:
    """Take the rows out of one file; returns how many. Files without child_id need a condition."""
    condition = _condition(path, taken)
    if condition is None:
        return 0
    with duckdb.connect() as connection:
        before = pq.read_metadata(path).num_rows
        sql = f"SELECT * FROM read_parquet({_text(path)}) WHERE ({condition}) IS NOT TRUE"
        params = used(condition, taken.values)
        kept: pa.Table = connection.sql(sql, params=params).to_arrow_table()
    if len(kept) == before:
        return 0
    schema = pq.read_schema(path)
    replace_file(path, kept.select(schema.names).cast(schema))
    return int(before - len(kept))


def _condition(path: Path, taken: Taken) -> str | None:
    if not path.is_file():
        return None
    columns = pq.read_schema(path).names
    if make := taken.conditions.get(path.stem):
        return make(columns)
    of_a_child = "child_id" in taken.values and "child_id" in columns
    return "child_id = $child_id" if of_a_child else None


def used(condition: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values whose parameters the condition names: DuckDB refuses any other."""
    named = set(_PARAMETER.findall(condition))
    return {name: value for name, value in values.items() if name in named}


def _row_ids(path: Path, taken: Taken) -> set[int]:
    condition = _condition(path, taken)
    if condition is None:
        return set()
    sql = f"SELECT row_id FROM read_parquet({_text(path)}) WHERE ({condition}) IS TRUE"
    with duckdb.connect() as connection:
        return {
            row_id
            for (row_id,) in connection.execute(sql, used(condition, taken.values)).fetchall()
        }


def _take_ids(path: Path, gone: set[int]) -> None:
    if path.is_file():
        table = pq.read_table(path)
        keep = pa.array([row_id not in gone for row_id in table["row_id"].to_pylist()], pa.bool_())
        _replace(path, table, table.filter(keep))


def _replace(path: Path, before: pa.Table, kept: pa.Table) -> int:
    if len(kept) < len(before):
        replace_file(path, kept)
    return len(before) - len(kept)


def replace_file(path: Path, table: pa.Table) -> None:
    """In one step: who reads the file meanwhile sees all of the old or all of the new."""
    mode = path.stat().st_mode
    fresh = path.with_name(f".{path.name}.new")
    pq.write_table(table, fresh, compression="zstd")
    fresh.chmod(mode)
    fresh.replace(path)
    files.flush_folder(path.parent)


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """A published folder is read-only on disk; for this one purpose it is opened, then closed."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    modes = {path: path.stat().st_mode for path in folders}
    for path in folders:
        path.chmod(files.FOLDER)
    try:
        yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def note_in_manifest(snapshot: Path, rows: Mapping[str, int], why: str, at: datetime) -> None:
    """Counts and hashes follow the files; when and why rows went is added for ever."""
    path = snapshot / "manifest.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    known["tables"] = {name: count - rows.get(name, 0) for name, count in known["tables"].items()}
    known["files"] = files.hashes(snapshot, (snapshot / "records").glob("*.parquet"))
    known.setdefault("rewritten", []).append({"at": at.isoformat(), "why": why})
    head = {name: known.pop(name) for name in ("id", "created_at", "hash")}
    text = json.dumps(known, sort_keys=True, ensure_ascii=False)
    head["hash"] = hashlib.sha256(text.encode()).hexdigest()
    mode = path.stat().st_mode
    files.write_text(path, json.dumps({**head, **known}, indent=1, ensure_ascii=False))
    path.chmod(mode)


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
