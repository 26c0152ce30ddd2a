"""The drop folder: whatever the case system puts there at night is loaded, or moved aside.

Each file, zip or sub-folder is one load. What was loaded moves to `loaded`; what could not be read
moves to `not loaded`, with the reason in a text file beside it. Nothing is ever deleted there.
"""

import re
import shutil
import time
from datetime import datetime
from pathlib import Path

from sightline.apps.loads.actions.asking import ask
from sightline.apps.loads.actions.files import data, keep_files
from sightline.apps.loads.actions.preparing import prepare
from sightline.apps.loads.rules import State, What, file_name
from sightline.pipeline.settings_file import DropFolder
from sightline.store.errors import StoreBusy

LOADED, NOT_LOADED = "loaded", "not loaded"
_STILL_COPIED = re.compile(r"^[.~]|\.(part|tmp|filepart|crdownload)$", re.IGNORECASE)
_QUIET_SECONDS = 60.0


def take_from_drop_folder(*, at: datetime) -> str:
    """Load everything in it that nobody writes to any more; a sentence about what was done."""
    drop = data().settings().drop
    if drop is None:
        return "There is no drop folder."
    folder = Path(drop.folder)
    if not folder.is_dir():
        return f"There is no folder {folder}: make it, or mend settings.toml."
    done = [_take(each, drop, at) for each in sorted(folder.iterdir()) if _is_ready(each)]
    loaded = sum(done)
    return f"{loaded} loaded, {len(done) - loaded} not loaded." if done else "Nothing was there."


def _is_ready(path: Path) -> bool:
    if path.name in {LOADED, NOT_LOADED} or _STILL_COPIED.search(path.name) or path.is_symlink():
        return False
    files = [path, *path.rglob("*")] if path.is_dir() else [path]
    if any(_STILL_COPIED.search(each.name) for each in files):
        return False
    return time.time() - max(each.stat().st_mtime for each in files) >= _QUIET_SECONDS


def _take(path: Path, drop: DropFolder, at: datetime) -> bool:
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    names = [file_name(" - ".join(each.relative_to(path.parent).parts)) for each in files]
    folder = keep_files(
        (name, [each.read_bytes()]) for name, each in zip(names, files, strict=True)
    )
    made = ask(
        by=None, authority=drop.authority, what=What.LOAD, at=at, folder=folder,
        file_names=names, publishes=drop.publish,
        said=f"The drop folder holds {file_name(path.name)}.", in_background=False,
    )  # fmt: skip
    try:
        made = prepare(id=made.pk, at=at)
    except StoreBusy:
        return False  # it stays where it is, and the next round takes it
    except Exception as error:
        _move(path, NOT_LOADED, f"Sightline itself failed ({type(error).__name__}).")
        raise
    if made.state == State.REFUSED:
        _move(path, NOT_LOADED, made.said)
        return False
    _move(path, LOADED)
    return True


def _move(path: Path, to: str, reason: str = "") -> None:
    place = path.parent / to
    place.mkdir(mode=0o700, exist_ok=True)
    target, number = place / path.name, 1
    while target.exists():
        number += 1
        target = place / f"{path.stem} ({number}){path.suffix}"
    shutil.move(path, target)
    if reason:
        target.with_name(f"{target.name}.reason.txt").write_text(reason + "\n", encoding="utf-8")
