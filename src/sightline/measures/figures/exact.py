"""The exact calculation of an indicator: the SQL of each of its ways, as the engine runs it."""

from sightline.measures.compile.asked import Asked
from sightline.measures.compile.cells import cell_queries
from sightline.measures.compile.dialect import Dialect
from sightline.measures.compile.measures import bind, grouped
from sightline.measures.engines.duckdb import DuckDBDialect
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import Indicator


def indicator_sql(
    indicator: Indicator, catalogue: Catalogue, dialect: Dialect | None = None
) -> list[tuple[str, str]]:
    """(way's label, SQL) on the headline basis with the shipped settings, without breakdowns.

    An indicator that divides others has theirs; a collected one has none. In a computation the
    same text stands beside that of other indicators over the same rows (see `queries.json`).
    """
    if indicator.divides:
        parts = (catalogue[part] for part in indicator.divides)
        return [found for part in parts for found in indicator_sql(part, catalogue, dialect)]
    asked = Asked(dialect or DuckDBDialect(), catalogue.records)
    found = []
    for number, way in enumerate(indicator.ways):
        measure = bind(indicator, number, indicator.headline, dict(indicator.settings), ())
        (group,) = grouped([measure])
        queries = cell_queries(group, (), asked)
        found += [(way.label or indicator.title, query.sql) for query in queries]
    return found
