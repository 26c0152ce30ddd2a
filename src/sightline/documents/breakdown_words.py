"""Breakdowns and their groups in words: code lists' meanings, bands in order of age."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import (
    UNKNOWN,
    Breakdown,
    CodeList,
    ColumnType,
    Records,
    RecordTable,
)

NOT_KNOWN = "Not known"
_NOT_KNOWN = {UNKNOWN, UNKNOWN.capitalize(), NOT_KNOWN, ""}
_GROUP = "_group"  # a column of that ending holds the groups of the code beside it
_YES_NO = {"yes": "Yes", "no": "No", "true": "Yes", "false": "No"}


@dataclass(frozen=True)
class Wording:
    """A breakdown's title, and each of its values in words, in the order they are to stand."""

    title: str
    values: Mapping[str, str]
    holds_several: bool = False

    @classmethod
    def of(cls, indicator: Indicator, name: str, values: Iterable[str]) -> "Wording":
        """`values` are those found: they tell apart two columns of one name."""
        tables = tuple(dict.fromkeys(way.table for way in indicator.ways))
        return _wording(tables, name, frozenset(values) - _NOT_KNOWN)

    def group(self, value: str) -> str:
        """In words; a value no list holds is shown as it is, never left out."""
        return NOT_KNOWN if value in _NOT_KNOWN else self.values.get(value, value)

    def place(self, value: str) -> int:
        return list(self.values).index(value) if value in self.values else len(self.values)


@lru_cache(maxsize=256)
def _wording(tables: tuple[str, ...], name: str, values: frozenset[str]) -> Wording:
    records = declared_records()
    if name in records.breakdowns:
        return _declared(records, records.breakdowns[name])
    # An indicator that divides two others has no table of its own: any that has the column and
    # these values will do.
    named = [records[table] for table in tables] + list(records)
    found = [_column(records, table, name) for table in named if table.type_of(name)]
    whole = (each for each in found if values <= each.values.keys())
    return next(whole, next(iter(found), Wording(_title(name), {})))


def _declared(records: Records, breakdown: Breakdown) -> Wording:
    if breakdown.bands:
        titles = [title for title, _, _ in breakdown.bands]
        return Wording(breakdown.title, dict(zip(titles, titles, strict=True)))
    link, _, column = (breakdown.of or breakdown.name).rpartition(".")
    table = next(table for table in records if table.type_of(column))
    owner = records["children"] if link == "child" and "children" in records else table
    found = _column(records, owner, column)
    return Wording(breakdown.title, found.values)


def _column(records: Records, table: RecordTable, name: str) -> Wording:
    if name.endswith(_GROUP):
        derived = table.derived.get(name)
        beside = derived.column if derived else name.removesuffix(_GROUP)
        codes = records.code_list(table.name, beside)
        groups = list(codes.groups) if codes else []
        return Wording(_title_of(codes, name), dict(zip(groups, groups, strict=True)))
    codes = records.code_list(table.name, name)
    several = table.type_of(name) is ColumnType.CODES
    if codes is None:
        is_yes_or_no = table.type_of(name) is ColumnType.BOOLEAN
        return Wording(_title(name), _YES_NO if is_yes_or_no else {})
    return Wording(_title_of(codes, name), codes.values, several)


def _title_of(codes: CodeList | None, name: str) -> str:
    return codes.title if codes else _title(name)


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()
