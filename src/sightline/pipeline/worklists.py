"""The worklists of a snapshot, kept beside its figures: made once, read by every page.

They hold children's rows, so they belong to their snapshot: whatever erases a child from a snapshot
changes the manifest's hash, and lists made from another manifest are made again, never read.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.measures.figures.folders import put_in_place
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.worklists import Answered, Worklist, WorklistRow, Worklists
from sightline.measures.worklists.asking import answer_worklists
from sightline.measures.worklists.model import Fact
from sightline.measures.worklists.reading import SHIPPED, load_worklists
from sightline.pipeline.folder import DataFolder
from sightline.store import files
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.words import Level

_FILE, _ABOUT = "worklists.parquet", "about.json"
_SCHEMA = pa.schema(
    [
        ("list", pa.string()),
        ("row_id", pa.int64()),
        ("child_id", pa.string()),
        ("begun_on", pa.date32()),
        ("service", pa.string()),
        ("team", pa.string()),
        ("worker", pa.string()),
        ("due_on", pa.date32()),
        ("last_seen_on", pa.date32()),
        ("facts", pa.string()),
    ]
)
# Changes when what is kept changes its form.
_FORM = "1"


@dataclass(frozen=True)
class KeptList:
    """One list of a snapshot. Where it could not be made, `reason` says why, and there is no row;
    where it could, `reason` says what it lacks, if anything."""

    worklist: Worklist
    could_run: bool
    reason: str
    way: str
    rows: tuple[WorklistRow, ...] = ()


@dataclass(frozen=True)
class KeptWorklists:
    """All lists of one snapshot, on its extract day."""

    authority: str
    snapshot: str
    as_at: date
    lists: Mapping[str, KeptList]
    by_child: Mapping[str, tuple[WorklistRow, ...]] = field(default_factory=dict)

    @cached_property
    def units(self) -> frozenset[tuple[Level, str]]:
        """Services, teams and workers that hold some row."""
        rows = [row for one in self.lists.values() for row in one.rows]
        return frozenset(
            (level, name)
            for level in (Level.SERVICE, Level.TEAM, Level.WORKER)
            for name in set(map(attrgetter(level.value), rows))
        )


def worklist_catalogue(data: DataFolder) -> Worklists:
    """The shipped lists and the authority's own. Raises ProblemsFound."""
    return _catalogue(data.path, _stamps([SHIPPED, _local(data), data.local_catalogue]))


def _local(data: DataFolder) -> Path:
    return data.path / "catalogue" / "worklists"


def _stamps(folders: Iterable[Path]) -> tuple[tuple[str, float], ...]:
    paths = (f for folder in folders if folder.is_dir() for f in sorted(folder.glob("*.toml")))
    return tuple((str(path), path.stat().st_mtime) for path in paths)


@lru_cache(maxsize=4)
def _catalogue(path: Path, stamps: tuple[tuple[str, float], ...]) -> Worklists:
    data = DataFolder(path)
    local = [_local(data)] if _local(data).is_dir() else []
    return load_worklists(indicator_catalogue(data), [SHIPPED, *local])


def indicator_catalogue(data: DataFolder) -> Catalogue:
    """All indicators, read again only when a file of the authority's own changed."""
    return _indicators(data.path, _stamps([data.local_catalogue]))


@lru_cache(maxsize=4)
def _indicators(path: Path, stamps: tuple[tuple[str, float], ...]) -> Catalogue:
    return DataFolder(path).catalogue()


def kept_worklists(data: DataFolder, snapshot: Snapshot) -> KeptWorklists:
    """The lists of the snapshot; made and kept where they are not there yet.

    Raises ProblemsFound for a faulty catalogue or settings file.
    """
    worklists = worklist_catalogue(data)
    made_with = _made_with(data, snapshot, worklists)
    return _kept(data.path, snapshot.folder, made_with)


def worklists_folder(data: DataFolder, snapshot: Snapshot) -> Path:
    authority = snapshot.manifest.authority
    return data.path / "authorities" / authority / "worklists" / snapshot.id


