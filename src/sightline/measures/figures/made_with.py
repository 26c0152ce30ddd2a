"""What figures were made with, kept beside them: queries, and the hash of all that was read.

With the same of each, and the same code, the same figures can be made again.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

import pyarrow as pa

from sightline.measures.compile.cells import CellQuery
from sightline.measures.figures.days import calendar_table
from sightline.measures.figures.hashes import definition_hash
from sightline.measures.figures.plan import Request
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.working_days import WorkingDays

_ORGANISATION = ("allocations", "teams")


def made_with(queries: list[CellQuery], request: Request) -> dict[str, object]:
    """What the figures were made with: the compiled SQL and the hashes of the definitions."""
    return {
        "queries": [
            {
                "table": query.group.table,
                "indicators": sorted({measure.indicator for measure, *_ in query.parts}),
                "sql": query.sql,
            }
            for query in queries
        ],
        "definitions": {
            name: definition_hash(indicator, request.catalogue.indicators)
            for name, indicator in request.indicators.items()
        },
        "settings": [vars(change) for change in request.settings.changes],
        "closures": {
            authority: sorted(calendar.closures)
            for authority, calendar in request.calendars.items()
            if calendar.closures
        },
    }


def merged_with(
    made: dict[str, object],
    more: Mapping[str, object],
    batch: list[Snapshot],
    populations: pa.Table | None,
) -> dict[str, object]:
    """The same for several batches, with the hash of every table the figures lean on besides."""
    known = made.get("snapshots")
    snapshots = dict(known) if isinstance(known, dict) else {}
    snapshots |= {s.manifest.authority: _snapshot(s) for s in batch}
    given = None if populations is None else table_hash(populations)
    computed_at = datetime.now(UTC).isoformat(timespec="seconds")
    hashes = {"populations": given, "calendar": table_hash(calendar_table({"": WorkingDays()}))}
    return {**more, "snapshots": snapshots, "hashes": hashes, "computed_at": computed_at}


def _snapshot(snapshot: Snapshot) -> dict[str, object]:
    """Which snapshot, and the files in it that say who belonged where and how many people were."""
    files = snapshot.manifest.files
    return {
        "id": snapshot.id,
        "hash": snapshot.manifest.hash,
        "organisation": {name: files.get(f"records/{name}.parquet") for name in _ORGANISATION},
        "populations": files.get("records/populations.parquet"),
    }


def table_hash(table: pa.Table) -> str:
    """SHA-256 of what a table says: its column names, types and values in their order."""
    digest = hashlib.sha256(str(table.schema.remove_metadata()).encode())
    for row in table.to_pylist():
        digest.update(repr(tuple(row.values())).encode())
    return digest.hexdigest()
