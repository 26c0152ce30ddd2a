"""Columns found by name whatever their letter case, and years read once per different label."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from sightline.comparators import years


def lower(table: pa.Table) -> pa.Table:
    return table.rename_columns([name.casefold() for name in table.column_names])


def picked(table: pa.Table, wanted: Mapping[str, str]) -> pa.Table:
    """The columns `wanted` names (theirs → ours), text null where the file has no such column."""
    there = {name.casefold(): name for name in table.column_names}
    columns = [
        table[there[theirs.casefold()]]
        if theirs.casefold() in there
        else pa.nulls(len(table), pa.string())
        for theirs in wanted
    ]
    return pa.table(columns, names=list(wanted.values()))


def year_table(labels: pa.ChunkedArray) -> pa.Table:
    """label, year, year_label for every different label; year null where it holds none."""
    written = [label for label in pc.unique(labels).to_pylist() if label is not None]
    return pa.table(
        {
            "label": pa.array(written, pa.string()),
            "year": pa.array([years.last_year(label) for label in written], pa.int32()),
            "year_label": pa.array([years.shown(label) for label in written], pa.string()),
        }
    )


def names_to_codes(codes: Mapping[str, str]) -> pa.Table:
    return pa.table(
        {
            "name": pa.array(list(codes), pa.string()),
            "code": pa.array(list(codes.values()), pa.string()),
        }
    )
