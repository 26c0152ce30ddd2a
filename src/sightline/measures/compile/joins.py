"""The joins an expression needs: each count of working days looks its days up in a calendar.

The calendar is a table of (day, number), where the number counts the working days so far; it is
never carried along as a list. `_calendar_ends` gives the last calendar day of each number.
"""

from dataclasses import dataclass, field


@dataclass
class CalendarJoins:
    """Left joins in the order they are needed; the same day is looked up once.

    `authority` is the SQL of the row's authority where authorities have closures of their own.
    """

    prefix: str
    authority: str | None = None
    lines: list[str] = field(default_factory=list)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def number_of(self, day: str) -> str:
        return self._joined("_calendar", "day", day) + ".number"

    def last_day_of(self, number: str) -> str:
        return self._joined("_calendar_ends", "number", number) + ".last_day"

    def _joined(self, table: str, key: str, value: str) -> str:
        known = self._known.get((table, value))
        if known is not None:
            return known
        alias = f"{self.prefix}{len(self._known)}"
        same = f" AND {alias}.authority = {self.authority}" if self.authority else ""
        self.lines.append(f"LEFT JOIN {table} {alias} ON {alias}.{key} = {value}{same}")
        self._known[(table, value)] = alias
        return alias

    @property
    def sql(self) -> str:
        return "".join(f"\n  {line}" for line in self.lines)
