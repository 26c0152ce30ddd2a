"""Everything that is held about one child, for a subject access request: rows as they are kept."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.documents.model import Block, Column, Document, Heading, Paragraph, Table, Value
from sightline.store.kept import Kept
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import RecordTable

_LINEAGE = ("from_source", "observed_on", "source_sheet", "source_row", "withdrawn_on")


def held_about(snapshot: Snapshot, kept: Kept, child_id: str, looks: Table) -> Document | None:
    """Each record table with the child's rows, what later extracts changed in them, what was set
    aside, and who looked. None where no row of the child is held."""
    tables = [*_records(snapshot, child_id), *_set_aside(kept, child_id)]
    if not tables:
        return None
    blocks: list[Block] = [
        Paragraph(
            "All rows that Sightline holds about this child, by kind of record. The case record "
            "itself is in the case-management system.",
            is_lead=True,
        )
    ]
    for table in [*tables, looks]:
        blocks += [Heading(table.title), table]
    return Document(
        title=f"What is held about the child {child_id}",
        about=(f"Snapshot {snapshot.id}.",),
        blocks=tuple(blocks),
        name=f"held-{snapshot.manifest.data_as_at.isoformat()}",
        data_as_at=snapshot.manifest.data_as_at,
        is_landscape=True,
    )


def _records(snapshot: Snapshot, child_id: str) -> Iterator[Table]:
    for declared in declared_records():
        if not declared.is_about_a_child:
            continue
        rows = pq.read_table(snapshot.path(declared.name), filters=[("child_id", "=", child_id)])
        if len(rows):
            yield _table(declared, rows)
            yield from _versions(snapshot, declared, rows["row_id"])


def _table(declared: RecordTable, rows: pa.Table) -> Table:
    names = [name for name in (*declared.columns, *_LINEAGE) if name in rows.column_names]
    columns = tuple(Column(name, name.replace("_", " ")) for name in names)
    cells = tuple(tuple(_cell(row[name]) for name in names) for row in rows.to_pylist())
    return Table(declared.title, columns, cells, sheet=declared.title[:31])


def _versions(
    snapshot: Snapshot, declared: RecordTable, row_ids: pa.ChunkedArray
) -> Iterator[Table]:
    path = snapshot.versions_path(declared.name)
    if path is None:
        return
    changed = pq.read_table(path)
    changed = changed.filter(pc.is_in(changed["row_id"], value_set=row_ids.combine_chunks()))
    if len(changed):
        yield _plain(
            f"{declared.title}: changed since", changed, ("column", "old", "new", "new_on")
        )


def _set_aside(kept: Kept, child_id: str) -> Iterator[Table]:
    """Cells set aside in rows that name the child."""
    found = kept.quarantined()
    rows = found.to_pylist()
    named = {
        (row["load_id"], row["sheet"], row["row"])
        for row in rows
        if str(row["raw"] or "").strip() == child_id
    }
    keep = pa.array([(r["load_id"], r["sheet"], r["row"]) in named for r in rows], pa.bool_())
    found = found.filter(keep)
    if len(found):
        yield _plain("Set aside when loading", found, ("sheet", "row", "column", "raw", "reason"))


def _plain(title: str, rows: pa.Table, names: tuple[str, ...]) -> Table:
    columns = tuple(Column(name, name.replace("_", " ")) for name in names)
    cells = tuple(tuple(_cell(row[name]) for name in names) for row in rows.to_pylist())
    return Table(title, columns, cells, sheet=title[:31])


def _cell(value: object) -> Value:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
