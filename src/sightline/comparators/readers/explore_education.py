"""Explore education statistics: tidy CSV files, one row per area, year and filter values."""

import re
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from sightline.comparators import known
from sightline.comparators.readers.columns import names_to_codes, year_table
from sightline.comparators.readers.repeats import refuse_contradictions
from sightline.comparators.refusal import Refused
from sightline.comparators.sql import query, rows
from sightline.comparators.tables import Reading, shaped

SOURCE = "ees"
COLUMNS = frozenset(
    {"time_period", "time_identifier", "geographic_level", "country_code", "country_name"}
)
_PLACE = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
)  # fmt: skip
_WITH_PLACES = """
select t.*, y.year, y.year_label, case lower(trim(t.geographic_level))
    when 'national' then c.code
    when 'regional' then coalesce(r.code, n.code)
    when 'local authority' then code_in(t.old_la_code) end as area
from given t
left join year_of y on y.label = t.time_period
left join by_ons c on c.name = trim(t.country_code)
left join by_ons r on r.name = trim(t.region_code)
left join by_name n on n.name = lower(trim(t.region_name))
"""


def with_places(given: pa.Table) -> pa.Table:
    """The rows with `area`, `year`, `year_label`; null where they can't be told."""
    missing = [name for name in _PLACE if name not in given.column_names]
    for name in missing:  # national files leave region and authority out altogether
        given = given.append_column(name, pa.nulls(len(given), pa.string()))
    return query(
        _WITH_PLACES,
        given=given,
        year_of=year_table(given["time_period"]),
        by_ons=names_to_codes(known.area_codes_by_ons()),
        by_name=names_to_codes(known.area_codes_by_name()),
    )


def authorities(placed: pa.Table, constants: Mapping[str, object]) -> pa.Table:
    found = query(
        """select area as code, last(trim(la_name) order by year) as name,
               coalesce(last(r.code order by year), '') as region, '' as kind,
               coalesce(last(trim(new_la_code) order by year), '') as ons
           from placed left join by_ons r on r.name = trim(region_code)
           where lower(trim(geographic_level)) = 'local authority' and area is not null
           group by area""",
        placed=placed,
        by_ons=names_to_codes(known.area_codes_by_ons()),
    )
    return shaped("areas", found, {**constants, "rank": 4})


def unknown_areas(placed: pa.Table) -> tuple[str, ...]:
    found = rows(
        """select distinct coalesce(nullif(trim(la_name), ''), nullif(trim(region_name), ''),
               country_name, '(blank)') from placed where area is null order by 1""",
        placed=placed,
    )
    return tuple(name for (name,) in found)


def read(table: pa.Table, file_name: str) -> Reading:
    columns = frozenset(name.casefold() for name in table.column_names)
    dataset = next(
        (d for d in known.datasets().values() if d.fits(columns, file_name)),
        _unlisted(file_name),
    )
    given, names = _renamed(table, dataset)
    if not names:
        raise Refused("It has no column besides time and place.")
    filters = _filters(given, names)
    indicators = [name for name in names if name not in filters]
    placed = with_places(given)
    values = _values(placed, dataset, filters, indicators)
    refuse_contradictions(values)
    release = rows("select coalesce(max(year_label), 'undated') from v", v=values)[0][0]
    constants = {"source": SOURCE, "dataset": dataset.key, "derived": False}
    return Reading(
        kind="Explore education statistics",
        source=SOURCE,
        dataset=dataset.key,
        release=release,
        rows=len(table),
        tables={
            "values": shaped("values", values, constants),
            "measures": _measures(values, placed, dataset),
            "areas": authorities(placed, constants),
        },
        unknown_areas=unknown_areas(placed),
        set_aside=_set_aside(placed),
    )


def _unlisted(file_name: str) -> known.Dataset:
    stem = file_name.rsplit(".", 1)[0].casefold()
    numbered = re.match(r"([a-d]\d{1,2})_", stem)  # b2_…: the children in need files are numbered
    bare = re.sub(r"[^a-z0-9]+", "_", re.sub(r"_?20\d{2}(_to_20\d{2})?", "", stem)).strip("_")
    key = numbered[1] if numbered else bare
    return known.Dataset(key, key.replace("_", " "), (), "", {}, {}, {}, "Financial Year")


