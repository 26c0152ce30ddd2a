"""The ids and names of children in the published records, held once per snapshot.

They are read to be looked for in mails, and kept in memory only.
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq
from django.conf import settings

from sightline.apps.notices.rules import KnownChildren
from sightline.pipeline.folder import DataFolder
from sightline.store.snapshots import Snapshot

# Where ids and names of children stand in the records.
_IDS = (("children", "child_id"), ("children", "upn"), ("child_details", "child_id"))
_NAMES = (("child_details", "display_name"),)


def known_children() -> KnownChildren:
    """Of every authority in the store: a region's mail may name none of them either."""
    data = DataFolder(Path(settings.SIGHTLINE_DATA))
    if not (data.path / "authorities").is_dir():
        return KnownChildren()
    published = (data.store.authority(code).published() for code in data.store.authorities())
    return _known(tuple(snapshot.folder for snapshot in published if snapshot))


@lru_cache(maxsize=2)
def _known(folders: tuple[Path, ...]) -> KnownChildren:
    snapshots = [Snapshot(folder) for folder in folders]
    ids = (value for each in snapshots for value in _values(each, _IDS))
    names = (value for each in snapshots for value in _values(each, _NAMES))
    return KnownChildren.of(ids, names)


def _values(snapshot: Snapshot, where: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for table, column in where:
        path = snapshot.path(table)
        if path.is_file() and column in pq.read_schema(path).names:
            found = pq.read_table(path, columns=[column]).column(column).unique()
            yield from (str(value) for value in found.to_pylist() if value is not None)
