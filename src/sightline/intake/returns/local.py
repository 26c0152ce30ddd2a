"""The local CSV of every record table: columns by their names, made from the catalogue itself."""

import csv
import io
import re
from functools import lru_cache

from sightline.intake.mapping import MappedColumn, ReturnMapping, SheetMapping, Target
from sightline.intake.words import letters_and_digits
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import Column, ColumnType, RecordTable

_SHAPES = {
    ColumnType.TEXT: "text",
    ColumnType.DATE: "day, as 31/03/2024 or 2024-03-31",
    ColumnType.DATETIME: "day and time, as 31/03/2024 14:30",
    ColumnType.INTEGER: "whole number",
    ColumnType.NUMBER: "number",
    ColumnType.BOOLEAN: "Yes or No",
}


@lru_cache(maxsize=1)
def local_mapping() -> ReturnMapping:
    """Every loadable record table as a sheet whose headings are its columns' names."""
    tables = [table for table in declared_records() if not table.built]
    return ReturnMapping("local", "Local tables", tuple(map(_sheet, tables)))


def local_template(table: str) -> str:
    """The heading row of a record table's CSV, ready to be filled."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(
        column.name for column in _written_columns(declared_records()[table])
    )
    return out.getvalue()


def local_tables_page() -> str:
    """Markdown: every local table, its key and what each column holds."""
    lines = [
        "# Local tables",
        "",
        "One CSV per table, named after it (`cp_visits.csv`). The first row holds the column",
        "names; columns may be left out unless marked *required*.",
    ]
    for table in declared_records():
        if not table.built:
            lines += ["", f"## {table.title} (`{table.name}`)", "", table.meaning, ""]
            lines += ["| Column | Holds | Written as |", "|---|---|---|"]
            lines += [_described(column) for column in _written_columns(table)]
            lines += ["", f"A row is known by: {', '.join(f'`{name}`' for name in table.key)}."]
    return "\n".join(lines) + "\n"


def _written_columns(table: RecordTable) -> list[Column]:
    """Without the days that follow from a column with the hour."""
    return [column for column in table.columns.values() if column.day_of is None]


def _described(column: Column) -> str:
    shape = _SHAPES.get(column.type, "")
    if column.codes:
        codes = declared_records().codes[column.codes].values
        shape = ("several of " if column.type is ColumnType.CODES else "") + (
            ", ".join(f"`{code}`" for code in codes)
            if len(codes) <= 8
            else f"a code of `{column.codes}`"
        )
    required = " *required*" if column.required else ""
    return f"| `{column.name}` | {column.meaning}{required} | {shape} |"


def _sheet(table: RecordTable) -> SheetMapping:
    name = re.escape(table.name).replace("_", r"[\s_\-]*")
    required = {column.name for column in table.columns.values() if column.required}
    return SheetMapping(
        name=table.name,
        title=table.title,
        table=table.name,
        names=(re.compile(rf"^(\d{{4}}[\d\-_.]*)?{name}([\s_\-.]*\d[\d\-_.]*)?$", re.I),),
        columns=tuple(
            MappedColumn(
                heading=column.name,
                keys=frozenset([letters_and_digits(column.name)]),
                pattern=None,
                targets=(Target(table.name, column.name),),
                marks=column.name in required or column.name in table.key,
                future=column.name in {"born_on", "ended_on", "sixth_day_on"},
                extra=not column.required,
            )
            for column in _written_columns(table)
        ),
        point_in_time=table.point_in_time,
    )
