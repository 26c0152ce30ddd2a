"""Which snapshot readers see, since when, and who decided so.

Replacing the text file `published` is the one step that counts. Beside it `publications.json` keeps
every step with its time, person and reason. A step is written down before it is taken, so that
whoever comes after a crash can finish the history or throw the step away.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sightline.store import files
from sightline.store.publishing import clear_up, published_name

HISTORY = "publications.json"
STEP = "publication.json"
POINTER = "published"


@dataclass(frozen=True)
class Publication:
    """One step: `snapshot` is what readers see after it, "" for nothing any more."""

    snapshot: str
    at: datetime
    by: str
    reason: str = ""
    went_back: bool = False


@contextmanager
def deciding(folder: Path, what: str) -> Iterator[None]:
    """Hold the authority's lock, with everything a crash left behind cleared up."""
    with files.said_plainly(folder), files.locked(folder, what):
        clear_up(folder)
        settle(folder)
        yield


def take_step(folder: Path, step: Publication) -> None:
    """Let readers see the step's snapshot from now on. Under the authority's lock."""
    _know_what_stood(folder)
    files.write_text(folder / STEP, _as_json([step]))
    if step.snapshot:
        files.write_text(folder / POINTER, step.snapshot + "\n")
    else:
        (folder / POINTER).unlink()
        files.flush_folder(folder)
    settle(folder)


def _know_what_stood(folder: Path) -> None:
    """Stores of before there was a history have a published snapshot all the same."""
    name = published_name(folder)
    if name and not publications(folder):
        at = datetime.fromtimestamp((folder / POINTER).stat().st_mtime, UTC)
        files.write_text(folder / HISTORY, _as_json([Publication(name, at, "")]))


def settle(folder: Path) -> None:
    """Write a step that was taken into the history; forget one that was not."""
    file = folder / STEP
    if not file.is_file():
        return
    (step,) = _from_json(file.read_text(encoding="utf-8"))
    history = publications(folder)
    if (published_name(folder) or "") == step.snapshot and step not in history:
        files.write_text(folder / HISTORY, _as_json([*history, step]))
    file.unlink()
    files.flush_folder(folder)


def publications(folder: Path) -> list[Publication]:
    """Every step in the order they were taken."""
    file = folder / HISTORY
    return _from_json(file.read_text(encoding="utf-8")) if file.is_file() else []


def snapshot_before(history: Sequence[Publication]) -> str | None:
    """What was published before what is now; None where there was nothing.

    Going back twice goes back two publications, not to and fro.
    """
    published: list[str] = []
    for step in history:
        if step.went_back:
            published = published[:-1]
        else:
            published.append(step.snapshot)
    return published[-2] if len(published) > 1 else None


def _as_json(steps: Sequence[Publication]) -> str:
    listed = [{**asdict(step), "at": step.at.isoformat()} for step in steps]
    return json.dumps(listed, indent=1, ensure_ascii=False)


def _from_json(text: str) -> list[Publication]:
    raw: list[dict[str, Any]] = json.loads(text)
    return [Publication(**{**one, "at": datetime.fromisoformat(one["at"])}) for one in raw]
