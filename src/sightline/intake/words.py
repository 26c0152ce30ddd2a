"""How cells are compared and shown: headings, spellings, and the many ways to write nothing."""

import re
from datetime import date, datetime, time
from functools import lru_cache

_QUOTES = str.maketrans({"\u00a0": " ", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
                         "\u2013": "-", "\u2014": "-", "\ufeff": ""})  # fmt: skip
_ERRORS = {"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#multivalue",
           "#spill!", "#calc!", "#####"}  # fmt: skip
_BLANKS = {"", "-", ".", "..", "nan", "null", "none", "<blank>", "n/a", "(blank)"} | _ERRORS


def tidy(text: str) -> str:
    """Without outer, doubled or non-breaking spaces, and with straight quotes and plain dashes."""
    return " ".join(text.translate(_QUOTES).split())


@lru_cache(maxsize=4096)
def heading_words(text: str) -> str:
    """A heading for patterns: tidy, in small letters."""
    return tidy(text).casefold()


@lru_cache(maxsize=16384)
def letters_and_digits(text: str) -> str:
    """What is compared when two headings or spellings may be one: `DOB`, `D.o.b.`"""
    return re.sub(r"[^a-z0-9]", "", tidy(text).casefold())


def written(cell: object) -> str:
    """The cell as a person would read it: 123456.0 is 123456, a date is dd/mm/yyyy."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04} {cell:%H:%M:%S}"
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    return cell.isoformat() if isinstance(cell, time) else str(cell)


def is_empty(cell: object) -> bool:
    """Nothing stands there at all (a lone `-` or `N/A` is something, though it says nothing)."""
    return cell == "" or (isinstance(cell, str) and not cell.strip())


def is_blank(cell: object) -> bool:
    """The cell says nothing: empty, or one of the marks people and systems write for nothing."""
    return isinstance(cell, str) and says_nothing(tidy(cell))


def says_nothing(tidied: str) -> bool:
    """As `is_blank`, of text that is tidy already."""
    return tidied.casefold() in _BLANKS


def is_error(cell: object) -> bool:
    """The cell shows a spreadsheet's error where a value should be."""
    return isinstance(cell, str) and "#" in cell[:3] and tidy(cell).casefold() in _ERRORS


def column_letters(column: int) -> str:
    """0 is A, 26 is AA, as spreadsheets name columns."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def listed(names: list[str], most: int = 4) -> str:
    """“a”, “b” and 3 more."""
    shown = [f"“{name}”" for name in names[:most]]
    if len(names) > most:
        return ", ".join(shown) + f" and {len(names) - most:,} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def counted(number: int, one: str, many: str = "") -> str:
    """1 row; 2 rows; 12,000 rows."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
