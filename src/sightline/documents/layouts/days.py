"""Which day a column is of, and what its heading says."""

from dataclasses import dataclass
from datetime import date
from string import Formatter

from sightline.documents.layouts.shape import Asked, EndOf, Layout, LayoutColumn, Stretch
from sightline.vocabulary.months import month_end

PLACEHOLDERS = ("day", "authority", "year", "before", "outturn")
_MONTHS_IN = {Stretch.YEAR: 12, Stretch.QUARTER: 3, Stretch.MONTH: 1}


@dataclass(frozen=True)
class FinancialYear:
    """In a heading: {year} 17/18, {year:dash} 2017-18, {year:slash} 2017/18."""

    first: int

    def __format__(self, how: str) -> str:
        second = f"{(self.first + 1) % 100:02}"
        if how in ("dash", "slash"):
            return f"{self.first}{'-' if how == 'dash' else '/'}{second}"
        return f"{self.first % 100:02}/{second}"

    @property
    def end(self) -> date:
        return date(self.first + 1, 3, 31)


def first_and_last(end_of: EndOf, year: int) -> tuple[date, date]:
    """The stretch's first and last day, in the financial year or another beside it."""
    if end_of.stretch is Stretch.YEAR:
        return date(year + end_of.number, 4, 1), date(year + end_of.number + 1, 3, 31)
    months = _MONTHS_IN[end_of.stretch]
    return _month(year, (end_of.number - 1) * months)[0], _month(year, end_of.number * months - 1)[
        1
    ]


def _month(year: int, after_april: int) -> tuple[date, date]:
    month = (3 + after_april) % 12 + 1
    of = year + (3 + after_april) // 12
    return date(of, month, 1), month_end(of, month)


def day_of(column: LayoutColumn, asked: Asked) -> date | None:
    """The column's day; of a stretch that is still running the newest day that was counted."""
    if column.key in asked.days:
        return asked.days[column.key]
    if column.on or column.end_of is None:
        return column.on
    first, last = first_and_last(column.end_of, asked.year)
    if asked.newest and first <= asked.newest < last:
        return asked.newest
    return last


def has_begun(column: LayoutColumn, asked: Asked) -> bool:
    day = day_of(column, asked)
    return day is not None and (asked.newest is None or day <= asked.newest)


def now_and_before(
    layout: Layout, column: LayoutColumn, asked: Asked
) -> tuple[LayoutColumn | None, LayoutColumn | None]:
    """The two columns of figures that a direction compares."""
    before = layout.column(column.before) if column.before else None
    if column.now:
        return layout.column(column.now), before
    begun = [one for one in layout.of_figures if has_begun(one, asked) and one != before]
    return (begun[-1] if begun else None), before


def heading_of(column: LayoutColumn, asked: Asked, authority: str, *, proposed: bool) -> str:
    """Of a quarter that is still running, or is shown as of another day, the day is said."""
    text = column.proposed if proposed and column.proposed else column.heading
    day = day_of(column, asked)
    said = filled_in(text, asked, authority, day)
    if day is None or column.end_of is None or "day" in names_in(text):
        return said
    is_whole = day == first_and_last(column.end_of, asked.year)[1]
    return said if is_whole else f"{said} (to {day.day} {day:%b})"


def filled_in(text: str, asked: Asked, authority: str, day: date | None = None) -> str:
    """A heading or title with its placeholders filled in; {day} is written 'Nov-16' by itself."""
    values: dict[str, object] = {
        "day": day,
        "authority": authority,
        "year": FinancialYear(asked.year),
        "before": FinancialYear(asked.year - 1),
        "outturn": FinancialYear(asked.year - 1).end,
    }
    said = []
    for literal, name, how, _ in Formatter().parse(text):
        said.append(literal)
        value = values.get(name or "")
        if isinstance(value, date):
            said.append(f"{value:{how or '%b-%y'}}")
        elif name and value is not None:
            said.append(format(value, how or ""))
    return "".join(said)


def names_in(text: str) -> list[str]:
    """The placeholders of a text. Raises ValueError for one that is not closed."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
