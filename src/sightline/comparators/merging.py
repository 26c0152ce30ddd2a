"""Old tables and new become the next edition: nothing said is lost, the newest release counts."""

from collections.abc import Mapping

import pyarrow as pa

from sightline.comparators.derived import derived_measures, derived_values
from sightline.comparators.readers.explore_education import column_in_words, unit_of
from sightline.comparators.sql import query
from sightline.comparators.tables import SCHEMAS, shaped

# A published cell goes before a derived one of the same release; of one release loaded twice
# (the Interactive Tool is re-issued under the same last year) the later load counts.
# An older cell that a newer release merely repeats is dropped, or the store would grow by the whole
# of the Interactive Tool every month; what an older release said differently is kept.
_MARKED = """
select *, row_number() over (partition by measure, area, year
    order by release desc, derived, load desc) = 1 as current
from everything
window newest_first as (partition by measure, area, year, derived order by release desc, load desc)
qualify row_number() over newest_first = 1
    or value is distinct from lag(value) over newest_first
    or symbol is distinct from lag(symbol) over newest_first
order by measure, area, year, release desc, load desc
"""
_PEOPLE = """
select area, year, aged_0_17, symbol, release from population
qualify row_number() over (partition by area, year order by release desc, load desc) = 1
"""


def merged(
    before: Mapping[str, pa.Table], readings: list[Mapping[str, pa.Table]]
) -> dict[str, pa.Table]:
    """The tables of the next edition; `before` is an edition's, `readings` are new loads'."""
    tables = {
        name: pa.concat_tables(
            [
                _published_only(before[name]) if name == "values" else before[name],
                *(tables[name] for tables in readings if name in tables),
            ]
        )
        for name in SCHEMAS
    }
    derived = derived_values(tables["values"], people(tables["population"]))
    tables["measures"] = pa.concat_tables([tables["measures"], _measures_of(derived, tables)])
    everything = pa.concat_tables([tables["values"], derived])
    return {**tables, "values": query(_MARKED, everything=everything)}


def people(population: pa.Table) -> pa.Table:
    """Children aged 0 to 17 by area and year, of the newest release."""
    return query(_PEOPLE, population=population)


def _published_only(values: pa.Table) -> pa.Table:
    if "current" not in values.column_names:
        return values
    return shaped("values", query("from v where not derived", v=values), {})


def _measures_of(derived: pa.Table, tables: Mapping[str, pa.Table]) -> pa.Table:
    there = set(tables["measures"]["key"].to_pylist())
    may_be = derived_measures()
    lines = [
        {
            "key": key,
            "title": f"{may_be[key].title}: {column_in_words(key)}",
            "topics": may_be[key].title,
            "unit": unit_of(key),
            "year_type": "Annual" if "at31" in key.casefold() else may_be[key].year_type,
            "dataset": may_be[key].key,
        }
        for key in sorted(set(derived["measure"].unique().to_pylist()) - there)
    ]
    constants = {
        "polarity": "neither", "banded": True, "rank": 3, "source": "ees", "load": 0,
        "description": "", "methodology": "", "link": "",
    }  # fmt: skip
    text = ("key", "title", "topics", "unit", "year_type", "dataset")
    schema = pa.schema([(name, pa.string()) for name in text])
    return shaped("measures", pa.Table.from_pylist(lines, schema=schema), constants)
