"""The store: one folder, one sub-folder per authority, one published snapshot each."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from sightline.store.accumulate import accumulate
from sightline.store.built import build_filled
from sightline.store.connection import enclosed
from sightline.store.coverage import coverage, known
from sightline.store.errors import StoreError
from sightline.store.kept_loads import all_quarantined, load_id, originals, read_load, write_load
from sightline.store.loads import LoadRecord, NewLoad
from sightline.store.publish import seal, write_manifest, write_records
from sightline.store.publishing import Move, half_done, publish, published_name, unused_name
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records

Progress = Callable[[str, float], None]  # a sentence of what is being done, and how far: 0 to 1
Reader = Callable[[LoadRecord, list[tuple[str, bytes]]], NewLoad]  # reads a load's originals again

_CODE = re.compile(r"\d{3}")


class Store:
    """All authorities of one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def authorities(self) -> list[str]:
        """The codes of the authorities that have a published snapshot here, in order."""
        found = self.folder.glob("authorities/*/published")
        return sorted(path.parent.name for path in found if _CODE.fullmatch(path.parent.name))

    def authority(self, code: str) -> "AuthorityStore":
        """The authority's part of the store, which may still be empty. Raises StoreError."""
        if not _CODE.fullmatch(code):
            raise StoreError(
                f"“{code}” is no authority code: it is the three digits of the Department for "
                "Education, such as 336."
            )
        return AuthorityStore(self.folder / "authorities" / code, code)


