"""The rows of one record table: from every load's rows to one row per natural key."""

from datetime import date

import duckdb
import pyarrow as pa

from sightline.store.accumulate.part import Held, Part, quoted, run, sql
from sightline.store.accumulate.settled import give_names
from sightline.store.loads import Source
from sightline.store.organisation import Organisation
from sightline.store.precedence import Window
from sightline.store.schema import ARROW, SQL_TYPE
from sightline.vocabulary.record_tables import Column, ColumnType

Connection = duckdb.DuckDBPyConnection
_NAMES_MANY_TIMES = {"children"}  # every list of a workbook names its children


def accumulate_table(connection: Connection, part: Part, settled: Organisation) -> list[str]:
    """Make `loaded.<table>`; leaves `found_rows` for what is kept beside, and `by_source` where
    there are several sources.
    """
    warnings = _find_rows(connection, part, settled)
    warnings += _put_covering(connection, part)
    columns = ", ".join(f'"{name}"' for name in part.table.columns)
    if len(part.held) == 1 and not part.rule.one_at_a_time:
        # Nothing to weigh up, so nothing is copied on the way.
        rows = sql("combined_one_load", columns=columns)
    else:
        _bring_together(connection, part)
        rows = "combined"
    run(
        connection,
        "loaded",
        table=part.name,
        authority=part.authority,
        authority_number=str(int(part.authority)),
        key=part.key,
        columns=columns,
        rows=rows,
    )
    return warnings


def _bring_together(connection: Connection, part: Part) -> None:
    """Make `combined`: one row per key, from each source's rows and what is missing."""
    _one_row_per_source(connection, part)
    _find_missing(connection, part)
    _combine(connection, part)
    if part.rule.one_at_a_time:
        run(
            connection,
            "one_at_a_time",
            starts_on=str(part.table.happens_on),
            ends_on=part.rule.ends_on[0],
        )


def _find_rows(connection: Connection, part: Part, settled: Organisation) -> list[str]:
    ranks = " ".join(f"WHEN '{one}' THEN {n}" for n, one in enumerate(part.rule.order))
    there = frozenset().union(*(held.columns for held in part.held))
    # The name of the file tells each row's load; a lone load needs no telling.
    by_name = f"l.folder || '/accepted/{part.name}.parquet' = r.filename"
    run(
        connection,
        "found_rows",
        of_load=by_name if len(part.held) > 1 else f"l.load_no = {part.held[0].number}",
        rank=f"CASE l.load_kind {ranks} END",
        paths=", ".join(quoted(str(held.path)) for held in part.held),
        columns=", ".join(_read(column, there) for column in part.table.columns.values()),
    )
    give_names(connection, part, settled)
    if part.rule.one_at_a_time and len(part.sources) > 1:
        _put_covering(connection, part)
        starts_on, ends_on = str(part.table.happens_on), part.rule.ends_on[0]
        run(connection, "same_stretch", starts_on=starts_on, ends_on=ends_on)
    return _merge_repeats(connection, part)


def _read(column: Column, there: frozenset[str]) -> str:
    kind = SQL_TYPE[ARROW[column.type]]
    if column.name not in there:
        value = "'unknown'" if column.type is ColumnType.CODE else "NULL"
        return f'{value}::{kind} AS "{column.name}"'
    if column.type is ColumnType.CODE:
        return f'coalesce(r."{column.name}", \'unknown\') AS "{column.name}"'
    return f'r."{column.name}"::{kind} AS "{column.name}"'


def _merge_repeats(connection: Connection, part: Part) -> list[str]:
    """Rows of one load that share a key become one; says so, unless that is how the list is."""
    repeats = connection.execute(sql("repeats", key=part.key)).fetchall()
    if not repeats:
        return []
    columns = [f'"{name}"' for name in part.table.key]
    for column in part.others:
        value = f"arg_max({_known(column)}, source_row)"
        if column.type is ColumnType.CODE:
            value = f"coalesce({value}, 'unknown')"
        columns.append(f'{value} AS "{column.name}"')
    run(connection, "once_per_load", columns=", ".join(columns), key=part.key)
    if part.name in _NAMES_MANY_TIMES:
        return []
    extra: dict[int, int] = {}
    for number, times in repeats:
        extra[number] = extra.get(number, 0) + times - 1
    return [_repeated(part, held, extra[held.number]) for held in part.held
            if held.number in extra]  # fmt: skip


def _repeated(part: Part, held: Held, times: int) -> str:
    rows = "1 row repeats" if times == 1 else f"{times} rows repeat"
    key = ", ".join(part.table.key)
    return (
        f"{part.table.title}, extract of {held.load.extract_on:%d/%m/%Y}: {rows} "
        f"another row’s {key}; rows that share these count once."
    )


def _known(column: Column) -> str:
    is_code = column.type is ColumnType.CODE
    return f"nullif(\"{column.name}\", 'unknown')" if is_code else f'"{column.name}"'


def _one_row_per_source(connection: Connection, part: Part) -> None:
    if not part.has_repeats_of_a_source:
        columns = "".join(f', "{column.name}"' for column in part.others)
        run(connection, "by_only_load", key=part.key, columns=columns)
        return
    columns = "".join(f', {_latest(part, column)} AS "{column.name}"' for column in part.others)
    run(connection, "by_source", key=part.key, columns=columns)


