"""The store on disk: one whole edition of all comparators per load, put in place at once.

<data>/comparators/published names the edition that counts; edition-<n>/ holds one Parquet file per
table and loads.json. A crash half-way leaves the last edition standing. The edition before stays
for whoever is just reading it; older ones go.
"""

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet

from sightline.comparators.tables import SCHEMAS, empty

_PUBLISHED = "published"
_ROWS_PER_GROUP = 50_000


@dataclass(frozen=True)
class Edition:
    """What the store holds: number 0 is the empty store. `tables["values"]` adds `current`."""

    number: int
    tables: Mapping[str, pa.Table]
    loads: tuple[dict[str, Any], ...]


def folder_of(data_folder: Path) -> Path:
    return data_folder / "comparators"


def published_number(data_folder: Path) -> int:
    """The number of the edition that counts now; 0 before the first."""
    pointer = folder_of(data_folder) / _PUBLISHED
    return int(pointer.read_text("utf-8")) if pointer.is_file() else 0


def read_edition(data_folder: Path) -> Edition:
    """Everything, older releases too: what the next load builds upon."""
    return _read(data_folder, None)


def read_current(data_folder: Path, columns: Sequence[str]) -> Edition:
    """What is asked of: of the values these columns alone, and only the cells that count."""
    return _read(data_folder, columns)


def _read(data_folder: Path, columns: Sequence[str] | None) -> Edition:
    while number := published_number(data_folder):
        try:
            return _read_numbered(data_folder, number, columns)
        except FileNotFoundError:
            # Two loads finished while we were opening: begin again with what counts now.
            if published_number(data_folder) == number:
                raise
    return Edition(0, {name: empty(name) for name in SCHEMAS}, ())


def _read_numbered(data_folder: Path, number: int, columns: Sequence[str] | None) -> Edition:
    folder = folder_of(data_folder) / f"edition-{number}"
    tables = {
        name: pyarrow.parquet.read_table(folder / f"{name}.parquet", partitioning=None)
        for name in SCHEMAS
        if name != "values" or columns is None
    }
    if columns is not None:
        tables["values"] = _current_values(folder / "values.parquet", columns)
    loads = json.loads((folder / "loads.json").read_text("utf-8"))
    return Edition(number, tables, tuple(loads))


def _current_values(path: Path, columns: Sequence[str]) -> pa.Table:
    """Each different word is held once: a web process keeps this as long as it lives."""
    words = [field.name for field in SCHEMAS["values"] if field.type == pa.string()]
    return pyarrow.parquet.read_table(
        path,
        columns=list(columns),
        filters=[("current", "=", True)],
        read_dictionary=[word for word in words if word in columns],
        partitioning=None,
    )


@contextmanager
def only_writer(data_folder: Path) -> Iterator[None]:
    """One load at a time: a second one waits."""
    folder = folder_of(data_folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = folder / ".lock"
    with lock.open("w") as held:
        lock.chmod(0o600)
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def publish(data_folder: Path, edition: Edition) -> None:
    """Write the edition beside the others, then make it the one that counts."""
    folder = folder_of(data_folder)
    writing = Path(tempfile.mkdtemp(prefix=".writing-", dir=folder))
    try:
        for name, table in edition.tables.items():
            _write_table(writing / f"{name}.parquet", table)
        _write_text(writing / "loads.json", json.dumps(edition.loads, indent=1))
        target = folder / f"edition-{edition.number}"
        shutil.rmtree(target, ignore_errors=True)  # left by a crash before it was published
        writing.rename(target)
    except BaseException:
        shutil.rmtree(writing, ignore_errors=True)
        raise
    pointer = folder / f".{_PUBLISHED}"
    _write_text(pointer, str(edition.number))
    pointer.replace(folder / _PUBLISHED)
    _forget_before(folder, edition.number - 1)


def _write_table(path: Path, table: pa.Table) -> None:
    pyarrow.parquet.write_table(table, path, compression="zstd", row_group_size=_ROWS_PER_GROUP)
    path.chmod(0o600)


def _write_text(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    path.chmod(0o600)


def _forget_before(folder: Path, number: int) -> None:
    for edition in folder.glob("edition-*"):
        if int(edition.name.removeprefix("edition-")) < number:
            shutil.rmtree(edition, ignore_errors=True)
    for left in folder.glob(".writing-*"):  # of a load that was killed; we hold the lock
        shutil.rmtree(left, ignore_errors=True)
