"""Random rows for every declared record table: few children, near dates, every code, blanks."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import duckdb
import pyarrow as pa

from sightline.measures.figures.examples import AUTHORITY
from sightline.store.built import build, put_rows
from sightline.vocabulary.record_tables import Column, ColumnType, Records, RecordTable

FIRST, LAST = date(2022, 1, 1), date(2025, 3, 20)
CHILDREN = tuple("abcdef")
TEAMS, WORKERS = ("North", "South", None), ("w1", "w2", "w3", None)
# Built tables come from the store's builders, which have tests of their own.
ROWS_PER_TABLE = 9


def made_rows(
    records: Records, seed: int, tables: Iterable[str] | None = None
) -> dict[str, list[dict[str, Any]]]:
    """Rows of the loaded tables, with natural keys that occur once."""
    random = Random(seed)
    names = [t.name for t in records if not t.built] if tables is None else list(tables)
    made = {}
    for name in names:
        table = records[name]
        rows = [_row(random, records, table) for _ in range(ROWS_PER_TABLE)]
        made[name] = list({tuple(row.get(c) for c in table.key): row for row in rows}.values())
    if "children" in made:
        listed = [_row(random, records, records["children"]) for _ in CHILDREN]
        made["children"] = [{**row, "child_id": c} for row, c in zip(listed, CHILDREN, strict=True)]
    return made


def _row(random: Random, records: Records, table: RecordTable) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in table.columns.values():
        value = _value(random, records, table, column)
        if value is not None and column.day_of is None:
            row[column.name] = value
    for first, last in table.spans:
        # Most spans make sense; some do not and are impossible.
        if first in row and last in row and row[last] < row[first] and random.random() < 0.9:
            row[first], row[last] = row[last], row[first]
    return row


def _value(random: Random, records: Records, table: RecordTable, column: Column) -> Any:
    if not column.required and random.random() < 0.3:
        return None
    named = {"child_id": CHILDREN, "team": TEAMS, "worker": WORKERS, "worker_id": WORKERS[:3]}
    if column.name in named:
        return random.choice(named[column.name])
    day = FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
    match column.type:
        case ColumnType.DATE:
            born = column.name == "born_on"
            return day - timedelta(days=random.randrange(7000)) if born else day
        case ColumnType.DATETIME:
            return datetime.combine(day, time(random.randrange(24), 30))
        case ColumnType.CODE | ColumnType.CODES:
            codes = records.code_list(table.name, column.name)
            known = [*codes.values] if codes else []
            listed = column.type is ColumnType.CODES
            return random.sample(known, min(2, len(known))) if listed else random.choice(known)
        case ColumnType.INTEGER:
            return random.randrange(2018, 2025) if column.name == "year" else random.randrange(30)
        case ColumnType.NUMBER:
            return random.choice([0.2, 0.5, 1.0])
        case ColumnType.BOOLEAN:
            return random.random() < 0.5
        case ColumnType.TEXT:
            return random.choice(["one", "two", "it's"])
    return None


def built_tables(
    rows: Mapping[str, list[dict[str, Any]]], names: Iterable[str]
) -> dict[str, pa.Table]:
    """The tables as the store's builders leave them."""
    with duckdb.connect() as connection:
        for table, listed in rows.items():
            put_rows(connection, table, listed, AUTHORITY)
        build(connection, names, authority=AUTHORITY)
        return {name: connection.sql(f'FROM main."{name}"').to_arrow_table() for name in names}
