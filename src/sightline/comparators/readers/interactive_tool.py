"""The Local Authority Interactive Tool: its long file of values, and its list of authorities."""

import pyarrow as pa

from sightline.comparators import known
from sightline.comparators.readers.columns import names_to_codes, picked, year_table
from sightline.comparators.readers.repeats import refuse_contradictions
from sightline.comparators.sql import query, rows
from sightline.comparators.tables import Reading, shaped

SOURCE = "lait"
COLUMNS = frozenset({"short desc", "years", "la and regions", "values", "la number"})
CODE_LIST_COLUMNS = frozenset({"la number", "la name", "region", "type"})

_VALUES = {
    "Short Desc": "measure",
    "Years": "label",
    "LA and Regions": "name",
    "Values": "written",
    "LA Number": "number",
    "Region": "region",
}
_READ = """
select trim(t.measure) as measure, coalesce(code_in(t.number), n.code) as area, t.name,
    y.year, y.year_label, t.label,
    number_in(trim(t.written)) as value,
    case when number_in(trim(t.written)) is null then coalesce(trim(t.written), '') end as symbol,
    r.code as region
from given t
left join year_of y on y.label = t.label
left join code_of n on n.name = lower(trim(t.name))
left join code_of r on r.name = lower(trim(t.region))
"""
_UNUSABLE = """
select case when measure is null then 'no measure is named'
            when area is null then 'no area is named'
            else 'no year can be read from “' || coalesce(label, '') || '”' end as reason,
    count(*) as rows
from read_rows where area is null or year is null or measure is null group by 1 order by 1
"""


def read(table: pa.Table, file_name: str) -> Reading:
    given = picked(table, _VALUES)
    codes = names_to_codes(known.area_codes_by_name())
    all_rows = query(_READ, given=given, year_of=year_table(given["label"]), code_of=codes)
    usable = query(
        "from read_rows where area is not null and year is not null and measure is not null",
        read_rows=all_rows,
    )
    values = query("select distinct * exclude (name, label, region) from usable", usable=usable)
    refuse_contradictions(values)
    constants = {"source": SOURCE, "dataset": SOURCE, "derived": False}
    return Reading(
        kind="Local Authority Interactive Tool values",
        source=SOURCE,
        dataset=SOURCE,
        release=_release(usable),
        rows=len(table),
        tables={
            "values": shaped("values", values, constants),
            "areas": shaped("areas", _authorities(usable), {**constants, "rank": 2}),
        },
        unknown_areas=_nameless(all_rows),
        set_aside=tuple(rows(_UNUSABLE, read_rows=all_rows)),
    )


def _release(usable: pa.Table) -> str:
    """The tool's file carries no release: the last year it speaks of stands for one."""
    last = rows("select max(year) from usable where value is not null", usable=usable)[0][0]
    return f"values to {last}" if last else "no values"


def _nameless(all_rows: pa.Table) -> tuple[str, ...]:
    found = rows(
        "select distinct coalesce(name, '(blank)') from read_rows where area is null order by 1",
        read_rows=all_rows,
    )
    return tuple(name for (name,) in found)


def _authorities(usable: pa.Table) -> pa.Table:
    return query(
        """select area as code, any_value(trim(name)) as name,
               coalesce(any_value(region), '') as region, '' as kind, '' as ons
           from usable where not list_contains($aggregates, area) group by area""",
        {"aggregates": list(known.areas())},
        usable=usable,
    )


def read_code_list(table: pa.Table, file_name: str) -> Reading:
    given = picked(
        table, {"LA Number": "number", "LA Name": "name", "Region": "region", "Type": "kind"}
    )
    listed = query(
        """select code_in(t.number) as code, trim(t.name) as name, coalesce(r.code, '') as region,
               coalesce(trim(t.kind), '') as kind, '' as ons
           from given t left join code_of r on r.name = lower(trim(t.region))
           where code_in(t.number) is not null
               and not list_contains($aggregates, code_in(t.number))""",
        {"aggregates": list(known.areas())},
        given=given,
        code_of=names_to_codes(known.area_codes_by_name()),
    )
    unread = rows(
        "select count(*) from given where number is not null and code_in(number) is null",
        given=given,
    )[0][0]
    constants = {"source": SOURCE, "dataset": "lait_code_list", "rank": 1}
    return Reading(
        kind="list of authorities",
        source=SOURCE,
        dataset="lait_code_list",
        release=f"{len(listed)} authorities",
        rows=len(table),
        tables={"areas": shaped("areas", listed, constants)},
        set_aside=(("the authority's number is none", unread),) if unread else (),
    )
