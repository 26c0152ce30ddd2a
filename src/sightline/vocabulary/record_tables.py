"""The record tables as the catalogue declares them: what a row is, its columns, its ties.

Everything that reads, keeps or counts records asks here which tables and columns there are.
`declared.py` reads them from the catalogue's files; this module holds what was read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

UNKNOWN = "unknown"


class ColumnType(StrEnum):
    TEXT = "text"
    CODE = "code"
    CODES = "codes"
    DATE = "date"
    DATETIME = "datetime"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    ROW = "row"


@dataclass(frozen=True)
class CodeList:
    """The codes a column may hold, what each means, and the groups statistics put them in.

    Every list also knows `unknown`: intake writes it where a return leaves the code out, so a code
    column is never null and `not in (…)` is safe.
    """

    name: str
    title: str
    values: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __contains__(self, code: object) -> bool:
        return code == UNKNOWN or code in self.values

    def meaning(self, code: str) -> str:
        return "Not known" if code == UNKNOWN else self.values.get(code, code)

    def group_of(self, code: str) -> str:
        for group, codes in self.groups.items():
            if code in codes:
                return group
        return "Not known"


@dataclass(frozen=True)
class Column:
    """One column. `observed` columns are true only on the extract day; `private` ones name people.

    `day_of` names the datetime column this date is taken from.
    """

    name: str
    type: ColumnType
    meaning: str
    required: bool = False
    codes: str | None = None
    observed: bool = False
    private: bool = False
    day_of: str | None = None


@dataclass(frozen=True)
class DerivedColumn:
    """A column worked out from the row or from the child's other rows.

    `previous(x)` / `next(x)`: x of the child's row that happened on the nearest strictly earlier /
    later day (the largest x where that day has several). `months_after(x, n)`. `group(code)`.
    """

    name: str
    type: ColumnType
    meaning: str
    function: str
    column: str
    number: int | None = None


@dataclass(frozen=True)
class BelongsTo:
    """How a row finds the row it belongs to, kept as that row's `row_id` in `column`.

    `within`: the child's row that was open on the day this one happened (the latest such);
    `latest_before`: the child's latest row that began on or before that day; None: built with it.
    """

    table: str
    column: str
    link: str | None = None


@dataclass(frozen=True)
class RecordTable:
    """A declared record table. `built` tables are made from others, never loaded.

    `key` is the natural key within an authority; `spans` are pairs of columns where the second may
    not be earlier than the first; `happens_on` is the day before which the row is not known.
    """

    name: str
    title: str
    meaning: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]
    derived: Mapping[str, DerivedColumn] = field(default_factory=dict)
    happens_on: str | None = None
    spans: tuple[tuple[str, str], ...] = ()
    belongs_to: Mapping[str, BelongsTo] = field(default_factory=dict)
    built: bool = False
    point_in_time: bool = False

    @property
    def is_about_a_child(self) -> bool:
        return "child_id" in self.columns

    @property
    def has_team(self) -> bool:
        return "team" in self.columns

    @property
    def links(self) -> tuple[str, ...]:
        """Columns holding the row this one belongs to, beyond those declared as columns."""
        found = (tie.column for tie in self.belongs_to.values())
        return tuple(column for column in found if column not in self.columns)

    def type_of(self, name: str) -> ColumnType | None:
        """The type of a column an expression may name, or None if there is no such column."""
        if name in self.columns:
            return self.columns[name].type
        if name in self.derived:
            return self.derived[name].type
        return ColumnType.ROW if name in self.links or name == "row_id" else None

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.columns, *self.derived, *self.links)


@dataclass(frozen=True)
class Breakdown:
    """How a figure may be split: by a column, or by the age a date gives on the view's day.

    `of` is a path such as `child.sex`, or a column of the counted table. `bands` are
    (title, youngest age, oldest age), both inside.
    """

    name: str
    title: str
    of: str | None = None
    age_of: str | None = None
    bands: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True)
class Records:
    """All record tables, code lists and breakdowns of the catalogue."""

    tables: Mapping[str, RecordTable]
    codes: Mapping[str, CodeList]
    breakdowns: Mapping[str, Breakdown]

    def __iter__(self) -> Iterator[RecordTable]:
        return iter(self.tables.values())

    def __getitem__(self, name: str) -> RecordTable:
        return self.tables[name]

    def __contains__(self, name: object) -> bool:
        return name in self.tables

    def code_list(self, table: str, column: str) -> CodeList | None:
        declared = self.tables[table].columns.get(column)
        return self.codes[declared.codes] if declared and declared.codes else None
