"""The Local Authority Interactive Tool's dictionary: what each of its measures is."""

import pyarrow as pa

from sightline.comparators.readers.columns import picked
from sightline.comparators.refusal import Refused
from sightline.comparators.sql import query, rows
from sightline.comparators.tables import Reading, shaped

SOURCE = "lait"
COLUMNS = frozenset({"measure_short", "measure", "topic", "polarity", "year_type"})

_WANTED = {
    "Measure_short": "key",
    "Measure": "title",
    "Topic": "topic",
    "Polarity": "polarity",
    "y_axis_name": "unit",
    "Description": "description",
    "Methodology": "methodology",
    "Hyperlink(s)": "link",
    "dps": "decimals",
    "Year_Type": "year_type",
    "No_Quartile": "no_quartile",
    "Last Update": "updated",
    "Next Update": "next_update",
}
_POLARITIES = {"high", "low", "-", "na", ""}
# A measure may stand under two topics; its first row says what it is, later rows fill its blanks.
# Dates are Excel's day numbers, which count from 30 December 1899.
_MERGED = """
with told as (
    select row_number() over () as place, trim(key) as key, topic,
        nullif(nullif(trim(title), 'NA'), '') as title,
        nullif(nullif(trim(unit), 'NA'), '') as unit,
        nullif(nullif(trim(description), 'NA'), '') as description,
        nullif(nullif(trim(methodology), 'NA'), '') as methodology,
        nullif(nullif(trim(link), 'NA'), '') as link,
        case lower(trim(polarity)) when 'high' then 'higher' when 'low' then 'lower' end
            as polarity,
        try_cast(decimals as integer) as decimals,
        nullif(trim(year_type), 'NA') as year_type,
        coalesce(upper(trim(no_quartile)), 'NA') <> 'N' as banded,
        date '1899-12-30' + try_cast(updated as integer) as updated_on,
        date '1899-12-30' + try_cast(next_update as integer) as next_update_on
    from given where trim(key) <> ''
)
select key, coalesce(first(title order by place), key) as title,
    string_agg(trim(topic), '; ' order by place) as topics,
    coalesce(first(unit order by place) filter (unit is not null), '') as unit,
    coalesce(first(polarity order by place) filter (polarity is not null), 'neither') as polarity,
    first(decimals order by place) filter (decimals is not null) as decimals,
    coalesce(first(year_type order by place) filter (year_type is not null), 'Unknown')
        as year_type,
    first(banded order by place) as banded,
    coalesce(first(description order by place) filter (description is not null), '')
        as description,
    coalesce(first(methodology order by place) filter (methodology is not null), '')
        as methodology,
    coalesce(first(link order by place) filter (link is not null), '') as link,
    first(updated_on order by place) filter (updated_on is not null) as updated_on,
    first(next_update_on order by place) filter (next_update_on is not null) as next_update_on
from told group by key order by key
"""


def read(table: pa.Table, file_name: str) -> Reading:
    given = picked(table, _WANTED)
    _refuse_unknown_polarities(given)
    merged = query(_MERGED, given=given)
    nameless = sum(key is None for key in given["key"].to_pylist())
    last = rows("select max(updated_on) from merged", merged=merged)[0][0]
    constants = {"source": SOURCE, "dataset": SOURCE, "rank": 1}
    return Reading(
        kind="Local Authority Interactive Tool dictionary",
        source=SOURCE,
        dataset="lait_dictionary",
        release=f"updated {last:%Y-%m-%d}" if last else "undated",
        rows=len(table),
        tables={"measures": shaped("measures", merged, constants)},
        set_aside=(("no measure is named", nameless),) if nameless else (),
    )


def _refuse_unknown_polarities(given: pa.Table) -> None:
    for number, written in enumerate(given["polarity"].to_pylist(), start=2):
        if (written or "").strip().casefold() not in _POLARITIES:
            raise Refused(
                f"Its measure {number - 1} has the polarity “{written}”; expected High, Low or -."
            )
