"""The plan over time: areas down, months across, a mark for each milestone in the month it is due.

A real table of links, so that a reader hears what others see. Months long past or far ahead, in
which little happens, are gathered into one column each.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.apps.plan.looking.lines import Line
from sightline.documents.plan import AreaData
from sightline.vocabulary.months import end_of_month, month_ends, months_after

BEFORE, AHEAD = 6, 18
_IN_CELL = 12


@dataclass(frozen=True)
class Column:
    """A month by its last day, or what has none. `is_now`: the month of today."""

    title: str
    year: str = ""
    is_now: bool = False
    is_past: bool = False


@dataclass(frozen=True)
class Cell:
    marks: tuple[Line, ...]
    more: int
    column: Column


@dataclass(frozen=True)
class Timeline:
    columns: tuple[Column, ...]
    rows: tuple[tuple[AreaData, tuple[Cell, ...]], ...]

    @property
    def is_empty(self) -> bool:
        return not self.rows


def drawn(lines: Sequence[Line], today: date) -> Timeline:
    days = [each.line.due_on for each in lines if each.line.due_on]
    now = end_of_month(today)
    early, late = end_of_month(months_after(now, -BEFORE)), end_of_month(months_after(now, AHEAD))
    near = [now, *(end_of_month(day) for day in days if early <= end_of_month(day) <= late)]
    months = list(month_ends(min(near), max(near)))
    held: dict[int, dict[str, list[Line]]] = {}
    areas: dict[int, AreaData] = {}
    for each in lines:
        areas[each.of_area.id] = each.of_area
        key = _column_of(each.line.due_on, months)
        held.setdefault(each.of_area.id, {}).setdefault(key, []).append(each)
    used = {key for columns in held.values() for key in columns}
    columns = {
        key: column
        for key, column in _columns(months, now).items()
        if key in used or key not in {"before", "after", "none"}
    }
    rows = tuple(
        (area, tuple(_cell(held[id].get(key, []), column) for key, column in columns.items()))
        for id, area in areas.items()
    )
    return Timeline(tuple(columns.values()), rows)


def _column_of(day: date | None, months: Sequence[date]) -> str:
    if day is None:
        return "none"
    end = end_of_month(day)
    if end < months[0]:
        return "before"
    return "after" if end > months[-1] else end.isoformat()


def _columns(months: Sequence[date], now: date) -> dict[str, Column]:
    made = {"before": Column("Earlier", is_past=True)}
    for number, month in enumerate(months):
        year = f"{month:%Y}" if number == 0 or month.month == 1 else ""
        made[month.isoformat()] = Column(f"{month:%b}", year, month == now, month < now)
    return made | {"after": Column("Later"), "none": Column("No day")}


def _cell(lines: Sequence[Line], column: Column) -> Cell:
    shown = sorted(lines, key=lambda each: each.line.due_on or date.max)
    return Cell(tuple(shown[:_IN_CELL]), max(0, len(shown) - _IN_CELL), column)
