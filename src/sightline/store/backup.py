"""One file that holds everything: records, comparators, local catalogue, settings, database.

A backup is a plain tar. Its first member, `backup.json`, lists every other file with its SHA-256;
a restored folder is checked against it before it is put in place. It holds children's records:
keep it encrypted.
"""

import io
import json
import os
import sqlite3
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from sightline.store import files
from sightline.store.errors import StoreError
from sightline.store.publishing import HALF_DONE
from sightline.store.store import Store

_LIST = "backup.json"
_NOT_KEPT = (".lock", ".sqlite3-wal", ".sqlite3-shm", ".sqlite3-journal")


@dataclass(frozen=True)
class Backup:
    """What a backup holds."""

    path: Path
    made_at: datetime
    files: Mapping[str, str]  # SHA-256 by path within the data folder


def backup(folder: Path, to: Path, database: Path | None = None) -> Backup:
    """Write all of the data folder, and the SQLite database if given, into the file `to`.

    No load can run meanwhile. A database outside the folder is kept under its name alone. Raises
    StoreBusy while a load runs, StoreError if `to` exists, lies in the folder or can't be written.
    """
    _check_target(folder, to)
    with files.said_plainly(to.parent), ExitStack() as held:
        for code in Store(folder).authorities():
            place = folder / "authorities" / code
            held.enter_context(files.locked(place, f"authority {code}"))
        copies = Path(held.enter_context(TemporaryDirectory(prefix=".backup-", dir=to.parent)))
        # The database first: a file kept beside it meanwhile is one too many, never one too few.
        copy = {}
        if database is not None:
            name = _name_of_database(folder, database)
            copy[name] = _copy_of(database, copies / "database")
        paths = {**dict(_to_keep(folder, database)), **copy}
        made = Backup(to, datetime.now(UTC), {name: files.sha256_of(paths[name]) for name in paths})
        _write(made, paths, copies / "backup.tar")
        os.replace(copies / "backup.tar", to)
        files.flush_folder(to.parent)
    return made


def restore(backup_file: Path, folder: Path) -> Backup:
    """Put a backup into an empty folder; all of it, checked, or nothing. Raises StoreError."""
    if not backup_file.is_file():
        raise StoreError(f"There is no backup {backup_file}: nothing was restored.")
    if folder.exists() and any(folder.iterdir()):
        raise StoreError(
            f"{folder} is not empty: nothing was restored. Name an empty folder, or move this "
            "one away first."
        )
    with files.said_plainly(folder.parent):
        files.make_folder(folder.parent)
        working = Path(mkdtemp(prefix=".restore-", dir=folder.parent))
        try:
            known = _unpack(backup_file, working)
            _check(backup_file, working, known)
            _close(working)
            if folder.exists():
                folder.rmdir()
            files.move(working, folder)
        finally:
            files.remove(working)
    return known


def _check_target(folder: Path, to: Path) -> None:
    if not folder.is_dir():
        raise StoreError(f"There is no data folder {folder} to back up.")
    if to.exists():
        raise StoreError(f"{to} exists already: nothing was written. Name a new file.")
    if to.resolve().is_relative_to(folder.resolve()):
        raise StoreError(f"{to} lies in the data folder itself. Name a file outside {folder}.")
    if not to.parent.is_dir():
        raise StoreError(f"There is no folder {to.parent} to write the backup to.")


def _to_keep(folder: Path, database: Path | None) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.is_symlink() or name.endswith(_NOT_KEPT):
            continue
        if f"/{HALF_DONE}" in f"/{name}" or (database and path.samefile(database)):
            continue
        yield name, path


def _name_of_database(folder: Path, database: Path) -> str:
    if not database.is_file():
        raise StoreError(f"There is no database {database} to back up.")
    inside = database.resolve().is_relative_to(folder.resolve())
    return str(database.resolve().relative_to(folder.resolve())) if inside else database.name


def _copy_of(database: Path, to: Path) -> Path:
    """A copy that is whole even while the application writes (SQLite's own backup)."""
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
    return to


def _write(made: Backup, paths: Mapping[str, Path], to: Path) -> None:
    listed = {"made_at": made.made_at.isoformat(), "files": dict(made.files)}
    text = json.dumps(listed, indent=1).encode()
    to.touch(mode=files.FILE)
    with tarfile.open(to, "w") as tar:
        head = tarfile.TarInfo(_LIST)
        head.size, head.mode = len(text), files.FILE
        tar.addfile(head, io.BytesIO(text))
        for name, path in paths.items():
            tar.add(path, arcname=f"data/{name}", recursive=False)
    files.flush_folder(to)


def _unpack(backup_file: Path, working: Path) -> Backup:
    try:
        with tarfile.open(backup_file) as tar:
            head = tar.extractfile(_LIST)
            raw = json.loads(head.read()) if head else {}
            for member in tar:
                if member.name.startswith("data/"):
                    member.name = member.name.removeprefix("data/")
                    tar.extract(member, working, filter="data")
    except (tarfile.TarError, KeyError, ValueError, EOFError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        sentence = f"{backup_file} is no whole Sightline backup: nothing was restored. ({reason})"
        raise StoreError(sentence) from error
    return Backup(backup_file, datetime.fromisoformat(raw["made_at"]), raw["files"])


def _check(backup_file: Path, working: Path, known: Backup) -> None:
    for name, digest in known.files.items():
        path = working / name
        if not path.is_file() or files.sha256_of(path) != digest:
            raise StoreError(
                f"{backup_file} is damaged at “{name}”: nothing was restored. Use another backup."
            )


def _close(working: Path) -> None:
    files.close_files(working)
    working.chmod(files.FOLDER)
    for snapshot in working.glob("authorities/*/snapshots/*"):
        files.make_read_only(snapshot)