class AuthorityStore:
    """One authority's loads and snapshots."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder, self.code = folder, code

    def find(self, sha256: str) -> LoadRecord | None:
        """The load of a file with this hash, if it was loaded before."""
        return next((load for load in self.loads() if load.sha256 == sha256), None)

    def add(self, load: NewLoad, progress: Progress | None = None) -> Snapshot:
        """Keep the load, accumulate all loads, build, publish: all of it or nothing.

        Raises StoreBusy where another load is under way, StoreError (a sentence) otherwise.
        """
        return self.add_all([load], progress)

    def add_all(self, loads: Iterable[NewLoad], progress: Progress | None = None) -> Snapshot:
        """Keep several loads and publish once, as when years of extracts are taken over."""
        with half_done(self.folder, f"authority {self.code}") as working:
            before = self.loads()
            kept: list[LoadRecord] = []
            for load in loads:
                if load.authority != self.code:
                    other = f"This load is of authority {load.authority}, not {self.code}."
                    raise StoreError(other)
                self._check_new(load, [*before, *kept])
                kept.append(self._keep(load, working, [*before, *kept]))
            move = Move("", tuple(one.id for one in kept))
            return self._publish([*before, *kept], move, working, progress)

    def rebuild(self, reader: Reader | None = None, progress: Progress | None = None) -> Snapshot:
        """Make the snapshot again from all loads; with `reader`, from their original files."""
        with half_done(self.folder, f"authority {self.code}") as working:
            loads = self.loads()
            if not loads:
                raise StoreError(f"Authority {self.code} has no loads to rebuild from.")
            if reader is None:
                return self._publish(loads, Move("", ()), working, progress)
            again = [self._read_again(load, reader, working, loads) for load in loads]
            move = Move("", tuple(new.id for new in again), tuple(old.id for old in loads))
            return self._publish(again, move, working, progress)

    def loads(self) -> list[LoadRecord]:
        """Every load, by extract day, then in the order they were loaded."""
        snapshot = self.published()
        names = snapshot.manifest.loads if snapshot else ()
        return _in_order([read_load(self.folder / "loads" / name) for name in names])

    def originals(self, load: LoadRecord) -> list[tuple[str, bytes]]:
        """The files of a load as they were given."""
        return originals(load)

    def quarantined(self, load_id: str | None = None) -> pa.Table:
        """What one load (default: every load) set aside, with `load_id` as the first column."""
        wanted = [load for load in self.loads() if load_id in {None, load.id}]
        if load_id and not wanted:
            raise StoreError(f"Authority {self.code} has no load “{load_id}”.")
        return all_quarantined(wanted)

    def published(self) -> Snapshot | None:
        """The snapshot readers see, or None before the first load."""
        name = published_name(self.folder)
        return self.snapshot(name) if name else None

    def snapshots(self) -> list[Snapshot]:
        """Every snapshot, oldest first."""
        found = sorted((self.folder / "snapshots").glob("*/manifest.json"))
        return [Snapshot(path.parent) for path in found]

    def snapshot(self, name: str) -> Snapshot:
        """The snapshot of this id. Raises StoreError if there is none."""
        snapshot = Snapshot(self.folder / "snapshots" / name)
        if not (snapshot.folder / "manifest.json").is_file():
            raise StoreError(
                f"Authority {self.code}: snapshot “{name}” is not in {snapshot.folder.parent}. "
                "Restore a backup, or ask `sightline doctor`."
            )
        return snapshot

    def _check_new(self, load: NewLoad, before: Sequence[LoadRecord]) -> None:
        for one in before:
            same = (one.sha256, one.kind, one.extract_on)
            if same == (load.sha256, load.kind, load.extract_on):
                raise StoreError(
                    f"{', '.join(load.file_names)} was loaded on {one.loaded_at:%d/%m/%Y} by "
                    f"{one.loaded_by} already; nothing was changed."
                )

    def _keep(self, load: NewLoad, working: Path, taken: Sequence[LoadRecord]) -> LoadRecord:
        name = unused_name(load_id(load), [one.id for one in taken])
        return write_load(load, working / "loads" / name)

    def _read_again(
        self, old: LoadRecord, reader: Reader, working: Path, taken: Sequence[LoadRecord]
    ) -> LoadRecord:
        files = originals(old)
        new = reader(old, files)
        # Who loaded it and when stays; so do the files, whatever the reader gives back.
        new = replace(new, loaded_at=old.loaded_at, loaded_by=old.loaded_by, originals=tuple(files))
        return self._keep(new, working, taken)

    def _publish(
        self, loads: Sequence[LoadRecord], move: Move, working: Path, progress: Progress | None
    ) -> Snapshot:
        loads = _in_order(loads)
        telling = _Telling(progress)
        folder = working / "snapshot"
        with enclosed(self.folder, working / "spill") as connection:
            warnings = accumulate(connection, self.code, loads, telling.accumulating)
            empty = build_filled(
                connection,
                authority=self.code,
                known=known(coverage(loads)),
                told=telling.building,
            )
            telling.say("Writing the snapshot", 0.8)
            counts = write_records(connection, folder, empty)
        name = write_manifest(
            folder,
            authority=self.code,
            created_at=datetime.now(UTC),
            loads=loads,
            tables=counts,
            warnings=warnings,
        )
        seal(folder)
        publish(self.folder, working, replace(move, snapshot=name))
        telling.say("Published", 1.0)
        return self.snapshot(name)


def _in_order(loads: Sequence[LoadRecord]) -> list[LoadRecord]:
    return sorted(loads, key=lambda load: (load.extract_on, load.loaded_at, load.id))


class _Telling:
    """Turns the tables' names into sentences with a fraction."""

    def __init__(self, progress: Progress | None) -> None:
        self.say: Progress = progress or (lambda sentence, fraction: None)
        self.titles = {table.name: table.title for table in declared_records()}
        self.done = 0

    def accumulating(self, table: str) -> None:
        self._next(f"Bringing together: {self.titles[table]}", 0.0)

    def building(self, table: str) -> None:
        self._next(f"Working out: {self.titles[table]}", 0.4)

    def _next(self, sentence: str, after: float) -> None:
        self.done += 1
        part = 0.4 * (self.done % len(self.titles)) / len(self.titles)
        self.say(sentence, after + part)
