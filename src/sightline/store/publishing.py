"""From half-done to kept in one step, and how to clear up after a crash.

Everything is made in a folder of its own beside the finished ones. A journal then names what is
about to be moved into place, loads first; moving the snapshot is the one step that counts. Whoever
finds a journal sees from the snapshot whether that step was taken: they take back what was moved,
or finish what follows from it. Which of the kept snapshots readers see is for `publications`.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import mkdtemp

import duckdb

from sightline.store import files
from sightline.store.errors import StoreError

HALF_DONE = ".new-"
JOURNAL = "publishing.json"
TAKEN_BACK = "taken_back.json"


@dataclass(frozen=True)
class TakenBack:
    """That a load counts no more: who said so, when (UTC, as text) and why."""

    load: str
    by: str
    at: str
    reason: str


@dataclass(frozen=True)
class Move:
    """What is put in place and what it replaces, by the names of the folders."""

    snapshot: str
    new_loads: tuple[str, ...] = ()
    old_loads: tuple[str, ...] = ()
    taken_back: tuple[TakenBack, ...] = ()


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


def keep(folder: Path, working: Path, move: Move) -> None:
    """Move the finished folders into place; nobody sees the snapshot until it is published."""
    files.write_text(folder / JOURNAL, json.dumps(asdict(move)))
    for name in move.new_loads:
        files.move(working / "loads" / name, folder / "loads" / name)
    files.move(working / "snapshot", folder / "snapshots" / move.snapshot)
    clear_up(folder)


def clear_up(folder: Path) -> None:
    """Remove what a process that died left behind; what was kept and published stands."""
    for leftover in folder.glob(f"{HALF_DONE}*"):
        files.remove(leftover)
    journal = folder / JOURNAL
    if not journal.is_file():
        return
    move = json.loads(journal.read_text(encoding="utf-8"))
    was_kept = (folder / "snapshots" / move["snapshot"]).is_dir()
    for name in move["old_loads"] if was_kept else move["new_loads"]:
        files.remove(folder / "loads" / name)
    for mark in move.get("taken_back", ()) if was_kept else ():
        files.write_text(folder / "loads" / mark["load"] / TAKEN_BACK, json.dumps(mark))
    journal.unlink()
    files.flush_folder(folder)


def published_name(folder: Path) -> str | None:
    try:
        return (folder / "published").read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


def unused_name(wanted: str, taken: Sequence[str]) -> str:
    """The wanted name, or with -2, -3, … where it is taken."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name
