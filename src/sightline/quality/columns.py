"""Which columns loads hold, for which days: a blank is a fault only where it could be filled."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import pyarrow.parquet as pq

from sightline.store.kept_loads import accepted_path
from sightline.store.loads import LoadRecord

Stretch = tuple[date, date]
ColumnDays = Mapping[str, tuple[Stretch, ...]]


def column_days(loads: Iterable[LoadRecord], wanted: Iterable[str]) -> ColumnDays:
    """For each column wanted (as table.column) that some load's files have, the days these cover.

    A column in no load is missing. A load that says nothing of a table's days (children have none)
    covers its own extract day.
    """
    by_table: dict[str, set[str]] = {}
    for name in wanted:
        table, _, column = name.partition(".")
        by_table.setdefault(table, set()).add(column)
    found: dict[str, set[Stretch]] = {}
    for load in loads:
        for table, columns in by_table.items():
            path = accepted_path(load, table)
            for column in columns & _names(path) if path is not None else ():
                days = {(c.first, c.last) for c in load.covered if c.table == table}
                found.setdefault(f"{table}.{column}", set()).update(
                    days or {(load.extract_on, load.extract_on)}
                )
    return {name: joined(stretches) for name, stretches in found.items()}


@lru_cache(maxsize=4096)
def _names(path: Path) -> frozenset[str]:
    """Accepted rows of a kept load never change, so their columns need reading once."""
    return frozenset(pq.read_schema(path).names)


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)
