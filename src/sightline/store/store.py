"""The store: one folder, one sub-folder per authority, one published snapshot each."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from sightline.store.loads import LoadRecord, NewLoad
from sightline.store.snapshots import Snapshot

Progress = Callable[[str, float], None]  # a sentence of what is being done, and how far: 0 to 1
Reader = Callable[[LoadRecord, list[tuple[str, bytes]]], NewLoad]  # reads a load's originals again


class Store:
    """All authorities of one data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def authorities(self) -> list[str]:
        """The codes of the authorities that have a folder here, in order."""
        raise NotImplementedError

    def authority(self, code: str) -> "AuthorityStore":
        raise NotImplementedError


class AuthorityStore:
    """One authority's loads and snapshots."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder, self.code = folder, code

    def find(self, sha256: str) -> LoadRecord | None:
        """The load of a file with this hash, if it was loaded before."""
        raise NotImplementedError

    def add(self, load: NewLoad, progress: Progress | None = None) -> Snapshot:
        """Keep the load, accumulate all loads, build, publish: all of it or nothing.

        Raises StoreBusy where another load is under way, StoreError (a sentence) otherwise.
        """
        raise NotImplementedError

    def loads(self) -> list[LoadRecord]:
        """Every load, by extract day, then in the order they were loaded."""
        raise NotImplementedError

    def quarantined(self, load_id: str | None = None) -> pa.Table:
        """What one load (default: every load) set aside, with `load_id` as the first column."""
        raise NotImplementedError

    def published(self) -> Snapshot | None:
        raise NotImplementedError

    def snapshots(self) -> list[Snapshot]:
        """Every snapshot, oldest first."""
        raise NotImplementedError

    def rebuild(self, reader: Reader | None = None, progress: Progress | None = None) -> Snapshot:
        """Make the snapshot again from all loads; with `reader`, from their original files."""
        raise NotImplementedError
