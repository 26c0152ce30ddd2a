"""DuckDB over tables in memory: no file, no network; a question sees the tables it was given."""

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

# A number as publishers write one: 12, -0.45, 1,234.5, 1e+05 (R writes large round numbers so).
# Anything else (`c`, `nan`, `12 (r)`) is no number and stays a symbol. `YY:MM` is adoption's way of
# writing years and months; the value is in months.
_MACROS = r"""
create macro number_in(written) as case
    when regexp_full_match(written, '[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]{1,2})?')
        then try_cast(written as double)
    when regexp_full_match(written, '-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?')
        then try_cast(replace(written, ',', '') as double)
    when regexp_full_match(written, '[0-9]{2}:(0[0-9]|1[01])')
        then 12 * try_cast(left(written, 2) as double) + try_cast(right(written, 2) as double)
end;
create macro code_in(written) as
    nullif(regexp_extract(trim(written), '^([0-9]{3,4})(\.0+)?$', 1), '');
"""


@cache
def _database(process: int) -> duckdb.DuckDBPyConnection:
    """One per process: a connection does not survive a fork."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "enable_external_access": False,
        "python_enable_replacements": False,
    }
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute(_MACROS)
    # DuckDB's own bar would be written among the answers, into a pipe as well.
    connection.execute("set enable_progress_bar = false")
    connection.execute("set lock_configuration = true")
    return connection


def query(
    sql: str, parameters: Mapping[str, object] | None = None, /, **tables: pa.Table
) -> pa.Table:
    """The answer as an Arrow table; each keyword is a table the SQL may name."""
    with _database(os.getpid()).cursor() as cursor:
        for name, table in tables.items():
            cursor.register(name, table)
        return cursor.sql(sql, params=dict(parameters or {})).to_arrow_table()


def rows(
    sql: str, parameters: Mapping[str, object] | None = None, /, **tables: pa.Table
) -> list[Any]:
    """The answer as tuples, for the short answers that Python goes on with."""
    answer = query(sql, parameters, **tables)
    return list(zip(*(column.to_pylist() for column in answer.columns), strict=True))
