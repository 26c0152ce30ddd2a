"""What every local list is drawn with: the history, the days asked for, and small helpers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from sightline.demo.events import History
from sightline.demo.workforce import Workforce
from sightline.demo.world import DATA_AS_AT, FIRST_EXTRACT_WINDOW

Row = list[object]
Table = tuple[tuple[str, ...], list[Row]]


@dataclass(frozen=True)
class LocalDrawing:
    """Lists as (columns, rows), from the first extract's window to the last extract day."""

    history: History
    workforce: Workforce

    def recent(self, day: date | None) -> bool:
        return day is not None and FIRST_EXTRACT_WINDOW <= day <= DATA_AS_AT

    def days(self, days: Iterable[tuple[str, date]]) -> list[Row]:
        return [[child_id, day] for child_id, day in dict.fromkeys(days) if self.recent(day)]


def yes(answer: bool) -> str:
    return "yes" if answer else "no"


def past(day: date | None) -> date | None:
    return day if day and day <= DATA_AS_AT else None


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour))


def unique(rows: list[Row], columns: int) -> list[Row]:
    return list({tuple(row[:columns]): row for row in rows}.values())
