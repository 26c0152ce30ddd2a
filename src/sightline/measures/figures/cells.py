"""From the cells of the queries to one long table: a row per measure, day, unit and split.

Works in DuckDB whatever engine counted the cells: they are small by then.
"""

from collections.abc import Iterable

from sightline.measures.compile.cells import CellQuery
from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.vocabulary.words import Basis, Level

_LEVEL = """CASE WHEN unit_worker IS NOT NULL THEN 'worker'::level_name
    WHEN unit_team IS NOT NULL THEN 'team'::level_name
    WHEN unit_service IS NOT NULL THEN 'service'::level_name ELSE 'authority'::level_name END"""
_UNIT = "coalesce(unit_worker, unit_team, unit_service, '')"
_LONG = """CREATE OR REPLACE TABLE {name} (authority authority_name, indicator indicator_name,
    way INTEGER, basis basis_name, as_at DATE, level level_name, unit VARCHAR,
    breakdown breakdown_name, breakdown_value VARCHAR, d DOUBLE, n DOUBLE)"""


def start(
    finish: DuckDBEngine,
    authorities: Iterable[str],
    indicators: Iterable[str],
    breakdowns: Iterable[str],
) -> None:
    """Empty long tables: `_long` for cells, `_shares` for numerators split by a column.

    Words that occur millions of times are kept as numbers: types of their own.
    """
    words = {
        "authority_name": sorted(authorities),
        "indicator_name": list(indicators),
        "basis_name": [*map(str, Basis)],
        "level_name": [*map(str, Level)],
        "breakdown_name": ["", *sorted(set(breakdowns))],
    }
    for name, known in words.items():
        _name_words(finish, name, known)
    for name in ("_long", "_shares"):
        finish.connection.execute(_LONG.format(name=name))


def name_words(finish: DuckDBEngine, name: str, words: Iterable[str]) -> None:
    """A type for the words, each kept as its number in the alphabet."""
    _name_words(finish, name, sorted(set(words)))


def _name_words(finish: DuckDBEngine, name: str, words: Iterable[str]) -> None:
    listed = ", ".join(finish.dialect.text(word) for word in words)
    finish.connection.execute(f"DROP TYPE IF EXISTS {name}")
    finish.connection.execute(f"CREATE TYPE {name} AS ENUM ({listed})")


def add(finish: DuckDBEngine, query: CellQuery, kept: str) -> None:
    """Add the cells to the long table: `kept` is the table that holds them, or a query for them."""
    target = "_shares" if query.share_of else "_long"
    values = sorted({name for _, *names in query.parts for name in names})
    source = (_summed if query.group.short else _rounded)(query, kept, values)
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
    sums = ", ".join(f"{_round(f'sum({value})')} AS {value}" for value in values)
    return f"""SELECT c.authority, s.as_at, s.basis::basis_name AS basis, {columns}, {sums}
        FROM (SELECT *, dense_rank() OVER (ORDER BY {", ".join(dimensions)}) AS cell FROM {kept}) c
        JOIN _spans s ON s.authority = c.authority AND s.basis IN ({listed})
            AND c.bucket BETWEEN s.first AND s.last
        GROUP BY c.authority, s.as_at, s.basis, c.cell"""


def _rounded(query: CellQuery, kept: str, values: list[str]) -> str:
    rounded = ", ".join(f"{_round(value)} AS {value}" for value in values)
    return f"SELECT * REPLACE ({rounded}) FROM {kept}"


def _round(value: str) -> str:
    """0.2 + 1 + 0.2 differs in its last digit with the order in which threads add: cut it off."""
    return f"round(({value})::DOUBLE, 6)"


def _part(query: CellQuery, number: int) -> str:
    measure = query.parts[number][0]
    breakdowns = [query.share_of] if query.share_of else measure.breakdowns
    listed = ", ".join(f"'{name}'" for name in breakdowns)
    return ", ".join(
        f"({number}, '{measure.indicator}'::indicator_name, {measure.way}, "
        f"'{basis}'::basis_name, [{listed}]::breakdown_name[])"
        for basis in measure.bases
    )


def _breakdown(query: CellQuery) -> str:
    if not query.splits:
        return "''::breakdown_name AS breakdown, '' AS breakdown_value"
    whens = " ".join(
        f"WHEN {column} IS NOT NULL THEN '{name}'::breakdown_name" for name, column in query.splits
    )
    values = ", ".join(column for _, column in query.splits)
    whole = "''::breakdown_name"
    return f"CASE {whens} ELSE {whole} END AS breakdown, coalesce({values}, '') AS breakdown_value"
