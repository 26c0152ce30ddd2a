"""The worked examples of an indicator: rows in, answer out."""

from datetime import date, datetime
from typing import Any

from sightline.measures.language.entry import Entry
from sightline.measures.language.keys import EXAMPLE
from sightline.measures.model.indicator import Example
from sightline.vocabulary.problems import did_you_mean
from sightline.vocabulary.record_tables import ColumnType, Records, RecordTable
from sightline.vocabulary.words import Basis

_SYSTEM = {"authority", "row_id", "observed_on", "withdrawn_on", "impossible", "service"}
_PYTHON: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.TEXT: (str,),
    ColumnType.CODE: (str,),
    ColumnType.CODES: (list,),
    ColumnType.DATE: (date,),
    ColumnType.DATETIME: (datetime,),
    ColumnType.INTEGER: (int,),
    ColumnType.NUMBER: (int, float),
    ColumnType.BOOLEAN: (bool,),
    ColumnType.ROW: (int,),
}


def read_examples(entry: Entry, records: Records) -> tuple[Example, ...]:
    listed = entry.values.get("example", [])
    if not isinstance(listed, list):
        entry.problem("Write each example as [[indicator.example]].", "example")
        return ()
    found = (_example(entry.within("example", n), records) for n in range(len(listed)))
    return tuple(example for example in found if example is not None)


def _example(entry: Entry, records: Records) -> Example | None:
    entry.only(EXAMPLE, "An example")
    as_at = entry.of_kind("as_at", date, "a day such as 2024-03-31")
    if as_at is None:
        entry.problem("An example needs the day it is asked for: as_at = 2024-03-31.", "as_at")
        return None
    if not {"numerator", "denominator", "value", "empty"} & entry.values.keys():
        entry.problem("An example needs an answer: numerator, denominator, value or empty = true.")
    if "basis" in entry and entry.word("basis", Basis) is None:
        return None
    return Example(
        title=entry.text("title"),
        as_at=as_at,
        rows=_rows(entry, records),
        numerator=entry.number("numerator"),
        denominator=entry.number("denominator"),
        value=entry.number("value"),
        empty=entry.of_kind("empty", bool, "true or false") or False,
        basis=entry.word("basis", Basis),
        breakdown=_breakdown(entry),
        way=entry.text("way") or None,
        settings=entry.of_kind("settings", dict, "a table of numbers") or {},
        team=entry.text("team") or None,
        line=entry.line,
    )


def _breakdown(entry: Entry) -> tuple[str, str] | None:
    given = entry.of_kind("breakdown", dict, 'one name and value, such as { sex = "F" }')
    if not given:
        return None
    if len(given) != 1:
        entry.problem("An example asks for one breakdown.", "breakdown")
    name, value = next(iter(given.items()))
    return str(name), str(value)


def _rows(entry: Entry, records: Records) -> dict[str, tuple[dict[str, Any], ...]]:
    tables = entry.of_kind("rows", dict, "tables of rows") or {}
    found = {}
    for name, rows in tables.items():
        if name not in records:
            hint = did_you_mean(name, records.tables)
            entry.problem(f"There is no record table “{name}”.{hint}", "rows", name)
            continue
        for row in rows:
            _check_row(entry, records, records[name], row)
        found[name] = tuple(rows)
    return found


def _check_row(entry: Entry, records: Records, table: RecordTable, row: dict[str, Any]) -> None:
    for column, value in row.items():
        declared = table.type_of(column)
        if column in _SYSTEM:
            continue
        if declared is None:
            hint = did_you_mean(column, table.names)
            sentence = f"“{table.name}” has no column “{column}”.{hint}"
            entry.problem(sentence, "rows", table.name)
        elif not _is_of(value, declared):
            sentence = f"“{column}” of {table.name} must be a {declared}, not {value!r}."
            entry.problem(sentence, "rows", table.name)
        else:
            _check_codes(entry, records, table, column, value)


def _is_of(value: object, declared: ColumnType) -> bool:
    if declared is not ColumnType.BOOLEAN and isinstance(value, bool):
        return False
    if declared is ColumnType.DATE and isinstance(value, datetime):
        return False
    return isinstance(value, _PYTHON[declared])


def _check_codes(
    entry: Entry, records: Records, table: RecordTable, column: str, value: object
) -> None:
    codes = records.code_list(table.name, column)
    for code in (value if isinstance(value, list) else [value]) if codes else []:
        if codes and code not in codes:
            hint = did_you_mean(str(code), codes.values)
            sentence = f"“{code}” is no code of “{codes.name}”.{hint}"
            entry.problem(sentence, "rows", table.name)
