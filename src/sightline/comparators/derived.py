"""What a release leaves out and its own cells give: rates by population, shares of counts.

A derived value takes the release and source of its parts, is never rounded, and is marked
`derived`. Where a part is withheld the derived value is withheld too, under the part's symbol.
"""

import pyarrow as pa

from sightline.comparators import known
from sightline.comparators.sql import query, rows
from sightline.comparators.tables import shaped

_SHARES = """
with parts as (
    select r.measure as result, r.role, r.parts, v.*
    from recipes r join given v on v.measure = r.part
), summed as (
    select result, area, year, load, any_value(year_label) as year_label,
        any_value(source) as source, any_value(dataset) as dataset,
        any_value(release) as release, any_value(licence) as licence,
        count(value) = any_value(parts) as whole, first(symbol) filter (symbol is not null)
            as missing,
        sum(value) filter (role = 'of') as numerator,
        sum(value) filter (role = 'over') as denominator
    from parts group by result, area, year, load having count(*) = any_value(parts)
)
select result as measure, * exclude (result, whole, missing, numerator, denominator),
    case when whole and denominator > 0 then 100 * numerator / denominator end as value,
    case when not whole then missing when denominator <= 0 then 'z' end as symbol
from summed s
where not exists (from given g where g.measure = s.result and g.area = s.area
    and g.year = s.year and g.load = s.load)
"""
_RATES = """
select r.measure, v.* exclude (measure, value, symbol, derived),
    10000 * v.value / p.aged_0_17 as value, v.symbol
from recipes r
join given v on v.measure = r.part
join people p on p.area = v.area and p.year = v.year - 1
where p.aged_0_17 > 0 and not exists (from given g where g.measure = r.measure
    and g.area = v.area and g.year = v.year and g.load = v.load)
"""
_NO_POPULATION = """
select v.dataset, v.release, v.year - 1 as year, count(distinct r.measure)
from recipes r join given v on v.measure = r.part
where v.value is not null and not exists (from given g where g.measure = r.measure
    and g.year = v.year and g.load = v.load)
    and not exists (from people p where p.year = v.year - 1)
group by 1, 2, 3 order by 1, 2, 3
"""
_RECIPE = pa.schema(
    [("measure", pa.string()), ("part", pa.string()), ("role", pa.string()), ("parts", pa.int64())]
)


def derived_values(given: pa.Table, people: pa.Table) -> pa.Table:
    """Rates and shares that the releases in `given` leave out; `people` is the population used."""
    shares = query(_SHARES, given=given, recipes=_share_recipes())
    rates = query(_RATES, given=given, people=people, recipes=_rate_recipes())
    return pa.concat_tables(
        shaped("values", part.append_column("derived", pa.repeat(True, len(part))), {})
        for part in (shares, rates)
    )


def missing_populations(given: pa.Table, people: pa.Table) -> tuple[str, ...]:
    """A sentence for each release whose rates can't be worked out for want of a population."""
    found = rows(_NO_POPULATION, given=given, people=people, recipes=_rate_recipes())
    return tuple(
        f"{count} rates of {dataset} (release {release}) can't be worked out for {year + 1}: no "
        f"population of mid-{year} is loaded."
        for dataset, release, year, count in found
    )


def derived_measures() -> dict[str, known.Dataset]:
    """Every measure that may be derived, with its data set."""
    return {
        f"{dataset.key}.{name}": dataset
        for dataset in known.datasets().values()
        for name in (*dataset.rates, *dataset.shares)
    }


def _share_recipes() -> pa.Table:
    lines = [
        {
            "measure": f"{dataset.key}.{name}",
            "part": f"{dataset.key}.{part}",
            "role": role,
            "parts": len(of) + len(over),
        }
        for dataset in known.datasets().values()
        for name, (of, over) in dataset.shares.items()
        for role, parts in (("of", of), ("over", over))
        for part in parts
    ]
    return pa.Table.from_pylist(lines, schema=_RECIPE)


def _rate_recipes() -> pa.Table:
    lines = [
        {"measure": f"{d.key}.{rate}", "part": f"{d.key}.{count}", "role": "of", "parts": 1}
        for d in known.datasets().values()
        for rate, count in d.rates.items()
    ]
    return pa.Table.from_pylist(lines, schema=_RECIPE)
