"""From half-done to published in one step, and how to clear up after a crash.

Everything is made in a folder of its own beside the finished ones. A journal then names what is
about to be moved into place; replacing the text file `published` is the one step that counts.
Whoever finds a journal knows from that file whether the step was taken: it takes back what was
moved, or throws away what was replaced.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import duckdb

from sightline.store import files
from sightline.store.errors import StoreError

HALF_DONE = ".new-"
JOURNAL = "publishing.json"


@dataclass(frozen=True)
class Move:
    """What one publication puts in place and what it replaces, by the names of the folders."""

    snapshot: str
    new_loads: tuple[str, ...]
    old_loads: tuple[str, ...] = ()


@contextmanager
def half_done(folder: Path, what: str) -> Iterator[Path]:
    """Lock the authority's folder, clear up, and give a folder to work in that is gone after."""
    with files.said_plainly(folder), files.locked(folder, what):
        clear_up(folder)
        working = Path(mkdtemp(prefix=HALF_DONE, dir=folder))
        try:
            yield working
        except duckdb.IOException as error:
            raise StoreError(
                f"{folder} can't be read or written; is the disk full? Nothing was changed. "
                f"({str(error).splitlines()[0]})"
            ) from error
        finally:
            files.remove(working)


def publish(folder: Path, working: Path, move: Move) -> None:
    """Move the finished folders into place and publish the snapshot."""
    journal = {
        "snapshot": move.snapshot,
        "new_loads": move.new_loads,
        "old_loads": move.old_loads,
    }
    files.write_text(folder / JOURNAL, json.dumps(journal))
    for name in move.new_loads:
        files.move(working / "loads" / name, folder / "loads" / name)
    files.move(working / "snapshot", folder / "snapshots" / move.snapshot)
    files.write_text(folder / "published", move.snapshot + "\n")
    clear_up(folder)


def clear_up(folder: Path) -> None:
    """Remove what a process that died left behind; the published snapshot stands."""
    for leftover in folder.glob(f"{HALF_DONE}*"):
        files.remove(leftover)
    journal = folder / JOURNAL
    if not journal.is_file():
        return
    move = json.loads(journal.read_text(encoding="utf-8"))
    was_published = published_name(folder) == move["snapshot"]
    for name in move["old_loads"] if was_published else move["new_loads"]:
        files.remove(folder / "loads" / name)
    if not was_published:
        files.remove(folder / "snapshots" / move["snapshot"])
    journal.unlink()
    files.flush_folder(folder)


def published_name(folder: Path) -> str | None:
    pointer = folder / "published"
    return pointer.read_text(encoding="utf-8").strip() if pointer.is_file() else None


def unused_name(wanted: str, taken: Sequence[str]) -> str:
    """The wanted name, or with -2, -3, … where it is taken."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
