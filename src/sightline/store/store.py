"""The store: one folder, one sub-folder per authority, one published snapshot each."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sightline.store.building import Progress, build_snapshot
from sightline.store.errors import StoreError
from sightline.store.kept import Kept, in_order
from sightline.store.kept_loads import load_id, may_be_read_again, originals, write_load
from sightline.store.loads import LoadRecord, NewLoad
from sightline.store.publications import Publication, deciding, snapshot_before, take_step
from sightline.store.publishing import (
    Move,
    TakenBack,
    half_done,
    keep,
    published_name,
    unused_name,
)
from sightline.store.snapshots import Snapshot

Reader = Callable[[LoadRecord, list[tuple[str, bytes]]], NewLoad]  # reads a load's originals again

_CODE = re.compile(r"\d{3}")
_NO_REASON = "Say why, in a sentence: it is kept with the history of publications."


class Store:
    """All authorities of one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def authorities(self) -> list[str]:
        """The codes of the authorities that have a snapshot here, published or not, in order."""
        found = self.folder.glob("authorities/*/snapshots/*/manifest.json")
        return sorted(
            {path.parents[2].name for path in found if _CODE.fullmatch(path.parents[2].name)}
        )

    def authority(self, code: str) -> "AuthorityStore":
        """The authority's part of the store, which may still be empty. Raises StoreError."""
        if not _CODE.fullmatch(code):
            raise StoreError(
                f"“{code}” is no authority code: it is the three digits of the Department for "
                "Education, such as 336."
            )
        return AuthorityStore(self.folder / "authorities" / code, code)


