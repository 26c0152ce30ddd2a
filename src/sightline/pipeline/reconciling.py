"""Where sources disagree, and what a later extract dropped: lists for somebody to reconcile."""

from collections.abc import Iterable

import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import RecordTable

Row = dict[str, object]


def differences_between_sources(snapshot: Snapshot, table: str = "") -> list[Row]:
    """One row per cell that two sources fill differently; `source_a` is the one in use."""
    if not snapshot.differences_path.is_file():
        return []
    rows = pq.read_table(snapshot.differences_path).drop_columns(["row_id"]).to_pylist()
    return [row for row in rows if table in {"", row["table"]}]


def withdrawn_rows(snapshot: Snapshot, table: str = "") -> list[Row]:
    """One row per withdrawn record: its key, when it was last held and missed, and its file."""
    tables = [declared_records()[table]] if table else declared_records()
    return [row for each in tables if not each.built for row in _withdrawn(snapshot, each)]


def _withdrawn(snapshot: Snapshot, table: RecordTable) -> Iterable[Row]:
    held = snapshot.arrow(table.name)
    for row in held.filter(pc.is_valid(held["withdrawn_on"])).to_pylist():
        yield {
            "table": table.name,
            "key": ", ".join(str(row[name]) for name in table.key),
            "last_held_on": row["last_held_on"],
            "withdrawn_on": row["withdrawn_on"],
            "source": row["from_source"],
            "sheet": row["source_sheet"],
            "row": row["source_row"],
        }
