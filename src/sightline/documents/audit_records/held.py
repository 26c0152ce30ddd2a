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

    def is_open(self, table: str) -> bool | None:
        """Whether a spell of the table lasts on the day; None where the extracts can't say."""
        if not self.has(table):
            return None
        return any(
            row["started_on"] and row["started_on"] <= self.on
            and (row["ended_on"] is None or row["ended_on"] > self.on)
            for row in self.of(table)
        )  # fmt: skip


def said_of(held: Held, said: str, *, warns: bool = False) -> Prefilled:
    return Prefilled(said, held.as_at, known=True, warns=warns)


def not_in_extract() -> Prefilled:
    return Prefilled(NOT_IN_EXTRACT, None, known=False)


def day_said(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "an unknown day"


def days_said(days: Sequence[date]) -> str:
    return ", ".join(map(day_said, days)) or "an unknown day"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
