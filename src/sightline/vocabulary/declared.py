"""Reads the record tables, code lists and breakdowns from the catalogue, or lists every problem."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from sightline.vocabulary.problems import Problem, ProblemsFound, did_you_mean
from sightline.vocabulary.record_tables import (
    BelongsTo,
    Breakdown,
    CodeList,
    Column,
    ColumnType,
    DerivedColumn,
    Records,
    RecordTable,
)
from sightline.vocabulary.toml_lines import TomlLines

CATALOGUE = Path(__file__).parent.parent / "catalogue"
_TABLE_KEYS = {
    "name", "title", "meaning", "key", "happens_on", "spans", "belongs_to", "built",
    "point_in_time", "columns", "derived",
}  # fmt: skip
_COLUMN_KEYS = {"type", "meaning", "required", "codes", "observed", "private", "from"}
_DERIVED = re.compile(r"(previous|next|group|months_after)\(\s*(\w+)\s*(?:,\s*(-?\d+)\s*)?\)")


@lru_cache(maxsize=4)
def declared_records(catalogue: Path = CATALOGUE) -> Records:
    """Every record table, code list and breakdown declared under `catalogue`.

    Raises ProblemsFound with all problems of all files; nothing half-loads.
    """
    problems: list[Problem] = []
    codes: dict[str, CodeList] = {}
    for path in sorted((catalogue / "codes").glob("*.toml")):
        codes |= _code_lists(path, problems)
    tables: dict[str, RecordTable] = {}
    for path in sorted((catalogue / "records").glob("*.toml")):
        for table in _TableFile(path, codes, problems).tables():
            if table.name in tables:
                problems.append(Problem(path.name, 1, f"Table “{table.name}” is declared twice."))
            tables[table.name] = table
    breakdowns = _breakdowns(catalogue / "breakdowns.toml", problems)
    if problems:
        raise ProblemsFound(problems)
    return Records(tables, codes, breakdowns)


def read_toml(path: Path, problems: list[Problem]) -> tuple[dict[str, Any], TomlLines]:
    """The file's values and lines; a file that is no TOML adds one problem and counts as empty."""
    text = path.read_text(encoding="utf-8")
    try:
        return tomllib.loads(text), TomlLines.of(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        sentence = f"This is not valid TOML: {error}."
        problems.append(Problem(path.name, int(at[1]) if at else 1, sentence))
        return {}, TomlLines.of(text)


def _code_lists(path: Path, problems: list[Problem]) -> dict[str, CodeList]:
    values, lines = read_toml(path, problems)
    found = {}
    for name, entry in values.items():
        groups = {group: tuple(codes) for group, codes in entry.get("groups", {}).items()}
        found[name] = CodeList(name, entry.get("title", name), entry.get("values", {}), groups)
        for group, codes in groups.items():
            for code in codes:
                if code not in found[name]:
                    sentence = f"Group “{group}” of “{name}” holds the unknown code “{code}”."
                    problems.append(Problem(path.name, lines.line(name, "groups", group), sentence))
    return found


def _breakdowns(path: Path, problems: list[Problem]) -> dict[str, Breakdown]:
    values, _ = read_toml(path, problems)
    return {
        entry["name"]: Breakdown(
            entry["name"],
            entry["title"],
            entry.get("of"),
            entry.get("age_of"),
            tuple((title, int(low), int(high)) for title, low, high in entry.get("bands", [])),
        )
        for entry in values.get("breakdown", [])
    }


class _TableFile:
    """One file of record tables; collects its problems as it goes."""

    def __init__(self, path: Path, codes: Mapping[str, CodeList], problems: list[Problem]) -> None:
        self.name, self.codes, self.problems = path.name, codes, problems
        self.values, self.lines = read_toml(path, problems)

    def tables(self) -> list[RecordTable]:
        return [self._table(n, entry) for n, entry in enumerate(self.values.get("table", []))]

    def _problem(self, sentence: str, *path: str | int) -> None:
        self.problems.append(Problem(self.name, self.lines.line("table", *path), sentence))

    def _table(self, n: int, entry: dict[str, Any]) -> RecordTable:
        for key in entry.keys() - _TABLE_KEYS:
            self._problem(f"A table has no “{key}”.{did_you_mean(key, _TABLE_KEYS)}", n, key)
        columns = {
            name: self._column(n, name, column) for name, column in entry.get("columns", {}).items()
        }
        derived = {
            name: made
            for name, column in entry.get("derived", {}).items()
            if (made := self._derived(n, name, column, columns))
        }
        table = RecordTable(
            name=entry.get("name", f"table {n + 1}"),
            title=entry.get("title", ""),
            meaning=entry.get("meaning", ""),
            key=tuple(entry.get("key", ())),
            columns=columns,
            derived=derived,
            happens_on=entry.get("happens_on"),
            spans=tuple((start, end) for start, end in entry.get("spans", [])),
            belongs_to={
                other: BelongsTo(other, tie["column"], tie.get("link"))
                for other, tie in entry.get("belongs_to", {}).items()
            },
            built=entry.get("built", False),
            point_in_time=entry.get("point_in_time", False),
        )
        self._check_names(n, table)
        return table

    def _check_names(self, n: int, table: RecordTable) -> None:
        named = [("key", name) for name in table.key if name not in table.links]
        named += [("spans", name) for pair in table.spans for name in pair]
        named += [("happens_on", table.happens_on)] if table.happens_on else []
        for key, name in named:
            if name not in table.columns:
                hint = did_you_mean(name, table.columns)
                self._problem(f"“{table.name}” has no column “{name}”.{hint}", n, key)

    def _column(self, n: int, name: str, entry: dict[str, Any]) -> Column:
        for key in entry.keys() - _COLUMN_KEYS:
            hint = did_you_mean(key, _COLUMN_KEYS)
            self._problem(f"A column has no “{key}”.{hint}", n, "columns", name)
        kind = entry.get("type", "")
        if kind not in set(ColumnType):
            hint = did_you_mean(kind, ColumnType)
            self._problem(f"“{kind}” is no type.{hint}", n, "columns", name)
            kind = ColumnType.TEXT
        codes = entry.get("codes")
        if (kind in {ColumnType.CODE, ColumnType.CODES}) != (codes in self.codes):
            hint = did_you_mean(str(codes), self.codes)
            self._problem(f"“{codes}” is no code list.{hint}", n, "columns", name)
            codes = None
        return Column(
            name=name,
            type=ColumnType(kind),
            meaning=entry.get("meaning", ""),
            required=entry.get("required", False),
            codes=codes,
            observed=entry.get("observed", False),
            private=entry.get("private", False),
            day_of=entry.get("from"),
        )

    def _derived(
        self, n: int, name: str, entry: dict[str, Any], columns: Mapping[str, Column]
    ) -> DerivedColumn | None:
        parts = _DERIVED.fullmatch(entry.get("is", "").strip())
        if parts is None or parts[2] not in columns:
            given = entry.get("is")
            sentence = f"“{given}” is no previous, next, group or months_after of a column."
            self._problem(sentence, n, "derived", name)
            return None
        kind = ColumnType.TEXT if parts[1] == "group" else columns[parts[2]].type
        number = int(parts[3]) if parts[3] else None
        return DerivedColumn(name, kind, entry.get("meaning", ""), parts[1], parts[2], number)