@lru_cache(maxsize=4)
def _kept(path: Path, folder: Path, made_with: str) -> KeptWorklists:
    data, snapshot = DataFolder(path), Snapshot(folder)
    place = worklists_folder(data, snapshot)
    about = place / _ABOUT
    if not about.is_file() or json.loads(about.read_text("utf-8"))["made_with"] != made_with:
        _make(data, snapshot, place, made_with)
    return _read(place, snapshot, worklist_catalogue(data))


def _made_with(data: DataFolder, snapshot: Snapshot, worklists: Worklists) -> str:
    settings = data.settings_file.read_bytes() if data.settings_file.is_file() else b""
    parts = [_FORM, snapshot.manifest.hash, worklists.hash]
    return hashlib.sha256("|".join(parts).encode() + settings).hexdigest()[:16]


def _make(data: DataFolder, snapshot: Snapshot, place: Path, made_with: str) -> None:
    catalogue = indicator_catalogue(data)
    settings = data.settings(catalogue)
    authority = snapshot.manifest.authority
    answers = answer_worklists(
        snapshot, catalogue, worklist_catalogue(data), settings=settings.changes,
        calendar=settings.calendars.get(authority),
    )  # fmt: skip
    files.make_folder(place.parent)
    fresh = Path(tempfile.mkdtemp(prefix=".making-", dir=place.parent))
    try:
        _write(answers, fresh, made_with)
        put_in_place(fresh, place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _write(answers: list[Answered], folder: Path, made_with: str) -> None:
    rows = [row for answer in answers for row in answer.rows]
    columns = {name: [getattr(row, name) for row in rows] for name in _SCHEMA.names[:-1]}
    columns["facts"] = [json.dumps([_fact(name, value) for name, value in r.facts]) for r in rows]
    pq.write_table(pa.table(columns, schema=_SCHEMA), folder / _FILE, compression="zstd")
    about = {
        "made_with": made_with,
        "lists": {
            answer.worklist.id: [answer.could_run, answer.reason, answer.way] for answer in answers
        },
    }
    (folder / _ABOUT).write_text(json.dumps(about), "utf-8")
    for path in folder.iterdir():
        path.chmod(files.FILE)


def _fact(name: str, value: Fact) -> tuple[str, str, object]:
    is_day = isinstance(value, date)
    return name, "day" if is_day else "", value.isoformat() if is_day else value  # type: ignore[union-attr]


def _read(place: Path, snapshot: Snapshot, worklists: Worklists) -> KeptWorklists:
    about = json.loads((place / _ABOUT).read_text("utf-8"))["lists"]
    table = pq.read_table(place / _FILE)
    as_at = snapshot.manifest.data_as_at
    lists = {}
    for one in worklists:
        could_run, reason, way = about[one.id]
        lists[one.id] = KeptList(one, could_run, reason, way, _rows(table, one, as_at))
    by_child: dict[str, list[WorklistRow]] = {}
    for kept in lists.values():
        for row in kept.rows:
            by_child.setdefault(row.child_id, []).append(row)
    return KeptWorklists(
        snapshot.manifest.authority, snapshot.id, as_at, lists,
        {child: tuple(rows) for child, rows in by_child.items()},
    )  # fmt: skip


def _rows(table: pa.Table, one: Worklist, as_at: date) -> tuple[WorklistRow, ...]:
    found = table.filter(pc.equal(table["list"], one.id)).to_pylist()
    return tuple(
        WorklistRow(
            one.id, row["row_id"], row["child_id"], row["begun_on"], row["service"], row["team"],
            row["worker"], as_at, row["due_on"], row["last_seen_on"], one.soon_days,
            tuple(_told(*fact) for fact in json.loads(row["facts"])),
        )
        for row in found
    )  # fmt: skip


def _told(name: str, kind: str, value: str | float | None) -> tuple[str, Fact]:
    return name, date.fromisoformat(str(value)) if kind == "day" else value
