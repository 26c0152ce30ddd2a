"""From the cells of the queries to one long table: a row per measure, day, unit and split.

Works in DuckDB whatever engine counted the cells: they are small by then.
"""

from sightline.measures.compile.cells import CellQuery
from sightline.measures.engines.duckdb import DuckDBEngine

_LEVEL = """CASE WHEN unit_worker IS NOT NULL THEN 'worker' WHEN unit_team IS NOT NULL THEN 'team'
    WHEN unit_service IS NOT NULL THEN 'service' ELSE 'authority' END"""
_UNIT = "coalesce(unit_worker, unit_team, unit_service, '')"
_LONG = """CREATE OR REPLACE TEMP TABLE {name} (authority VARCHAR, indicator VARCHAR, way INTEGER,
    basis VARCHAR, as_at DATE, level VARCHAR, unit VARCHAR, breakdown VARCHAR,
    breakdown_value VARCHAR, d DOUBLE, n DOUBLE)"""


def start(finish: DuckDBEngine) -> None:
    """Empty long tables: `_long` for cells, `_shares` for numerators split by a column."""
    for name in ("_long", "_shares"):
        finish.connection.execute(_LONG.format(name=name))


def add(finish: DuckDBEngine, query: CellQuery, kept: str) -> None:
    """Add the cells kept under the name to the long table."""
    target = "_shares" if query.share_of else "_long"
    values = sorted({name for _, *names in query.parts for name in names})
    source = _summed(query, kept, values) if query.group.short else f"SELECT * FROM {kept}"
    basis = "c.basis" if query.group.short else "p.basis"
    d = ", ".join(denominator for _, denominator, _ in query.parts)
    n = ", ".join(numerator for _, _, numerator in query.parts)
    parts = ", ".join(_part(query, number) for number in range(len(query.parts)))
    same_basis = " AND p.basis = c.basis" if query.group.short else ""
    finish.connection.execute(
        f"""INSERT INTO {target}
        SELECT c.authority, p.indicator, p.way, {basis}, c.as_at, c.level, c.unit, c.breakdown,
            c.breakdown_value, c.d, c.n
        FROM (
            SELECT * EXCLUDE (d, n, i), unnest(d) AS d, unnest(n) AS n, unnest(i) AS i FROM (
                SELECT *, {_LEVEL} AS level, {_UNIT} AS unit, {_breakdown(query)},
                    [{d}]::DOUBLE[] AS d, [{n}]::DOUBLE[] AS n, range({len(query.parts)}) AS i
                FROM ({source}))) c
        JOIN (VALUES {parts}) p(i, indicator, way, basis, breakdowns)
            ON p.i = c.i{same_basis}
        WHERE (c.breakdown = '' OR list_contains(p.breakdowns, c.breakdown))
            AND (c.d <> 0 OR c.n <> 0)"""
    )


def _summed(query: CellQuery, kept: str, values: list[str]) -> str:
    """A period's figures: the sum of its buckets."""
    bases = sorted({str(basis) for measure, *_ in query.parts for basis in measure.bases})
    listed = ", ".join(f"'{basis}'" for basis in bases)
    dimensions = ["unit_service", "unit_team", "unit_worker", *(name for _, name in query.splits)]
    columns = ", ".join(f"any_value({name}) AS {name}" for name in dimensions)
    sums = ", ".join(f"round(sum({value})::DOUBLE, 6) AS {value}" for value in values)
    return f"""SELECT c.authority, s.as_at, s.basis, {columns}, {sums}
        FROM (SELECT *, dense_rank() OVER (ORDER BY {", ".join(dimensions)}) AS cell FROM {kept}) c
        JOIN _spans s ON s.authority = c.authority AND s.basis IN ({listed})
            AND c.bucket BETWEEN s.first AND s.last
        GROUP BY c.authority, s.as_at, s.basis, c.cell"""


def _part(query: CellQuery, number: int) -> str:
    measure = query.parts[number][0]
    breakdowns = [query.share_of] if query.share_of else measure.breakdowns
    listed = ", ".join(f"'{name}'" for name in breakdowns)
    return ", ".join(
        f"({number}, '{measure.indicator}', {measure.way}, '{basis}', [{listed}]::VARCHAR[])"
        for basis in measure.bases
    )


def _breakdown(query: CellQuery) -> str:
    if not query.splits:
        return "'' AS breakdown, '' AS breakdown_value"
    whens = " ".join(f"WHEN {column} IS NOT NULL THEN '{name}'" for name, column in query.splits)
    values = ", ".join(column for _, column in query.splits)
    return f"CASE {whens} ELSE '' END AS breakdown, coalesce({values}, '') AS breakdown_value"
