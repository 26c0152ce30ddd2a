"""A loaded table as the snapshot holds it: days of times, impossible dates, derived, links."""

import duckdb

from sightline.store.built.gathered import gather
from sightline.store.built.templates import run, template
from sightline.store.schema import SYSTEM
from sightline.vocabulary.record_tables import (
    BelongsTo,
    CodeList,
    ColumnType,
    DerivedColumn,
    Records,
    RecordTable,
)

_DAY = "strftime({}, '%d/%m/%Y')"


def enrich(
    connection: duckdb.DuckDBPyConnection,
    records: Records,
    table: RecordTable,
    *,
    has_observed: bool,
) -> None:
    """Make `main.<table>` from `loaded.<table>`, and its observations where it has any."""
    gathered = gather(connection, table.name)
    more, joins, found = _neighbours(table)
    for tie in _links(table):
        more += _link(records, table, tie)
        joins += f'\nLEFT JOIN "link_{tie.table}" ON "link_{tie.table}".row_id = j.row_id'
        found[tie.column] = f'"link_{tie.table}".parent'
    if table.has_team and "service" not in table.columns:
        joins += _SERVICE
        found["service"] = "CASE WHEN s.ended_on IS NULL OR s.ended_on > s_day THEN s.service END"
    for column in table.derived.values():
        if column.name not in found:
            found[column.name] = _of_the_row(records, table, column)
    columns = [f'j."{name}"' for name in (*SYSTEM, *table.columns)]
    columns += [f'{sql} AS "{name}"' for name, sql in found.items()]
    run(
        connection,
        "enrich",
        table=table.name,
        gathered=gathered,
        given_columns=_given_columns(table),
        impossible=impossible(table),
        with_more=more,
        columns=", ".join(columns),
        joins=joins,
    )
    _observed(connection, table, has_observed)


_SERVICE = """
CROSS JOIN LATERAL (SELECT coalesce(j.observed_on, DATE '9999-12-31') AS s_day)
ASOF LEFT JOIN (
    SELECT team, service, ended_on, coalesce(started_on, DATE '0001-01-01') AS from_on
    FROM counted.teams
) s ON s.team = j.team AND s_day >= s.from_on"""


def _given_columns(table: RecordTable) -> str:
    """Gathered rows lack most columns; the day of a time is the day in London."""
    given = ["coalesce(gathered, false) AS gathered"]
    for column in table.columns.values():
        name = f'"{column.name}"'
        if column.type is ColumnType.CODE:
            given.append(f"coalesce({name}, 'unknown') AS {name}")
        if column.day_of:
            day = f"((\"{column.day_of}\" AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/London')::DATE"
            given.append(f"coalesce({name}, {day}) AS {name}")
    return ", ".join(given)


def impossible(table: RecordTable) -> str:
    """Why a row's dates can't be, as SQL giving words, or null where they can."""
    cases = []
    for first, second in table.spans:
        words = f"'{second} ' || {_day(second)} || ' is before {first} ' || {_day(first)}"
        cases.append(f'WHEN "{second}" < "{first}" THEN {words}')
    dated = [name for pair in table.spans for name in pair]
    dated += [table.happens_on] if table.happens_on else []
    for name in dict.fromkeys(dated):
        words = f"'{name} ' || {_day(name)} || ' is after the extract of ' || {_day('latest_on')}"
        cases.append(f'WHEN "{name}" > latest_on THEN {words}')
    return f"CASE {' '.join(cases)} END" if cases else "NULL"


def _day(name: str) -> str:
    return _DAY.format(f'"{name}"')


def _neighbours(table: RecordTable) -> tuple[str, str, dict[str, str]]:
    """SQL for `previous` and `next`: the child's counted rows of the nearest other day."""
    wanted = [one for one in table.derived.values() if one.function in {"previous", "next"}]
    if not wanted:
        return "", "", {}
    largest = {f'max("{one.column}") AS "{one.column}"' for one in wanted}
    moved = [
        f'{"lag" if one.function == "previous" else "lead"}("{one.column}") OVER in_order '
        f'AS "{one.name}"'
        for one in wanted
    ]
    more = template("neighbours").substitute(
        happens_on=str(table.happens_on),
        largest=", ".join(sorted(largest)),
        neighbours=", ".join(moved),
    )
    join = f'\nLEFT JOIN neighbours n ON n.child_id = j.child_id AND n.day = j."{table.happens_on}"'
    return more, join, {one.name: f'n."{one.name}"' for one in wanted}


def _links(table: RecordTable) -> list[BelongsTo]:
    return [tie for tie in table.belongs_to.values() if tie.link]


def _link(records: Records, table: RecordTable, tie: BelongsTo) -> str:
    parent = records[tie.table]
    still_open = "AND (p.ended_on IS NULL OR p.ended_on >= j.${happens_on})"
    return template("link").substitute(
        parent=tie.table,
        starts_on=str(parent.happens_on),
        happens_on=str(table.happens_on),
        still_open=still_open.replace("${happens_on}", f'"{table.happens_on}"')
        if tie.link == "within"
        else "",
    )


def _of_the_row(records: Records, table: RecordTable, column: DerivedColumn) -> str:
    if column.function == "months_after":
        return f"CAST(j.\"{column.column}\" + INTERVAL '{column.number} months' AS DATE)"
    codes = records.code_list(table.name, column.column)
    assert codes is not None, f"{table.name}.{column.column} has groups but no code list"
    return group_of(codes, f'j."{column.column}"')


def group_of(codes: CodeList, column: str) -> str:
    """The statistics' group of a code, as SQL."""
    cases = []
    for group, members in codes.groups.items():
        listed = ", ".join(map(_quoted, members))
        cases.append(f"WHEN {column} IN ({listed}) THEN {_quoted(group)}")
    return f"CASE {' '.join(cases)} ELSE 'Not known' END"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _observed(
    connection: duckdb.DuckDBPyConnection, table: RecordTable, has_observed: bool
) -> None:
    names = [f'"{column.name}"' for column in table.columns.values() if column.observed]
    if names:
        source = f"{table.name}__observed" if has_observed else table.name
        run(connection, "observed", table=table.name, source=source, columns=", ".join(names))
