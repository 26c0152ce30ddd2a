"""How a return's sheets and headings become record columns, as the catalogue declares it.

`catalogue/returns/*.toml` are read and checked against the record tables; all problems at once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from sightline.intake.cells.readers import named_reader
from sightline.intake.words import heading_words, letters_and_digits
from sightline.vocabulary.declared import CATALOGUE, declared_records, read_toml
from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean

_SHEET_KEYS = {
    "name", "title", "names", "table", "groups", "months", "point_in_time", "columns", "constants",
    "part", "year", "year_begins", "optional",
}  # fmt: skip
_COLUMN_KEYS = {
    "heading", "also", "pattern", "to", "marks", "key", "future", "aliases", "otherwise", "extra",
    "quiet",
}  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A record column a heading fills, and how it is read where the type does not tell."""

    table: str
    column: str
    reads: str = ""

    @property
    def name(self) -> str:
        return f"{self.table}.{self.column}"


@dataclass(frozen=True)
class MappedColumn:
    """One heading. `future` dates may lie after the extract day; `extra` ones may be missing
    unsaid; `quiet` ones don't report what they can't match."""

    heading: str
    keys: frozenset[str]
    pattern: re.Pattern[str] | None
    targets: tuple[Target, ...]
    marks: bool = False
    future: bool = False
    extra: bool = False
    quiet: bool = False
    aliases: Mapping[str, list[str]] = field(default_factory=dict)
    otherwise: str = ""


@dataclass(frozen=True)
class SheetMapping:
    """One sheet, CSV or XML part of a return; `table` is the record table its rows are counted in.

    It covers `months` back from the extract day, or the `year` that began on that (month, day), or
    one `point_in_time`; with none of them, what its rows span.
    """

    name: str
    title: str
    table: str
    names: tuple[re.Pattern[str], ...]
    columns: tuple[MappedColumn, ...]
    months: int = 0
    year: tuple[int, int] | None = None
    point_in_time: bool = False
    part: str = ""
    optional: bool = False
    constants: Mapping[str, Any] = field(default_factory=dict)

    @property
    def marks(self) -> tuple[MappedColumn, ...]:
        return tuple(column for column in self.columns if column.marks)

    @property
    def says_what_it_covers(self) -> bool:
        return bool(self.months or self.year or self.point_in_time)

    @property
    def tables(self) -> tuple[str, ...]:
        """The record tables it feeds, its own first."""
        fed = (target.table for column in self.columns for target in column.targets)
        return tuple(dict.fromkeys([self.table, *fed]))

    @cached_property
    def wordings(self) -> frozenset[str]:
        return frozenset(self._by_wording)

    @cached_property
    def _by_wording(self) -> Mapping[str, MappedColumn]:
        return {key: column for column in reversed(self.columns) for key in column.keys}

    def is_named(self, name: str) -> bool:
        return any(pattern.search(heading_words(name)) for pattern in self.names)

    def column_for(self, heading: str) -> MappedColumn | None:
        """The mapped column of a heading; patterns only after all plain wordings."""
        if plain := self._by_wording.get(letters_and_digits(heading)):
            return plain
        words = heading_words(heading)
        for column in self.columns:
            if column.pattern and column.pattern.search(words):
                return column
        return None


@dataclass(frozen=True)
class ReturnMapping:
    """One return: its kind, its title, its sheets."""

    kind: str
    title: str
    sheets: tuple[SheetMapping, ...]

    def sheet(self, name: str) -> SheetMapping:
        return next(sheet for sheet in self.sheets if sheet.name == name)


@lru_cache(maxsize=16)
def return_mapping(kind: str, folder: Path = CATALOGUE / "returns") -> ReturnMapping:
    """The mapping of a return. Raises ProblemsFound with all its problems."""
    path = folder / f"{kind}.toml"
    problems: list[Problem] = []
    mapping = _MappingFile(path, problems).mapping()
    if problems:
        raise ProblemsFound(problems)
    return mapping


