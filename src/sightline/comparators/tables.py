"""The tables of the comparators' store, and what a reader hands over."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

_ORIGIN = [
    ("source", pa.string()),
    ("dataset", pa.string()),
    ("release", pa.string()),
    ("licence", pa.string()),
    ("load", pa.int32()),
]

SCHEMAS: dict[str, pa.Schema] = {
    # One published cell. `value` is null exactly where `symbol` says why. `derived`: worked out
    # here from published cells of the same release, because that release leaves it out.
    "values": pa.schema(
        [
            ("measure", pa.string()),
            ("area", pa.string()),
            ("year", pa.int32()),
            ("year_label", pa.string()),
            ("value", pa.float64()),
            ("symbol", pa.string()),
            ("derived", pa.bool_()),
            *_ORIGIN,
        ]
    ),
    "measures": pa.schema(
        [
            ("key", pa.string()),
            ("title", pa.string()),
            ("topics", pa.string()),
            ("unit", pa.string()),
            ("polarity", pa.string()),
            ("decimals", pa.int32()),
            ("year_type", pa.string()),
            ("banded", pa.bool_()),
            ("description", pa.string()),
            ("methodology", pa.string()),
            ("link", pa.string()),
            ("updated_on", pa.date32()),
            ("next_update_on", pa.date32()),
            ("rank", pa.int32()),
            *_ORIGIN,
        ]
    ),
    "areas": pa.schema(
        [
            ("code", pa.string()),
            ("name", pa.string()),
            ("region", pa.string()),
            ("kind", pa.string()),
            ("ons", pa.string()),
            ("rank", pa.int32()),
            *_ORIGIN,
        ]
    ),
    "neighbours": pa.schema(
        [
            ("model", pa.int32()),
            ("starts_on", pa.date32()),
            ("authority", pa.string()),
            ("rank", pa.int32()),
            ("neighbour", pa.string()),
            ("closeness", pa.string()),
            ("old", pa.bool_()),
            *_ORIGIN,
        ]
    ),
    "population": pa.schema(
        [
            ("area", pa.string()),
            ("year", pa.int32()),
            ("aged_0_17", pa.int64()),
            ("symbol", pa.string()),
            *_ORIGIN,
        ]
    ),
    "judgements": pa.schema(
        [
            ("authority", pa.string()),
            ("on", pa.date32()),
            ("judgement_area", pa.string()),
            ("grade", pa.string()),
            *_ORIGIN,
        ]
    ),
}


@dataclass(frozen=True)
class Reading:
    """What one file said: its tables (without `load`), and what did not become a row of them.

    `rows` counts the file's data rows; `set_aside` pairs a reason with its number of rows.
    """

    kind: str
    source: str
    dataset: str
    release: str
    rows: int
    tables: Mapping[str, pa.Table]
    unknown_areas: tuple[str, ...] = ()
    set_aside: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = field(default=())


def empty(name: str) -> pa.Table:
    return SCHEMAS[name].empty_table()


def shaped(name: str, table: pa.Table, constants: Mapping[str, object]) -> pa.Table:
    """The table in the store's columns and types; a missing one is a constant, or null."""
    columns = []
    for wanted in SCHEMAS[name]:
        if wanted.name in table.column_names:
            columns.append(table[wanted.name].cast(wanted.type))
        else:
            columns.append(
                pa.repeat(pa.scalar(constants.get(wanted.name), wanted.type), len(table))
            )
    return pa.table(columns, schema=SCHEMAS[name])