def _renamed(table: pa.Table, dataset: known.Dataset) -> tuple[pa.Table, list[str]]:
    """Place columns in lower case, the others under the name the data set knows them by."""
    names = []
    for written in table.column_names:
        name = written.casefold()
        names.append(name if name in _PLACE else dataset.renamed.get(name, written))
    return table.rename_columns(names), [name for name in names if name not in _PLACE]


def _filters(given: pa.Table, names: list[str]) -> list[str]:
    """A column most of whose words are neither numbers nor symbols splits the rows."""
    words = pa.concat_tables(
        pa.table({"name": pa.repeat(pa.scalar(name), len(column)), "word": column})
        for name, column in ((name, given[name]) for name in names)
    )
    found = rows(
        """select name from words where word is not null group by name
           having 2 * count(*) filter (number_in(trim(word)) is not null
               or list_contains($known, lower(trim(word)))) < count(*)""",
        {"known": list(known.symbols())},
        words=words,
    )
    wordy = {name for (name,) in found}
    return [name for name in names if name in wordy]


def _values(
    placed: pa.Table, dataset: known.Dataset, filters: list[str], indicators: list[str]
) -> pa.Table:
    suffix = _suffix(placed, filters)
    place = placed.select(["area", "year", "year_label"])
    stacked = pa.concat_tables(
        place.append_column(
            "measure", pc.binary_join_element_wise(f"{dataset.key}.{name}", suffix, "")
        ).append_column("written", placed[name])
        for name in indicators
    )
    return query(
        """select distinct measure, area, year, year_label, number_in(trim(written)) as value,
               case when number_in(trim(written)) is null then coalesce(trim(written), '') end
                   as symbol
           from stacked where area is not null and year is not null""",
        stacked=stacked,
    )


def _suffix(placed: pa.Table, filters: list[str]) -> pa.ChunkedArray:
    """“ [cla_group=CLA on 31 March]”; nothing for a Total or a `category` that never varies."""
    parts = []
    for name in filters:
        words = pc.fill_null(placed[name], "")
        if name.casefold() == "category" and len(pc.unique(words)) < 2:
            continue
        silent = pc.or_(pc.equal(pc.utf8_lower(words), "total"), pc.equal(words, ""))
        named = pc.binary_join_element_wise(f" [{name}=", words, "]", "")
        parts.append(pc.if_else(silent, "", named))
    if not parts:
        return pa.chunked_array([pa.repeat(pa.scalar("", pa.string()), len(placed))])
    return pc.binary_join_element_wise(*parts, "")


def _measures(values: pa.Table, placed: pa.Table, dataset: known.Dataset) -> pa.Table:
    identifiers = {
        (word or "").strip().casefold() for word in placed["time_identifier"].unique().to_pylist()
    }
    year_type = "Academic Year" if "academic year" in identifiers else dataset.year_type
    keys = sorted(key for key in values["measure"].unique().to_pylist())
    found = pa.Table.from_pylist(
        [
            {
                "key": key,
                "title": f"{dataset.title}: {column_in_words(key)}",
                "unit": unit_of(key),
                "year_type": "Annual" if "at31" in key.casefold() else year_type,
            }
            for key in keys
        ],
        schema=pa.schema([(n, pa.string()) for n in ("key", "title", "unit", "year_type")]),
    )
    constants = {
        "topics": dataset.title, "polarity": "neither", "banded": True, "rank": 2,
        "source": SOURCE, "dataset": dataset.key, "description": "", "methodology": "", "link": "",
    }  # fmt: skip
    return shaped("measures", found, constants)


def column_in_words(key: str) -> str:
    return key.split(".", 1)[1].replace("_", " ")


def unit_of(key: str) -> str:
    """A guess at the printed unit from the column's own word for it."""
    column = key.split(".", 1)[1].split(" [")[0].casefold()
    if column.endswith("rate_per_10000"):
        return "Rate per 10,000"
    if "percent" in column or column.startswith("pt_"):
        return "%"
    if column.endswith("_rate"):
        return "Rate per 10,000"
    return "%" if "rate" in column else "Number"


def _set_aside(placed: pa.Table) -> tuple[tuple[str, int], ...]:
    found = rows(
        """select case when area is null then 'the area has no known code'
               else 'no year can be read from “' || coalesce(time_period, '') || '”' end, count(*)
           from placed where area is null or year is null group by 1 order by 1""",
        placed=placed,
    )
    return tuple(found)
