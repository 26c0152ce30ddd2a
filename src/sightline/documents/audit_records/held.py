"""One child's rows as an audit reads them, and what is said of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sightline.documents.child_records import Row
from sightline.vocabulary.working_days import WorkingDays

NOT_IN_EXTRACT = "Not in the extract"
Rows = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class Prefilled:
    """`said` with its dates; `as_at`: the day of the extract; `known`: such records are in the
    extract; `warns`: something to look into."""

    said: str
    as_at: date | None
    known: bool
    warns: bool = False

    def kept(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self) | {"as_at": self.as_at.isoformat() if self.as_at else None}


@dataclass(frozen=True)
class Held:
    """One child's rows, and which record tables the extracts hold for anybody."""

    rows: Rows
    tables: frozenset[str]
    window_from: date
    window_to: date
    on: date
    as_at: date
    calendar: WorkingDays = field(default_factory=WorkingDays)

    def has(self, *tables: str) -> bool:
        return any(table in self.tables for table in tables)

    def of(self, *tables: str) -> list[Row]:
        return [row for table in tables for row in self.rows.get(table, ())
                if not row.get("withdrawn_on")]  # fmt: skip

    def days(self, column: str, *tables: str) -> list[date]:
        """Newest first, no later than the audit."""
        found = {row[column] for row in self.of(*tables) if row.get(column)}
        return sorted((day for day in found if day <= self.on), reverse=True)

    def within(self, days: Iterable[date]) -> list[date]:
        return [day for day in days if self.window_from <= day <= self.window_to]

    def until(self, column: str, table: str) -> list[Row]:
        """Rows with that day, none later than the audit, the oldest first."""
        found = [row for row in self.of(table) if row.get(column) and row[column] <= self.on]
        return sorted(found, key=lambda row: row[column])

    def lasting(self, table: str) -> list[Row]:
        """Spells of the table that last on the day, the one that began last at the end."""
        found = self.until("started_on", table)
        return [row for row in found if row["ended_on"] is None or row["ended_on"] > self.on]

    def is_open(self, table: str) -> bool | None:
        """Whether a spell of the table lasts on the day; None where the extracts can't say."""
        return bool(self.lasting(table)) if self.has(table) else None


def said_of(held: Held, said: str, *, warns: bool = False) -> Prefilled:
    return Prefilled(said, held.as_at, known=True, warns=warns)


def none_said(
    held: Held, said: str, *, tables: Mapping[str, str], warns: bool = False
) -> Prefilled:
    """Nothing is on record; which of these tables the extracts do not hold is said with it."""
    lacking = ", ".join(words for table, words in tables.items() if not held.has(table))
    return said_of(held, f"{said} Not in the extract: {lacking}." if lacking else said, warns=warns)


def not_in_extract() -> Prefilled:
    return Prefilled(NOT_IN_EXTRACT, None, known=False)


def day_said(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "an unknown day"


def days_said(days: Sequence[date]) -> str:
    return ", ".join(map(day_said, days)) or "an unknown day"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
