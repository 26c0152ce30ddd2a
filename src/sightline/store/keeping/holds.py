"""Legal hold: children whose records nothing may take out until the hold is lifted."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from sightline.store import files

FILE = "legal_holds.json"


@dataclass(frozen=True)
class Hold:
    child_id: str
    reason: str
    by: str
    at: datetime


def holds(folder: Path) -> tuple[Hold, ...]:
    """The holds that stand, in the order they were set."""
    file = folder / FILE
    if not file.is_file():
        return ()
    found = json.loads(file.read_text(encoding="utf-8"))
    return tuple(Hold(**{**each, "at": datetime.fromisoformat(each["at"])}) for each in found)


def set_hold(folder: Path, hold: Hold) -> None:
    """Set a hold; a second one on the same child takes the place of the first."""
    _write(folder, [*(each for each in holds(folder) if each.child_id != hold.child_id), hold])


def lift_hold(folder: Path, child_id: str) -> bool:
    """Whether there was one."""
    before = holds(folder)
    after = [each for each in before if each.child_id != child_id]
    if len(after) < len(before):
        _write(folder, after)
    return len(after) < len(before)


def _write(folder: Path, wanted: list[Hold]) -> None:
    files.make_folder(folder)
    files.write_text(folder / FILE, json.dumps([asdict(each) for each in wanted], default=str))
