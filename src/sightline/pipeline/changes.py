"""What a candidate changes about the published records, table by table, before anybody sees it.

Rows are matched by their natural key. A row that is new, ended, corrected, withdrawn, back or gone
is counted once, in the first of these that fits; a row with another team or worker is counted
beside them, because successive extracts change those as a matter of course.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import duckdb
import pyarrow.parquet as pq

from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import RecordTable

Row = dict[str, object]
_MOST = 500


class Change(StrEnum):
    """What became of a row."""

    NEW = "new"
    GONE = "gone"  # no load that counts holds it any more
    WITHDRAWN = "withdrawn"  # a later extract should hold it and does not
    BACK = "back"  # was withdrawn, and is held again
    CLOSED = "closed"  # had no end and has one now
    CHANGED = "changed"
    MOVED = "moved"  # another team or worker

    @property
    def in_words(self) -> str:
        return _IN_WORDS[self]


_IN_WORDS = {
    Change.NEW: "New",
    Change.GONE: "No longer held by any load",
    Change.WITHDRAWN: "Withdrawn",
    Change.BACK: "Back after being withdrawn",
    Change.CLOSED: "Ended since",
    Change.CHANGED: "Changed",
    Change.MOVED: "With another team or worker",
}


@dataclass(frozen=True)
class TableChanges:
    """How many rows of one record table changed, and how many counted before and will count."""

    table: str
    title: str
    before: int
    after: int
    counts: dict[Change, int]

    @property
    def any(self) -> bool:
        return any(self.counts.values())


def record_changes(before: Snapshot | None, after: Snapshot) -> list[TableChanges]:
    """Every loaded record table in which anything changed; `before` None: all rows are new."""
    tables = [table for table in declared_records() if not table.built]
    with duckdb.connect() as connection:
        found = [_changes(connection, table, before, after) for table in tables]
    return [one for one in found if one.any]


def changed_rows(
    before: Snapshot | None, after: Snapshot, table: str, change: Change, most: int = _MOST
) -> list[Row]:
    """The rows of one kind of change: their key, and what was changed to what, in words."""
    declared = declared_records()[table]
    with duckdb.connect() as connection:
        _put(connection, declared, before, after)
        found = connection.execute(
            f"SELECT {_key(declared)}, what FROM compared "  # noqa: S608 - names the catalogue has
            f"WHERE {_BESIDE if change is Change.MOVED else _KIND} ORDER BY ALL LIMIT {most:d}",
            [] if change is Change.MOVED else [str(change)],
        ).fetchall()
    return [dict(zip((*declared.key, "what"), row, strict=True)) for row in found]


def _changes(
    connection: duckdb.DuckDBPyConnection,
    table: RecordTable,
    before: Snapshot | None,
    after: Snapshot,
) -> TableChanges:
    _put(connection, table, before, after)
    counted = dict(
        connection.execute("SELECT kind, count(*) FROM compared GROUP BY kind").fetchall()
    )
    rows = connection.execute(
        "SELECT count(*) FILTER (moved), count(*) FILTER (was_counted), "
        "count(*) FILTER (is_counted) FROM compared"
    ).fetchall()
    moved, was, now = rows[0]
    counts = {change: counted.get(str(change), 0) for change in Change}
    return TableChanges(table.name, table.title, was, now, {**counts, Change.MOVED: moved})


def _put(
    connection: duckdb.DuckDBPyConnection,
    table: RecordTable,
    before: Snapshot | None,
    after: Snapshot,
) -> None:
    """Make `compared`: one row per key of either snapshot, and what became of it."""
    new = f"read_parquet({_quoted(str(after.path(table.name)))})"
    old = f"read_parquet({_quoted(str(before.path(table.name)))})" if before else _none_of(new)
    key = " AND ".join(f'o."{name}" IS NOT DISTINCT FROM n."{name}"' for name in table.key)
    both = _in_both(table, before, after)
    values = [name for name in _values(table) if name in both]
    held = [name for name in ("team", "worker") if name in both]
    ends = [name for _, name in table.spans if name in both]
    connection.execute(
        _BOTH.format(
            keys=", ".join(f'coalesce(n."{name}", o."{name}") AS "{name}"' for name in table.key),
            told=f"CASE WHEN o.there AND n.there THEN {_words([*values, *held])} ELSE '' END",
            old=old,
            new=new,
            key=key,
            changed=_any_differs(values),
            moved=_any_differs(held),
            closed=" OR ".join(f'o."{name}" IS NULL AND n."{name}" IS NOT NULL' for name in ends)
            or "false",
        )
    )


_BOTH = """
CREATE OR REPLACE TEMP TABLE compared AS
SELECT *, CASE
    WHEN NOT was_there AND is_counted THEN 'new'
    WHEN was_counted AND NOT is_there THEN 'gone'
    WHEN was_counted AND NOT is_counted THEN 'withdrawn'
    WHEN was_there AND NOT was_counted AND is_counted THEN 'back'
    WHEN NOT (was_counted AND is_counted) THEN NULL
    WHEN ended THEN 'closed'
    WHEN differs THEN 'changed'
END AS kind, coalesce(was_counted AND is_counted AND other_team, false) AS moved
FROM (
    SELECT {keys}, {told} AS what,
        coalesce(o.there, false) AS was_there, coalesce(n.there, false) AS is_there,
        coalesce(o.there AND o.withdrawn_on IS NULL, false) AS was_counted,
        coalesce(n.there AND n.withdrawn_on IS NULL, false) AS is_counted,
        ({closed}) AS ended, ({changed}) AS differs, ({moved}) AS other_team
    FROM (SELECT *, true AS there FROM {old}) o
    FULL JOIN (SELECT *, true AS there FROM {new}) n ON {key}
)
"""
_KIND, _BESIDE = "kind = ?", "moved"


def _none_of(rows: str) -> str:
    return f"(SELECT * FROM {rows} LIMIT 0)"  # noqa: S608 - a path of ours, quoted


def _values(table: RecordTable) -> list[str]:
    """Columns that describe the thing itself; what is true on the extract day alone changes."""
    columns = table.columns.values()
    return [one.name for one in columns if one.name not in table.key and not one.observed]


def _in_both(table: RecordTable, before: Snapshot | None, after: Snapshot) -> set[str]:
    """Columns both snapshots know: one of before an upgrade may lack some."""
    snapshots = [after, *([before] if before else [])]
    schemas = [set(pq.read_schema(each.path(table.name)).names) for each in snapshots]
    return set(table.columns).intersection(*schemas)


def _any_differs(names: Sequence[str]) -> str:
    return " OR ".join(f'o."{name}" IS DISTINCT FROM n."{name}"' for name in names) or "false"


def _words(names: Sequence[str]) -> str:
    """Each value that differs as “column: before → now”, as SQL."""
    parts = [
        f'CASE WHEN o."{name}" IS DISTINCT FROM n."{name}" THEN \'{name}: \' || '
        f"coalesce(o.\"{name}\"::VARCHAR, 'blank') || ' → ' || "
        f"coalesce(n.\"{name}\"::VARCHAR, 'blank') END"
        for name in dict.fromkeys(names)
    ]
    return f"concat_ws('; ', {', '.join(parts)})" if parts else "''"


def _key(table: RecordTable) -> str:
    return ", ".join(f'"{name}"' for name in table.key)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
