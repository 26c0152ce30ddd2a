"""A local list as it was on an earlier day: without what had not happened yet."""

from datetime import date, datetime

from sightline.demo.local_drawing import Row, Table
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import ColumnType

_DAYS = {ColumnType.DATE, ColumnType.DATETIME}


def as_on(name: str, table: Table, day: date) -> Table:
    """A row that needs a later date is left out; one that only ended later has not ended yet."""
    columns, rows = table
    declared = declared_records()[name]
    dated = {
        place: declared.columns[column].required or column in declared.key
        for place, column in enumerate(columns)
        if column in declared.columns and declared.columns[column].type in _DAYS
    }
    needed = [place for place, is_needed in dated.items() if is_needed]
    others = [place for place, is_needed in dated.items() if not is_needed]
    kept = [row for row in rows if not any(_is_later(row[place], day) for place in needed)]
    return columns, [_without(row, others, day) for row in kept]


def _without(row: Row, places: list[int], day: date) -> Row:
    later = [place for place in places if _is_later(row[place], day)]
    if not later:
        return row
    return [None if place in later else value for place, value in enumerate(row)]


def _is_later(value: object, day: date) -> bool:
    if isinstance(value, datetime):
        return value.date() > day
    return isinstance(value, date) and value > day
