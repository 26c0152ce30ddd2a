"""What is kept of one authority, as everybody reads it: loads, snapshots, publications."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from sightline.store.errors import StoreError
from sightline.store.kept_loads import all_quarantined, originals, read_load, taken_back
from sightline.store.loads import LoadRecord
from sightline.store.publications import Publication, publications
from sightline.store.publishing import TakenBack, published_name
from sightline.store.snapshots import Snapshot


class Kept:
    """One authority's folder, for reading alone."""

    def __init__(self, folder: Path, code: str) -> None:
        self.folder, self.code = folder, code

    def find(self, sha256: str) -> LoadRecord | None:
        """The load of a file with this hash, if it was loaded before and still counts."""
        return next((load for load in self.loads() if load.sha256 == sha256), None)

    def publications(self) -> list[Publication]:
        """Every publication and every going back, in order."""
        return publications(self.folder)

    def withdrawn(self) -> Publication | None:
        """The going back that nothing was published after; None where the last step published."""
        steps = self.publications()
        return steps[-1] if steps and steps[-1].went_back else None

    def loads(self) -> list[LoadRecord]:
        """Every load that counts, by extract day, then in the order they were loaded."""
        snapshot = self.newest()
        names = snapshot.manifest.loads if snapshot else ()
        return in_order([read_load(self.folder / "loads" / name) for name in names])

    def taken_back(self) -> list[tuple[LoadRecord, TakenBack]]:
        """Every load that counts no more, with who took it back, when and why; newest first."""
        counting = {load.id for load in self.loads()}
        marked = [
            (read_load(folder), mark)
            for folder in sorted((self.folder / "loads").glob("*"))
            if folder.name not in counting and (mark := taken_back(folder))
        ]
        return sorted(marked, key=lambda one: one[1].at, reverse=True)

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
        """The snapshot readers see, or None before the first publication."""
        name = published_name(self.folder)
        return self.snapshot(name) if name else None

    def newest(self) -> Snapshot | None:
        """The snapshot made last, published or not: what the next load is added to."""
        names = [path.parent for path in (self.folder / "snapshots").glob("*/manifest.json")]
        return Snapshot(max(names)) if names else None

    def candidate(self) -> Snapshot | None:
        """The newest snapshot, where it is not the one that is published."""
        newest = self.newest()
        return newest if newest and newest.id != published_name(self.folder) else None

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


def in_order(loads: Sequence[LoadRecord]) -> list[LoadRecord]:
    """By extract day, then as they were loaded: the order in which they count."""
    return sorted(loads, key=lambda load: (load.extract_on, load.loaded_at, load.id))
