"""The records a source's figures were counted from, for the few documents that need them."""

from sightline.documents.source import Source
from sightline.store.snapshots import Snapshot


def snapshot_of(source: Source) -> Snapshot:
    found = source.folder.store.authority(source.authority).published()
    if found is None or found.id != source.snapshot:
        raise RuntimeError("Another snapshot was published at this moment.")
    return found
