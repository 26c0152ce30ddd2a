"""The rows of one Annex A list, written out of the records by the mapping that reads it in.

Headings are the return's own, in its order; codes are written with the letter the return gives
them. Read in again, a list gives back the records it came from.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow.parquet as pq

from sightline.documents.model import Value
from sightline.intake.cells.codes import all_spellings
from sightline.intake.mapping import MappedColumn, SheetMapping, Target
from sightline.store.precedence import Window, precedence
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.months import months_back
from sightline.vocabulary.record_tables import UNKNOWN

# The return keeps an adopter on the list until an order is made or the process is left.
_ENDS = {"adopters": ("order_on", "left_on")}
_KEPT = ("withdrawn_on", "impossible", "last_held_on")
Record = Mapping[str, Any]


@dataclass(frozen=True)
class ListRows:
    """`window` in words; `not_held`: headings the records can't fill; whose rows, whose not."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    window: str
    not_held: tuple[str, ...]
    impossible: int
    children: frozenset[str]
    restricted: frozenset[str]


def list_rows(snapshot: Snapshot, sheet: SheetMapping, hidden: frozenset[str]) -> ListRows:
    """Rows of `hidden` children are left out, and told in `restricted`."""
    records = _records(snapshot, sheet.table)
    inside, window = _inside(sheet, records, snapshot.manifest.data_as_at)
    seen = [record for record in inside if record.get("child_id") not in hidden]
    cells = _Cells(snapshot, sheet)
    ids = frozenset(r["child_id"] for r in inside if r.get("child_id"))
    return ListRows(
        headings=tuple(column.heading for column in sheet.columns),
        rows=tuple(tuple(cells.row(record)) for record in seen),
        window=window,
        not_held=tuple(c.heading for c in sheet.columns if not cells.is_held(c)),
        impossible=sum(record["impossible"] is not None for record in seen),
        children=ids - hidden,
        restricted=ids & hidden,
    )


def _records(snapshot: Snapshot, table: str) -> list[Record]:
    """Rows that no later extract withdrew."""
    path = snapshot.path(table)
    if not path.is_file():
        return []
    declared = declared_records()[table]
    there = set(pq.read_schema(path).names)
    columns = [name for name in (*_KEPT, *declared.columns) if name in there]
    rows: list[Record] = pq.read_table(path, columns=columns).to_pylist()
    return [row for row in rows if row["withdrawn_on"] is None]


def _inside(sheet: SheetMapping, records: list[Record], as_at: date) -> tuple[list[Record], str]:
    if sheet.point_in_time:
        last = max((record["last_held_on"] for record in records), default=as_at)
        return [r for r in records if r["last_held_on"] == last], f"as listed on {last:%d/%m/%Y}"
    first = months_back(as_at, sheet.months)
    begins = declared_records()[sheet.table].happens_on or ""
    rule = precedence()[sheet.table]
    ends = _ENDS.get(sheet.table, rule.ends_on if rule.window is Window.OPEN else ())
    words = f"of the {sheet.months} months to that day"
    if not ends:
        return [r for r in records if _between(r.get(begins), first, as_at)], words
    found = [r for r in records if _was_open(r, begins, ends, first, as_at)]
    return found, f"open at any time {words}"


def _between(day: date | None, first: date, last: date) -> bool:
    return day is not None and first < day <= last


def _was_open(record: Record, begins: str, ends: Iterable[str], first: date, last: date) -> bool:
    began, ended = record.get(begins), [record[name] for name in ends if record.get(name)]
    return (began is None or began <= last) and (not ended or max(ended) > first)


class _Cells:
    """Values of one sheet's columns, as the return writes them."""

    def __init__(self, snapshot: Snapshot, sheet: SheetMapping) -> None:
        self.sheet, self.as_at = sheet, snapshot.manifest.data_as_at
        is_about_a_child = declared_records()[sheet.table].is_about_a_child
        children = _records(snapshot, "children") if is_about_a_child else []
        self.children = {child["child_id"]: child for child in children}

    def is_held(self, column: MappedColumn) -> bool:
        return self._target(column) is not None or self._is_age(column)

    def row(self, record: Record) -> Iterable[Value]:
        child = self.children.get(record.get("child_id"), {})
        for column in self.sheet.columns:
            target = self._target(column)
            if target is None:
                yield self._age(child) if self._is_age(column) else None
            else:
                found = record if target.table == self.sheet.table else child
                yield written(target, found.get(target.column))

    def _target(self, column: MappedColumn) -> Target | None:
        tables = (self.sheet.table, "children")
        return next((t for table in tables for t in column.targets if t.table == table), None)

    def _is_age(self, column: MappedColumn) -> bool:
        return bool(self.children) and column.heading.startswith("Age")

    def _age(self, child: Record) -> int | None:
        born: date | None = child.get("born_on")
        if born is None or born > self.as_at:
            return None
        before = (self.as_at.month, self.as_at.day) < (born.month, born.day)
        return self.as_at.year - born.year - before


def written(target: Target, value: Any) -> Value:
    """'a) WBRI: White British', 'a) Yes', a day, a number; None where nothing is known."""
    if isinstance(value, bool):
        return "a) Yes" if value else "b) No"
    codes = declared_records().code_list(target.table, target.column)
    if codes is None or value is None:
        return value  # type: ignore[no-any-return]
    if value == UNKNOWN:
        return None
    said = codes.meaning(value)
    # A return's own code is written beside its meaning; a word of ours for one is not.
    said = said if value.islower() else f"{value}: {said}"
    spelt = all_spellings().get(codes.name)
    letters = spelt.letters.items() if spelt else ()
    letter = next((letter for letter, code in letters if code == value), "")
    return f"{letter}) {said}" if letter else said
