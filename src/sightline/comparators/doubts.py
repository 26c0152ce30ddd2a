"""Published numbers that can't be right, said when loaded: known faults and new suspects."""

from collections.abc import Mapping

import pyarrow as pa

from sightline.comparators import known
from sightline.comparators.sql import rows

# A rate or percentage of the country lies between those of its regions. 2 % allows for rounding.
_ENGLAND_OUTSIDE = """
with one_number as (
    select v.measure, v.year,
        max(v.value) filter (v.area = $england) as england,
        min(v.value) filter (list_contains($regions, v.area)) as lowest,
        max(v.value) filter (list_contains($regions, v.area)) as highest
    from published v join (select distinct key from measures
        where unit ilike '%rate%' or unit like '%\\%%' escape '\\') m on m.key = v.measure
    where v.current and v.value >= 0 group by all
)
select measure, count(*), min(year), max(year) from one_number
where england > highest * 1.02 or england < lowest * 0.98
group by measure order by measure
"""


def doubts(tables: Mapping[str, pa.Table], loaded: set[str]) -> tuple[str, ...]:
    """One sentence per known fault, and per suspect, among the measures just loaded."""
    values = tables["values"]
    sentences = [
        f"{fault.measure}, area {fault.area}, is unusable and will not be shown: {fault.reason}."
        for fault in known.faults().values()
        if fault.measure in loaded
    ]
    regions = [area.code for area in known.areas().values() if area.level == "region"]
    suspects = rows(
        _ENGLAND_OUTSIDE,
        {"england": known.ENGLAND, "regions": regions},
        published=values,
        measures=tables["measures"],
    )
    sentences += [
        f"{measure}: England lies outside its regions in {count} years ({first} to {last}); check "
        "it with the publisher."
        for measure, count, first, last in suspects
        if measure in loaded and (measure, known.ENGLAND) not in known.faults()
    ]
    return tuple(sentences)
