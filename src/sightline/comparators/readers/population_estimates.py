"""Mid-year population estimates of children, as released with the children in need statistics."""

import pyarrow as pa

from sightline.comparators.readers import explore_education
from sightline.comparators.readers.columns import lower
from sightline.comparators.refusal import Refused
from sightline.comparators.sql import query, rows
from sightline.comparators.tables import Reading, shaped

SOURCE = "ons"
COLUMNS = frozenset(
    {"time_period", "time_identifier", "geographic_level", "age_group", "population_estimate"}
)
_CHILDREN = "children aged 0 to 17 years"


def read(table: pa.Table, file_name: str) -> Reading:
    given = lower(table)
    ages = {(age or "").strip().casefold() for age in given["age_group"].unique().to_pylist()}
    if _CHILDREN not in ages:
        raise Refused("It holds no estimate of children aged 0 to 17 years.")
    placed = explore_education.with_places(given)
    read_rows = _read_rows(placed)
    _refuse_nonsense(read_rows)
    people = query(
        "select distinct area, year, number::bigint as aged_0_17, symbol from read_rows",
        read_rows=read_rows,
    )
    constants = {"source": SOURCE, "dataset": "population"}
    unused = len(table) - len(read_rows)
    return Reading(
        kind="population estimates",
        source=SOURCE,
        dataset="population",
        release=str(rows("select max(year) from people", people=people)[0][0]),
        rows=len(table),
        tables={
            "population": shaped("population", people, constants),
            "areas": explore_education.authorities(placed, constants),
        },
        unknown_areas=explore_education.unknown_areas(placed),
        set_aside=(("another age group, or no area or year", unused),) if unused else (),
    )


def _read_rows(placed: pa.Table) -> pa.Table:
    return query(
        """select area, year, number_in(trim(population_estimate)) as number,
               case when number_in(trim(population_estimate)) is null
                   then coalesce(trim(population_estimate), '') end as symbol
           from placed where area is not null and year is not null
               and lower(trim(age_group)) = $age""",
        {"age": _CHILDREN},
        placed=placed,
    )


def _refuse_nonsense(read_rows: pa.Table) -> None:
    broken = rows(
        """select area, year, number from read_rows
           where number < 0 or number <> floor(number) limit 1""",
        read_rows=read_rows,
    )
    twice = rows(
        """select area, year, count(*) from read_rows
           group by all having count(distinct coalesce(number::text, symbol)) > 1 limit 1""",
        read_rows=read_rows,
    )
    for area, year, number in broken:
        raise Refused(f"Its population of area {area} in {year} is {number}, no number of people.")
    for area, year, _ in twice:
        raise Refused(f"It gives two populations of area {area} in {year}.")
