"""On which day the data was drawn: from the name, the cover sheet, or the rows' latest date."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sightline.intake.cells.dates import read_date
from sightline.intake.cells.reading import Unreadable
from sightline.intake.grids import Grid
from sightline.intake.sheets import SheetReading
from sightline.intake.words import heading_words, is_blank

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d{2}"
_IN_NAMES = [
    re.compile(rf"(?<!\d)({_YEAR}[-_. ]{_MONTH}[-_. ]{_DAY})(?!\d)"),
    re.compile(rf"(?<!\d)({_DAY}[-_. ]{_MONTH}[-_. ]{_YEAR})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"),
    re.compile(r"(?<!\d)((?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])20\d{2})(?!\d)"),
    re.compile(rf"(?<!\d)({_DAY}(?:st|nd|rd|th)?[-_ ]?[A-Za-z]{{3,9}}[-_ ]?20\d{{2}})(?!\d)"),
]
_LABEL = re.compile(
    r"(extract|snapshot|drawn|produced|inspection|data).*date"
    r"|date.*(extract|snapshot|drawn|produced|data)"
    r"|snapshot|as at|correct (as )?(at|on)"
)
# A date more than this after the next one before it, and nearly alone, is a slip of the keyboard.
_GAP = timedelta(days=45)
_ENOUGH_OF_A_YEAR = 0.05


def day_in_names(names: Iterable[str]) -> date | None:
    """The one date the file names hold; None where they hold none or several."""
    found = {day for name in names for day in _days_in(name)}
    return found.pop() if len(found) == 1 else None


def _days_in(name: str) -> set[date]:
    found = set()
    for pattern in _IN_NAMES:
        for text in pattern.findall(name):
            day = _as_day(text)
            if day and day.year >= 2000:
                found.add(day)
    return found


def _as_day(text: str) -> date | None:
    plain = re.sub(r"[_. ]", "-", text)
    if re.fullmatch(r"\d{8}", plain) and not plain.startswith(("19", "20")):
        plain = f"{plain[:2]}/{plain[2:4]}/{plain[4:]}"
    try:
        return read_date(plain)
    except Unreadable:
        return None


def day_on_cover(grids: Sequence[Grid]) -> date | None:
    """A date beside, below or in a label such as "Snapshot date" of a sheet with no list."""
    for grid in grids:
        rows = [grid.row(n) for n in range(min(grid.height, 40))]
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if len(text) < 120 and _LABEL.search(heading_words(text)):
                    beside = row[x + 1 : x + 3]
                    below = [rows[y + 1][x]] if y + 1 < len(rows) else []
                    if day := _first_day([text.rpartition(":")[2], *beside, *below]):
                        return day
    return None


def _first_day(texts: Iterable[str]) -> date | None:
    for text in texts:
        if is_blank(text) or not any(map(str.isdigit, text)):
            continue
        try:
            if day := read_date(text.strip()):
                return day
        except Unreadable:
            continue
    return None


def latest_day(readings: Sequence[SheetReading], today: date) -> date | None:
    """The latest day anything happened, no later than today; lone far-off dates are passed over."""
    times = _times(readings)
    days = sorted(day for day in times if day <= today)
    while len(days) > 1 and days[-1] - days[-2] > _GAP and times[days[-1]] <= 2:
        days.pop()
    return days[-1] if days else None


def _times(readings: Sequence[SheetReading]) -> Counter[date]:
    times: Counter[date] = Counter()
    for reading in readings:
        for _, values in reading.days():
            for pair in pc.value_counts(values).to_pylist():
                if pair["values"]:
                    times[pair["values"]] += pair["counts"]
    return times


def latest_full_year(columns: Sequence[pa.Array]) -> date | None:
    """31 March of the latest year, April to March, that holds a twentieth of the dates or more."""
    days = [column.drop_null().cast(pa.int32()) for column in columns]
    numbers = np.concatenate([np.asarray(day) for day in days]) if days else np.array([])
    if not len(numbers):
        return None
    months = numbers.astype("datetime64[D]").astype("datetime64[M]").astype(int)
    ends = 1970 + (months - 3) // 12 + 1  # months since January 1970; a year ends in March
    years, times = np.unique(ends, return_counts=True)
    enough = years[times >= _ENOUGH_OF_A_YEAR * len(numbers)]
    return date(int(enough[-1]), 3, 31) if len(enough) else None