class AuthorityStore(Kept):
    """One authority's loads and snapshots, and everything that changes them.

    The newest snapshot says which loads count. Until it is published it is a candidate: everything
    about it can be read, and nobody who looks at what is published sees it.
    """

    @property
    def _name(self) -> str:
        return f"authority {self.code}"

    def add(
        self,
        load: NewLoad,
        progress: Progress | None = None,
        *,
        publish: bool = True,
        instead_of: str = "",
    ) -> Snapshot:
        """Keep the load, accumulate all loads, build: all of it or nothing; then publish.

        With `publish=False` the snapshot stays a candidate. `instead_of` names a load that this
        one takes back, as when it was given a wrong date. Raises StoreBusy where another load is
        under way, StoreError (a sentence) otherwise.
        """
        return self.add_all([load], progress, publish=publish, instead_of=instead_of)

    def add_all(
        self,
        loads: Iterable[NewLoad],
        progress: Progress | None = None,
        *,
        publish: bool = True,
        instead_of: str = "",
    ) -> Snapshot:
        """Keep several loads in one snapshot, as when years of extracts are taken over."""
        by = ""
        with half_done(self.folder, self._name) as working:
            before = self.loads()
            gone = self._counting(instead_of, before) if instead_of else None
            before = [one for one in before if one is not gone]
            kept: list[LoadRecord] = []
            for load in loads:
                if load.authority != self.code:
                    other = f"This load is of authority {load.authority}, not {self.code}."
                    raise StoreError(other)
                self._check_new(load, [*before, *kept])
                kept.append(self._keep(load, working, kept))
                by = load.loaded_by
            marks = (_mark(gone, by, _now(), "Loaded again."),) if gone else ()
            move = Move("", tuple(one.id for one in kept), taken_back=marks)
            snapshot = self._make([*before, *kept], move, working, progress)
        return self.publish(snapshot.id, by=by, at=_now()) if publish else snapshot

    def unload(
        self,
        load_id: str,
        *,
        by: str,
        at: datetime,
        reason: str,
        progress: Progress | None = None,
    ) -> Snapshot:
        """Take a load back: a candidate without it. The load itself is kept, marked as such."""
        _check_reason(reason)
        with half_done(self.folder, self._name) as working:
            loads = self.loads()
            gone = self._counting(load_id, loads)
            if len(loads) == 1:
                raise StoreError(
                    "It is the only load, so nothing would be left. Load the right file in its "
                    "place (`sightline load FILE --instead-of LOAD`), or unpublish."
                )
            move = Move("", taken_back=(_mark(gone, by, at, reason),))
            return self._make([one for one in loads if one is not gone], move, working, progress)

    def rebuild(
        self,
        reader: Reader | None = None,
        progress: Progress | None = None,
        *,
        publish: bool = True,
        by: str = "",
    ) -> Snapshot:
        """Make the snapshot again from all loads; with `reader`, from their original files."""
        with half_done(self.folder, self._name) as working:
            loads = self.loads()
            if not loads:
                raise StoreError(f"Authority {self.code} has no loads to rebuild from.")
            again, move = loads, Move("")
            if reader is not None:
                # A load whose files were erased, or whose rows were put right, stays as it is.
                read = {
                    load.id: self._read_again(load, reader, working, loads)
                    for load in loads
                    if may_be_read_again(load)
                }
                again = [read.get(load.id, load) for load in loads]
                names = tuple(new.id for new in read.values()), tuple(read)
                move = Move("", *names)
            snapshot = self._make(again, move, working, progress)
        return self.publish(snapshot.id, by=by, at=_now()) if publish else snapshot

    def remake(self, progress: Progress | None = None) -> Snapshot:
        """A candidate from the same loads, with the organisation as it is settled now."""
        return self.rebuild(progress=progress, publish=False)

    def publish(
        self,
        snapshot_id: str,
        *,
        by: str,
        at: datetime,
        reason: str = "",
        only_newest: bool = False,
    ) -> Snapshot:
        """Let readers see this snapshot from now on, in one step.

        With `only_newest` it is refused where a newer one was prepared meanwhile.
        """
        with deciding(self.folder, self._name):
            snapshot = self.snapshot(snapshot_id)
            if published_name(self.folder) == snapshot_id:
                raise StoreError(f"Snapshot {snapshot_id} is published already.")
            newest = self.newest()
            if only_newest and newest and newest.id != snapshot_id:
                raise StoreError(
                    "Meanwhile something else was loaded. It holds this load as well: publish the "
                    f"newest snapshot, {newest.id}."
                )
            take_step(self.folder, Publication(snapshot_id, at, by, reason))
            return snapshot

    def unpublish(self, *, by: str, at: datetime, reason: str) -> Snapshot | None:
        """Go back to what was published before, in one step; None where that was nothing.

        What was published stays as a candidate, so that it can be put right.
        """
        _check_reason(reason)
        with deciding(self.folder, self._name):
            if published_name(self.folder) is None:
                raise StoreError(f"Nothing is published for authority {self.code}.")
            before = snapshot_before(self.publications()) or ""
            take_step(self.folder, Publication(before, at, by, reason, went_back=True))
            return self.snapshot(before) if before else None

    def _counting(self, load_id: str, loads: Sequence[LoadRecord]) -> LoadRecord:
        found = next((one for one in loads if one.id == load_id), None)
        if found is None:
            raise StoreError(f"Authority {self.code} has no load “{load_id}”.")
        return found

    def _check_new(self, load: NewLoad, before: Sequence[LoadRecord]) -> None:
        for one in before:
            same = (one.sha256, one.kind, one.extract_on)
            if same == (load.sha256, load.kind, load.extract_on):
                raise StoreError(
                    f"{', '.join(load.file_names)} was loaded on {one.loaded_at:%d/%m/%Y} by "
                    f"{one.loaded_by} already; nothing was changed."
                )

    def _keep(self, load: NewLoad, working: Path, taken: Sequence[LoadRecord]) -> LoadRecord:
        there = [folder.name for folder in (self.folder / "loads").glob("*")]
        name = unused_name(load_id(load), [*there, *(one.id for one in taken)])
        return write_load(load, working / "loads" / name)

    def _read_again(
        self, old: LoadRecord, reader: Reader, working: Path, taken: Sequence[LoadRecord]
    ) -> LoadRecord:
        files = originals(old)
        new = reader(old, files)
        # Who loaded it and when stays; so do the files, whatever the reader gives back.
        new = replace(new, loaded_at=old.loaded_at, loaded_by=old.loaded_by, originals=tuple(files))
        return self._keep(new, working, taken)

    def _make(
        self, loads: Sequence[LoadRecord], move: Move, working: Path, progress: Progress | None
    ) -> Snapshot:
        tell: Progress = progress or (lambda sentence, fraction: None)
        name = build_snapshot(self.folder, self.code, in_order(loads), working, tell)
        keep(self.folder, working, replace(move, snapshot=name))
        tell("Prepared", 1.0)
        return self.snapshot(name)


def _mark(load: LoadRecord, by: str, at: datetime, reason: str) -> TakenBack:
    return TakenBack(load.id, by, at.isoformat(), reason)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise StoreError(_NO_REASON)


def _now() -> datetime:
    return datetime.now(UTC)
