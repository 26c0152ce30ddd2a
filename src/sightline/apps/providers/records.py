"""Which children the published records place where, by the inspectorate's number."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from sightline.apps.children.queries import snapshot
from sightline.store.snapshots import Snapshot


@dataclass(frozen=True)
class Placed:
    """A child placed on the day of the records."""

    child_id: str
    urn: str
    since: date | None
    team: str
    worker: str


def placed_now() -> tuple[Placed, ...]:
    """Nobody before the first publication."""
    found = snapshot()
    if found is None:
        return ()
    return _placed(found.folder, (found.folder / "manifest.json").stat().st_mtime_ns)


def placed_in(urn: str) -> list[Placed]:
    return [each for each in placed_now() if urn and each.urn == urn]


_COLUMNS = ["child_id", "placement_urn", "placement_started_on", "ended_on", "team", "worker",
            "withdrawn_on"]  # fmt: skip


@lru_cache(maxsize=2)
def _placed(folder: Path, edition: int) -> tuple[Placed, ...]:
    records = Snapshot(folder)
    if not records.path("children_in_care").is_file():
        return ()
    table = records.arrow("children_in_care")
    rows = table.select([each for each in _COLUMNS if each in table.column_names]).to_pylist()
    return tuple(
        Placed(
            row["child_id"], row["placement_urn"], row["placement_started_on"],
            row["team"] or "", row["worker"] or "",
        )
        for row in rows
        if row.get("placement_urn") and not row["ended_on"] and not row.get("withdrawn_on")
    )  # fmt: skip
