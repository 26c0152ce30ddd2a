"""Statistical-neighbour models: workbooks of 2021 and 2025, and the two CSV shapes of the same.

The list of current authorities ends at the first row without a number. Rows after it are of
authorities that no longer exist; they are kept apart, for charts of the past alone.
"""

import re
from datetime import date

import pyarrow as pa

from sightline.comparators import known
from sightline.comparators.refusal import Refused
from sightline.comparators.tables import Reading, shaped
from sightline.vocabulary.periods import read_period_label

SOURCE = "lait"
NEIGHBOURS = 10
WORKBOOK_COLUMNS = frozenset({"la number", "la name", "sn1", "sn10"})
WIDE_CSV_COLUMNS = frozenset({"old_la_code", "la_name", "sn_1", "sn_10"})
_NO_NEIGHBOUR = "-"

Row = dict[str, str]


def read(table: pa.Table, file_name: str) -> Reading:
    model, starts_on = _model(file_name)
    current, old = _current_and_old(_records(table))
    if not current:
        raise Refused("It names no authority.")
    lines = [
        line
        for was_old, records in ((False, current), (True, old))
        for record in records
        for line in _neighbours(record, old=was_old)
    ]
    own = {"model": model, "starts_on": starts_on}
    constants = {"source": SOURCE, "dataset": f"neighbours_{model}", **own}
    without = sorted({str(line["authority"]) for line in lines if not line["neighbour"]})
    return Reading(
        kind="statistical neighbours",
        source=SOURCE,
        dataset=f"neighbours_{model}",
        release=f"{starts_on:%B %Y}",
        rows=len(table),
        tables={
            "neighbours": shaped("neighbours", pa.Table.from_pylist(lines), constants),
            "areas": shaped("areas", _areas([*current, *old]), {**constants, "rank": 3}),
        },
        unknown_areas=_unknown(lines, current, old),
        notes=tuple(f"{code} has no neighbours in this model" for code in without),
    )


def _model(file_name: str) -> tuple[int, date]:
    """A neighbour file does not say which model it is: its name must."""
    years = re.findall(r"(?<!\d)(20\d{2})(?!\d)", file_name)
    if len(set(years)) != 1:
        raise Refused(
            "It does not say of which year its neighbours are; put that year alone into the "
            "file's name, for example neighbours_may_2025.xlsx."
        )
    year = int(years[0])
    if year in known.neighbour_model_starts():
        return year, known.neighbour_model_starts()[year]
    written = re.search(rf"([A-Za-z]{{3,9}})[\s_-]+{year}", file_name)
    try:
        return year, read_period_label(f"{written[1] if written else ''} {year}").last.replace(
            day=1
        )
    except ValueError:
        return year, date(year, 4, 1)


def _records(table: pa.Table) -> list[Row]:
    """Rows under one set of names: number, name, region, sn1 … sn10, closeness1 … closeness10."""
    columns = [name.casefold() for name in table.column_names]
    cells = [column.to_pylist() for column in table.columns]
    ours: dict[str, list[str | None]] = {}
    for name, theirs in (
        ("number", ("la number", "old_la_code")),
        ("name", ("la name", "la_name")),
        ("region", ("goreg", "region_name")),
    ):
        place = next((columns.index(their) for their in theirs if their in columns), None)
        ours[name] = cells[place] if place is not None else [None] * len(table)
    for rank in range(1, NEIGHBOURS + 1):
        place = next(
            (i for i, name in enumerate(columns) if name in (f"sn{rank}", f"sn_{rank}")), -1
        )
        if place < 0:
            raise Refused(f"It has no column for neighbour {rank}.")
        ours[f"sn{rank}"] = cells[place]
        # How close a neighbour is stands in the column to its right, however that is headed.
        ours[f"closeness{rank}"] = cells[place + 1] if place + 1 < len(cells) else cells[place]
    return [
        {name: (column[row] or "").strip() for name, column in ours.items()}
        for row in range(len(table))
    ]


def _current_and_old(records: list[Row]) -> tuple[list[Row], list[Row]]:
    end = next((i for i, record in enumerate(records) if not record["number"]), len(records))
    return records[:end], [record for record in records[end:] if record["number"]]


def _neighbours(record: Row, *, old: bool) -> list[dict[str, object]]:
    authority = _code(record["number"], f"the authority “{record['name']}”")
    lines: list[dict[str, object]] = []
    for rank in range(1, NEIGHBOURS + 1):
        written = record[f"sn{rank}"]
        neighbour = (
            "" if written == _NO_NEIGHBOUR else _code(written, f"neighbour {rank} of {authority}")
        )
        closeness = record[f"closeness{rank}"].capitalize() if neighbour else ""
        lines.append(
            {
                "authority": authority,
                "rank": rank,
                "neighbour": neighbour,
                "closeness": closeness,
                "old": old,
            }
        )
    return lines


def _code(written: str, whose: str) -> str:
    text = re.sub(r"\.0+$", "", written)
    if not re.fullmatch(r"\d{3}", text):
        raise Refused(f"The number of {whose} is “{written}”; expected three digits.")
    return text


def _areas(records: list[Row]) -> pa.Table:
    codes = known.area_codes_by_name()
    return pa.Table.from_pylist(
        [
            {
                "code": record["number"].removesuffix(".0"),
                "name": record["name"],
                "region": codes.get(record["region"].casefold(), ""),
                "kind": "",
                "ons": "",
            }
            for record in records
        ]
    )


def _unknown(lines: list[dict[str, object]], current: list[Row], old: list[Row]) -> tuple[str, ...]:
    named = {_code(record["number"], record["name"]) for record in [*current, *old]}
    return tuple(sorted({str(line["neighbour"]) for line in lines if line["neighbour"]} - named))
