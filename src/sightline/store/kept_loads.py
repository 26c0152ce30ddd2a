"""Loads on disk: what was accepted, what was set aside, the original files, and what is known."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.store.errors import StoreError
from sightline.store.files import close_files, make_folder
from sightline.store.loads import Covered, LoadRecord, NewLoad, SheetCount, UnmatchedCode
from sightline.store.publishing import TAKEN_BACK, TakenBack
from sightline.store.schema import LINEAGE, QUARANTINED, loaded_schema
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import RecordTable

RECTIFIED = "rectified.json"  # beside a load: values that were put right since


def load_id(load: NewLoad) -> str:
    """The same for the same file, kind and extract day; sorts by that day."""
    return f"{load.extract_on:%Y-%m-%d}-{load.kind.replace('_', '-')}-{load.sha256[:12]}"


def write_load(load: NewLoad, folder: Path) -> LoadRecord:
    """Write all of a load into an empty folder. Raises StoreError for what does not fit."""
    make_folder(folder / "accepted")
    for name, rows in load.tables.items():
        pq.write_table(_fitting(name, rows), folder / "accepted" / f"{name}.parquet",
                       compression="zstd")  # fmt: skip
    quarantined = _cast(load.quarantined, QUARANTINED, "the quarantined rows")
    pq.write_table(quarantined, folder / "quarantined.parquet", compression="zstd")
    for number, (name, content) in enumerate(load.originals, start=1):
        _compress(content, make_folder(folder / "original") / _safe(number, name))
    known = asdict(load)
    for left_out in ("tables", "quarantined", "originals"):
        del known[left_out]
    text = json.dumps({"id": folder.name, **known}, default=str, indent=1, ensure_ascii=False)
    (folder / "load.json").write_text(text, encoding="utf-8")
    close_files(folder)
    return read_load(folder)


def read_load(folder: Path) -> LoadRecord:
    raw: dict[str, Any] = json.loads((folder / "load.json").read_text(encoding="utf-8"))
    return LoadRecord(
        id=raw["id"],
        authority=raw["authority"],
        kind=raw["kind"],
        file_names=tuple(raw["file_names"]),
        sha256=raw["sha256"],
        extract_on=date.fromisoformat(raw["extract_on"]),
        loaded_at=datetime.fromisoformat(raw["loaded_at"]),
        loaded_by=raw["loaded_by"],
        covered=tuple(map(_covered, raw["covered"])),
        counts=tuple(SheetCount(**count) for count in raw["counts"]),
        unmatched_headings={name: tuple(all_) for name, all_ in raw["unmatched_headings"].items()},
        unmatched_codes=tuple(UnmatchedCode(**code) for code in raw["unmatched_codes"]),
        warnings=tuple(raw["warnings"]),
        folder=folder,
    )


def taken_back(folder: Path) -> TakenBack | None:
    """Why a load counts no more; None while it does."""
    file = folder / TAKEN_BACK
    if not file.is_file():
        return None
    return TakenBack(**json.loads(file.read_text(encoding="utf-8")))


def accepted_path(load: LoadRecord, table: str) -> Path | None:
    path = load.folder / "accepted" / f"{table}.parquet"
    return path if path.is_file() else None


def may_be_read_again(load: LoadRecord) -> bool:
    """Whether its original files are all there and still say what was accepted."""
    files = (load.folder / "original").glob("*.zst")
    return any(files) and not (load.folder / RECTIFIED).is_file()


def originals(load: LoadRecord) -> list[tuple[str, bytes]]:
    """The files as they were given, by their names, in order."""
    found = []
    for path in sorted((load.folder / "original").glob("*.zst")):
        with pa.CompressedInputStream(path.open("rb"), "zstd") as stream:
            found.append((path.name.removesuffix(".zst").partition("-")[2], stream.read()))
    return found


def _covered(raw: Mapping[str, Any]) -> Covered:
    first, last = date.fromisoformat(raw["first"]), date.fromisoformat(raw["last"])
    return Covered(raw["table"], first, last, raw["point_in_time"])


def _fitting(name: str, rows: pa.Table) -> pa.Table:
    """The rows with the declared types; a column nobody declared is refused, not dropped."""
    records = declared_records()
    if name not in records or records[name].built:
        raise StoreError(f"“{name}” is no record table that can be loaded.")
    declared = loaded_schema(records[name])
    known = set(declared.names) | set(LINEAGE.names)
    if unknown := [column for column in rows.column_names if column not in known]:
        raise StoreError(f"Record table “{name}” has no column “{unknown[0]}”.")
    _check_required(records[name], rows)
    wanted = pa.schema([f for f in declared if f.name in rows.column_names] + list(LINEAGE))
    for field in LINEAGE:
        if field.name not in rows.column_names:
            rows = rows.append_column(field, pa.nulls(len(rows), field.type))
    return _cast(rows, wanted, f"record table “{name}”")


def _check_required(table: RecordTable, rows: pa.Table) -> None:
    for column in table.columns.values():
        if not column.required or column.day_of:
            continue
        if column.name not in rows.column_names or rows[column.name].null_count:
            raise StoreError(
                f"Record table “{table.name}” has rows without “{column.name}”, which it requires."
            )


def _cast(rows: pa.Table, schema: pa.Schema, what: str) -> pa.Table:
    try:
        return rows.select(schema.names).cast(schema)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, KeyError) as error:
        raise StoreError(f"The columns of {what} are not as declared: {error}") from error


def _safe(number: int, name: str) -> str:
    plain = re.sub(r"[^\w. ()&+-]", "_", Path(name).name)
    return f"{number:03d}-{plain[-120:]}.zst"


def _compress(content: bytes | Path, to: Path) -> None:
    with pa.CompressedOutputStream(to.open("wb"), "zstd") as stream:
        if isinstance(content, bytes):
            stream.write(content)
            return
        with content.open("rb") as file:
            while part := file.read(1 << 20):
                stream.write(part)


def all_quarantined(loads: list[LoadRecord]) -> pa.Table:
    """The quarantined rows of the loads, with the load's id as the first column."""
    schema = pa.schema([pa.field("load_id", pa.string()), *QUARANTINED])
    tables = []
    for load in loads:
        rows = pq.read_table(load.folder / "quarantined.parquet")
        tables.append(rows.add_column(0, "load_id", [pa.array([load.id] * len(rows), pa.string())]))
    return pa.concat_tables(tables).cast(schema) if tables else schema.empty_table()
