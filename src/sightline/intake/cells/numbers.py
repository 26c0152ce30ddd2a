"""Numbers, yes and no, and plain text."""

import re

from sightline.intake.cells.reading import Unreadable
from sightline.intake.grids import RawCell
from sightline.intake.words import is_blank, says_nothing, tidy, written

_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?")
_AS_FLOAT = re.compile(r"(\d+)\.0+")


def read_number(cell: RawCell) -> float | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return float(cell)
    text = tidy(written(cell))
    if is_blank(text):
        return None
    bare = text.rstrip("%").strip()
    if not bare or not _NUMBER.fullmatch(bare) or not any(map(str.isdigit, bare)):
        raise Unreadable(f"“{text}” is no number.")
    return float(bare.replace(",", ""))


def read_integer(cell: RawCell) -> int | None:
    number = read_number(cell)
    if number is None:
        return None
    if not number.is_integer() or abs(number) > 1e15:
        raise Unreadable(f"“{written(cell)}” is no whole number.")
    return int(number)


def read_count(cell: RawCell) -> int | None:
    """A whole number that can't be below nought."""
    number = read_integer(cell)
    if number is not None and number < 0:
        raise Unreadable(f"“{written(cell)}” is below nought.")
    return number


def read_text(cell: RawCell) -> str | None:
    """Text without stray spaces; an identifier Excel turned into 123456.0 is 123456 again."""
    # Most cells of the longest columns are plain letters and digits: nothing to tidy in those.
    if isinstance(cell, str) and cell.isascii() and cell.isalnum():
        return None if says_nothing(cell) else cell
    text = tidy(written(cell))
    if is_blank(text):
        return None
    as_float = _AS_FLOAT.fullmatch(text)
    return as_float[1] if as_float else text


def read_identifier(cell: RawCell) -> str | None:
    """As text, but a number Excel wrote as 1.23E+11 has lost digits and is no identifier."""
    if isinstance(cell, float) and (not cell.is_integer() or abs(cell) >= 1e15):
        raise Unreadable(f"“{written(cell)}” is no identifier: Excel has turned it into a number.")
    text = read_text(cell)
    if text and "E" in text.upper() and re.fullmatch(r"\d(\.\d+)?E[+-]?\d+", text, re.I):
        raise Unreadable(f"“{text}” is no identifier: Excel has turned it into a number.")
    return text
