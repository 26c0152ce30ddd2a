"""What is kept beside the rows: observations, versions, differences between sources."""

import duckdb

from sightline.store.accumulate.part import Part, run, sql
from sightline.vocabulary.record_tables import Column, ColumnType

Connection = duckdb.DuckDBPyConnection


def keep_beside(connection: Connection, part: Part) -> None:
    """Make `loaded.<table>__observed` and `__versions`, and add to `differences`."""
    _observations(connection, part)
    _versions(connection, part)
    _differences(connection, part)


def _observations(connection: Connection, part: Part) -> None:
    observed = [column for column in part.table.columns.values() if column.observed]
    numbers = {number for column in observed for number in part.numbers_with(column.name)}
    if not observed:
        return
    columns = []
    for column in observed:
        is_code = column.type is ColumnType.CODE
        value = f"nullif(f.\"{column.name}\", 'unknown')" if is_code else f'f."{column.name}"'
        value = f"arg_max({value}, f.load_no)"
        value = f"coalesce({value}, 'unknown')" if is_code else value
        columns.append(f'{value} AS "{column.name}"')
    run(
        connection,
        "observations",
        table=part.name,
        columns=", ".join(columns),
        same_key=part.same_key("f", "c"),
        with_observed=", ".join(map(str, sorted(numbers))) or "-1",
    )


def _versions(connection: Connection, part: Part) -> None:
    compared = [column for column in part.others if not column.observed]
    by_source: dict[str, list[int]] = {}
    for held in part.held:
        by_source.setdefault(held.load.kind, []).append(held.number)
    numbers = [number for loads in by_source.values() if len(loads) > 1 for number in loads]
    if not compared or not numbers:
        return
    key = part.key
    cells = [
        sql(
            "cells",
            columns=f"load_kind, load_no, extract_on, {key}",
            column=column.name,
            written=_written(column),
            rows="changed",
            only=f"WHERE load_no IN ({_listed(part, column)})",
        )
        for column in compared
    ]
    run(
        connection,
        "versions",
        table=part.name,
        key=key,
        values=", ".join(f'"{column.name}"' for column in compared),
        compared=", ".join(f'"{column.name}"' for column in compared),
        loads=", ".join(map(str, numbers)),
        cells=" UNION ALL ".join(cells),
        same_key=part.same_key("p", "c"),
    )


def _listed(part: Part, column: Column) -> str:
    return ", ".join(map(str, part.numbers_with(column.name))) or "-1"


def _differences(connection: Connection, part: Part) -> None:
    if len(part.sources) < 2:
        return
    if part.rule.one_at_a_time:
        run(connection, "stretch_differences", table=part.name, column=str(part.table.happens_on))
    compared = [column for column in part.others if not column.observed]
    if not compared:
        return
    cells = [
        sql(
            "cells",
            columns=f"load_kind, rank, {part.key}",
            column=column.name,
            written=_written(column),
            rows="by_source",
            only="",
        )
        for column in compared
    ]
    run(
        connection,
        "differences",
        table=part.name,
        child="c.child_id" if part.table.is_about_a_child else "NULL",
        cells=" UNION ALL ".join(cells),
        same_cell=part.same_key("b", "a"),
        same_key=part.same_key("a", "c"),
    )


def _written(column: Column) -> str:
    """A value as people write it: dates day first."""
    if column.type is ColumnType.DATE:
        return f"strftime(\"{column.name}\", '%d/%m/%Y')"
    return f'"{column.name}"::VARCHAR'