def _latest(part: Part, column: Column) -> str:
    numbers = part.numbers_with(column.name)
    latest = f'arg_max_null("{column.name}", load_no)'
    if numbers and len(numbers) < len(part.held):
        latest += f" FILTER (WHERE load_no IN ({', '.join(map(str, numbers))}))"
        if column.type is ColumnType.CODE:
            latest = f"coalesce({latest}, 'unknown')"
    return latest


def _put_covering(connection: Connection, part: Part) -> list[str]:
    """The loads whose silence on a row means something: those that cover the table and hold any."""
    rows: dict[str, list[object]] = {name: [] for name in _COVERING.names}
    warnings = []
    for held in part.held:
        days = [one for one in held.load.covered if one.table == part.name]
        if not days:
            continue
        if not held.rows:
            day = f"{held.load.extract_on:%d/%m/%Y}"
            warnings.append(
                f"{part.table.title}: the extract of {day} has no rows; nothing was withdrawn."
            )
            continue
        first, last = _whole(days[0].first, days[0].last, held)
        values = (held.number, held.load.kind, held.load.extract_on, first, last)
        for name, value in zip(_COVERING.names, values, strict=True):
            rows[name].append(value)
    connection.register("covering", pa.table(rows, schema=_COVERING))
    return warnings


def _whole(first: date, last: date, held: Held) -> tuple[date, date]:
    return first, max(last, held.load.extract_on) if held.load.kind == Source.ANNEX_A else last


_COVERING = pa.schema(
    [
        ("load_no", pa.int64()),
        ("load_kind", pa.string()),
        ("extract_on", pa.date32()),
        ("first_on", pa.date32()),
        ("last_on", pa.date32()),
    ]
)


def _find_missing(connection: Connection, part: Part) -> None:
    happens_on = part.table.happens_on
    is_never = part.rule.window is Window.EVERYTHING or happens_on is None
    if is_never or not part.has_repeats_of_a_source:
        run(connection, "nothing_missing", key=part.key)
        return
    ends = [f'"{name}"' for name in part.rule.ends_on]
    end = f"coalesce({', '.join(ends)})" if ends else "NULL::DATE"
    replaces = part.rule.one_at_a_time
    run(
        connection,
        "missing",
        key=part.key,
        happens_on=str(happens_on),
        end=end,
        inside=_inside(str(happens_on), end, part.rule.window),
        in_a_gap=f"{end} IS NULL AND last_held_on < first_on - 1" if len(ends) == 1 else "false",
        latest_of_child=_LATEST_OF_CHILD.format(happens_on) if replaces else "SELECT 0 AS load_no",
        unless_replaced=_UNLESS_REPLACED.format(happens_on) if replaces else "",
    )


# The list holds a child's latest row alone, so an earlier one is not missed there.
_LATEST_OF_CHILD = (
    'SELECT load_no, child_id, max("{}") AS latest_on FROM found_rows '
    "WHERE load_kind = 'annex_a' GROUP BY load_no, child_id"
)
_UNLESS_REPLACED = (
    "LEFT JOIN latest_of_child k ON k.load_no = w.load_no AND k.child_id = b.child_id "
    'WHERE NOT coalesce(k.latest_on > b."{}", false)'
)


def _inside(happens_on: str, end: str, window: Window) -> str:
    """Whether the absent row belongs in the window of the load it is absent from, as SQL."""
    if window is Window.HAPPENED:
        return f'"{happens_on}" > first_happened_on AND "{happens_on}" <= last_on'
    return (
        f'"{happens_on}" <= last_on AND CASE WHEN {end} IS NULL '
        f"THEN last_held_on >= first_on - 1 ELSE {end} > coalesce(first_ended_on, first_on) END"
    )


def _combine(connection: Connection, part: Part) -> None:
    is_alone = len(part.sources) == 1
    run(
        connection,
        "combined_one_source" if is_alone else "combined",
        key=", ".join(f'b."{name}"' for name in part.table.key),
        columns="".join(
            f', {_combined(part, column, is_alone)} AS "{column.name}"' for column in part.others
        ),
        same_key=part.same_key("m", "b"),
    )


def _combined(part: Part, column: Column, is_alone: bool) -> str:
    value = f'b."{column.name}"' if is_alone else f"arg_min({_of_b(column)}, b.rank)"
    if column.type is ColumnType.CODE and not is_alone:
        value = f"coalesce({value}, 'unknown')"
    if [column.name] == list(part.rule.ends_on):
        value = f"coalesce({value}, {_GAP_ALONE if is_alone else _GAP})"
    return value


_GAP_ALONE = "CASE WHEN m.ended_in_gap_on >= b.last_held_on THEN m.ended_in_gap_on END"
_GAP = "CASE WHEN max(m.ended_in_gap_on) >= max(b.last_held_on) THEN max(m.ended_in_gap_on) END"


def _of_b(column: Column) -> str:
    is_code = column.type is ColumnType.CODE
    return f"nullif(b.\"{column.name}\", 'unknown')" if is_code else f'b."{column.name}"'
