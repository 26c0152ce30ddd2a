"""What the published records say beside a dispute: the child's next review, who holds the case,
which reviews were held. Read once for each snapshot; nothing here changes a record."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.apps.children.queries import snapshot
from sightline.apps.disputes.policy import Kind
from sightline.store.snapshots import Snapshot

_DUTIES = {Kind.LOOKED_AFTER: "cla_review_duties", Kind.CONFERENCE: "cp_review_duties"}
_REVIEWS = {Kind.LOOKED_AFTER: "cla_reviews", Kind.CONFERENCE: "cp_reviews"}


@dataclass(frozen=True)
class NextReview:
    """`due_on` None: the records know of none that is due."""

    due_on: date | None
    data_as_at: date

    def in_words(self, today: date) -> str:
        if self.due_on is None:
            return f"None due in the records of {_day(self.data_as_at)}"
        if self.due_on < today:
            return f"Overdue: was due on {_day(self.due_on)}"
        return f"Due on {_day(self.due_on)}"

    def is_overdue(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class Holder:
    """Whose case a child is, as the records name them."""

    service: str = ""
    team: str = ""
    worker: str = ""


@dataclass(frozen=True)
class HeldReview:
    child_id: str
    kind: Kind
    held_on: date


@dataclass(frozen=True)
class _Known:
    data_as_at: date
    due: dict[Kind, dict[str, date]]
    holders: dict[str, Holder]
    reviews: tuple[HeldReview, ...]


def next_review(child_id: str, kind: Kind) -> NextReview | None:
    """None before the first publication."""
    known = _known()
    return NextReview(known.due[kind].get(child_id), known.data_as_at) if known else None


def holder_of(child_id: str) -> Holder:
    known = _known()
    return known.holders.get(child_id, Holder()) if known else Holder()


def reviews_between(first: date, last: date) -> list[HeldReview]:
    known = _known()
    return [each for each in known.reviews if first <= each.held_on <= last] if known else []


def _known() -> _Known | None:
    found = snapshot()
    if found is None:
        return None
    return _read(found.folder, (found.folder / "manifest.json").stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _read(folder: Path, edition: int) -> _Known:
    records = Snapshot(folder)
    return _Known(
        records.manifest.data_as_at,
        {kind: _due(records, name) for kind, name in _DUTIES.items()},
        {row["child_id"]: _holder(row) for row in _rows(records, "allocations", _HELD)
         if row["ended_on"] is None},
        tuple(
            HeldReview(row["child_id"], kind, row["held_on"])
            for kind, name in _REVIEWS.items()
            for row in _rows(records, name, ("child_id", "held_on"))
            if row["held_on"]
        ),
    )  # fmt: skip


_HELD = ("child_id", "service", "team", "worker", "ended_on")


def _holder(row: dict[str, Any]) -> Holder:
    return Holder(row["service"] or "", row["team"] or "", row["worker"] or "")


def _due(records: Snapshot, name: str) -> dict[str, date]:
    """Of each child the first review that was not held."""
    found: dict[str, date] = {}
    for row in _rows(records, name, ("child_id", "due_on", "held_on")):
        if row["held_on"] is None:
            child = row["child_id"]
            found[child] = min(found.get(child, row["due_on"]), row["due_on"])
    return found


def _rows(records: Snapshot, name: str, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    if not records.path(name).is_file():
        return []
    table = records.arrow(name)
    wanted = [each for each in (*columns, "withdrawn_on") if each in table.column_names]
    rows: list[dict[str, Any]] = table.select(wanted).to_pylist()
    return [row for row in rows if row.get("withdrawn_on") is None]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
