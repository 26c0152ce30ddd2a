"""Which reader a record column is read with: by its type, or by the name the mapping gives."""

import re
from collections.abc import Mapping

from sightline.intake.cells.codes import CodeReader, codes_reader, flag_reader
from sightline.intake.cells.dates import read_date, read_datetime, read_partial_date
from sightline.intake.cells.numbers import read_count, read_identifier, read_number, read_text
from sightline.intake.cells.reading import Reader, UnknownCode
from sightline.intake.grids import RawCell
from sightline.intake.words import is_blank, tidy, written
from sightline.vocabulary.record_tables import UNKNOWN, Column, ColumnType

_PAIR = re.compile(r"([a-z])\s*([12])", re.I)
_SUITABLE = {"1": "suitable", "2": "unsuitable"}


def letter_of_pair(cell: RawCell) -> object:
    """`U1`: accommodation U (and suitable). Anything else is read as an accommodation code."""
    pair = _PAIR.fullmatch(tidy(written(cell)))
    return CodeReader("accommodation")(pair[1] if pair else cell)


def suitable_of_pair(cell: RawCell) -> object:
    pair = _PAIR.fullmatch(tidy(written(cell)))
    return _SUITABLE[pair[2]] if pair else UNKNOWN


def is_given(cell: RawCell) -> object:
    """True where anything stands there: an expected birth date tells that the child is unborn."""
    return None if is_blank(cell) else True


def any_disability(cell: RawCell) -> object:
    """From the list of disabilities: yes, or no where it holds NONE alone."""
    codes = {part.strip().upper() for part in written(cell).split(",") if part.strip()}
    if not codes:
        return UNKNOWN
    return "no" if codes == {"NONE"} else "yes"


def placeholder_urn(cell: RawCell) -> object:
    """An Ofsted number; `XXXXXXX` stands for none."""
    text = read_text(cell)
    return None if text and not text.strip("Xx") else text


def named_reader(name: str) -> Reader | None:
    return _NAMED.get(name)


def reader_for(
    column: Column,
    named: str = "",
    more: Mapping[str, list[str]] | None = None,
    otherwise: str = "",
) -> Reader:
    """The reader of a record column, or the one a mapping names."""
    if named:
        return _NAMED[named]
    if column.type is ColumnType.CODE:
        return CodeReader(column.codes or "", more, otherwise or UNKNOWN)
    if column.type is ColumnType.CODES:
        return codes_reader(column.codes or "")
    if column.type is ColumnType.BOOLEAN:
        return flag_reader(more, otherwise or UNKNOWN)
    if column.type is ColumnType.TEXT and column.name.endswith("_id"):
        return read_identifier
    return _BY_TYPE[column.type]


_BY_TYPE: Mapping[ColumnType, Reader] = {
    ColumnType.TEXT: read_text,
    ColumnType.DATE: read_date,
    ColumnType.DATETIME: read_datetime,
    ColumnType.INTEGER: read_count,
    ColumnType.NUMBER: read_number,
}
_NAMED: Mapping[str, Reader] = {
    "letter_of_pair": letter_of_pair,
    "suitable_of_pair": suitable_of_pair,
    "is_given": is_given,
    "any_disability": any_disability,
    "partial_date": read_partial_date,
    "placeholder_urn": placeholder_urn,
}
__all__ = ["UnknownCode", "named_reader", "reader_for"]