class _MappingFile:
    """One file of mappings; collects its problems as it goes."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.name, self.problems = path.name, problems
        self.values, self.lines = read_toml(path, problems)

    def mapping(self) -> ReturnMapping:
        sheets = tuple(self._sheet(n, raw) for n, raw in enumerate(self.values.get("sheet", [])))
        kind = self.values.get("kind", "")
        return ReturnMapping(kind, self.values.get("title", kind), sheets)

    def _problem(self, sentence: str, *path: str | int) -> None:
        self.problems.append(Problem(self.name, self.lines.line("sheet", *path), sentence))

    def _sheet(self, n: int, raw: dict[str, Any]) -> SheetMapping:
        for key in raw.keys() - _SHEET_KEYS:
            self._problem(f"A sheet has no “{key}”.{did_you_mean(key, _SHEET_KEYS)}", n, key)
        groups = self.values.get("groups", {})
        columns: list[dict[str, Any]] = []
        for group in raw.get("groups", []):
            columns += self._for_tables(groups.get(group, []), _tables_fed(raw))
        own = raw.get("columns", [])
        # A sheet's own wording of a heading replaces the group's.
        named = {letters_and_digits(column.get("heading", "")) for column in own}
        columns = [c for c in columns if letters_and_digits(c["heading"]) not in named] + own
        table = raw.get("table", "")
        if table not in declared_records():
            hint = did_you_mean(table, declared_records().tables)
            self._problem(f"There is no record table “{table}”.{hint}", n, "table")
        for name in raw.get("constants", {}):
            self._target(n, name)
        return SheetMapping(
            name=raw.get("name", f"sheet {n + 1}"),
            title=raw.get("title", raw.get("name", "")),
            table=table,
            names=tuple(re.compile(pattern, re.I) for pattern in raw.get("names", [])),
            columns=tuple(self._column(n, column) for column in columns),
            months=raw.get("months", 0),
            year=tuple(raw.get("year_begins", (4, 1))) if raw.get("year") else None,
            point_in_time=raw.get("point_in_time", False),
            part=raw.get("part", ""),
            optional=raw.get("optional", False),
            constants=raw.get("constants", {}),
        )

    @staticmethod
    def _for_tables(group: list[dict[str, Any]], tables: list[str]) -> list[dict[str, Any]]:
        """A group's columns; its key also fills the child's identifier in every table fed."""
        children = [f"{table}.child_id" for table in tables]
        return [
            {**column, "to": [*children, *column["to"]]} if column.get("key") else column
            for column in group
        ]

    def _column(self, n: int, raw: dict[str, Any]) -> MappedColumn:
        for key in raw.keys() - _COLUMN_KEYS:
            hint = did_you_mean(key, _COLUMN_KEYS)
            self._problem(f"A column has no “{key}”.{hint}", n, "columns")
        heading = raw.get("heading", "")
        targets = [self._target(n, name) for name in raw.get("to", [])]
        return MappedColumn(
            heading=heading,
            keys=frozenset(map(letters_and_digits, [heading, *raw.get("also", [])])),
            pattern=re.compile(raw["pattern"], re.I) if "pattern" in raw else None,
            targets=tuple(target for target in targets if target),
            marks=raw.get("marks", False),
            future=raw.get("future", False),
            extra=raw.get("extra", False),
            quiet=raw.get("quiet", False),
            aliases=raw.get("aliases", {}),
            otherwise=raw.get("otherwise", ""),
        )

    def _target(self, n: int, name: str) -> Target | None:
        path, _, reads = name.partition(":")
        table, _, column = path.partition(".")
        records = declared_records()
        if table not in records or column not in records[table].columns:
            known = records[table].columns if table in records else records.tables
            hint = did_you_mean(column if table in records else table, known)
            self._problem(f"There is no record column “{path}”.{hint}", n, "columns")
            return None
        if reads and named_reader(reads) is None:
            self._problem(f"There is no reader “{reads}”.", n, "columns")
        return Target(table, column, reads)


def _tables_fed(raw: Mapping[str, Any]) -> list[str]:
    """The sheet's own table and those its columns name, where they are about a child."""
    records = declared_records()
    named = [raw.get("table", "")]
    named += [to.partition(".")[0] for column in raw.get("columns", []) for to in column["to"]]
    return [
        table
        for table in dict.fromkeys(named)
        if table != "children" and table in records and "child_id" in records[table].columns
    ]
