"""Files that are whole or not there: locks, safe writing, read-only folders, clearing up."""

import errno
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from sightline.store.errors import StoreBusy, StoreError

FOLDER, FILE = 0o700, 0o600
READ_ONLY_FOLDER, READ_ONLY_FILE = 0o500, 0o400
_FULL = {errno.ENOSPC, errno.EDQUOT}


def make_folder(folder: Path) -> Path:
    """The folder, there and readable by nobody else; parents that are made are so too."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=FOLDER, exist_ok=True)
    return folder


@contextmanager
def locked(folder: Path, what: str) -> Iterator[None]:
    """Hold the folder's lock, which dies with the process. Raises StoreBusy if another holds it."""
    make_folder(folder)
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, FILE)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise StoreBusy(
            f"Another load of {what} is under way: wait until it has finished, then try again."
        ) from None
    try:
        yield
    finally:
        os.close(handle)


@contextmanager
def said_plainly(folder: Path) -> Iterator[None]:
    """Turns a full disk and other faults of the disk into a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            sentence = (
                f"The disk that holds {folder} is full. Nothing was changed: the last published "
                "figures stand. Free some space, then load the file again."
            )
        else:
            sentence = f"{folder} can't be written ({error.strerror}). Nothing was changed."
        raise StoreError(sentence) from error


def write_text(path: Path, text: str) -> None:
    """Replace the file in one step: a reader sees the old text or the new, never a part."""
    temporary = path.with_name(f".{path.name}.new")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)
    flush_folder(path.parent)


def move(folder: Path, to: Path) -> None:
    """Put a finished folder in its place, in one step that survives a power cut."""
    make_folder(to.parent)
    os.rename(folder, to)
    flush_folder(to.parent)


def flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush(folder: Path) -> None:
    """Wait until everything under the folder is on the disk."""
    paths = [folder, *folder.rglob("*")]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(flush_folder, paths))


def close_files(folder: Path) -> None:
    """Files of the folder readable by the owner alone."""
    for path in folder.rglob("*"):
        path.chmod(FOLDER if path.is_dir() else FILE)


def make_read_only(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.chmod(READ_ONLY_FOLDER if path.is_dir() else READ_ONLY_FILE)
    folder.chmod(READ_ONLY_FOLDER)


def remove(folder: Path) -> None:
    """Remove a folder, read-only or not."""
    if not folder.exists():
        return
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            path.chmod(FOLDER)
    shutil.rmtree(folder)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hashes(folder: Path, files: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of each file, by its path within the folder."""
    paths = sorted(files)
    with ThreadPoolExecutor(4) as pool:
        return {
            path.relative_to(folder).as_posix(): digest
            for path, digest in zip(paths, pool.map(sha256_of, paths), strict=True)
        }
