"""The second answer to every question: slow, plain Python, written from the prose of the language.

It shares the meaning (`sightline.measures.model`) with the compiler and nothing else: it walks rows
one by one, with its own idea of views, units, ages and medians. Never make it fast.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any

from sightline.measures.model.expression import (
    AsAt,
    Call,
    Choice,
    Constant,
    Expression,
    Operation,
    ParentColumn,
    PeriodStart,
    RelatedAggregate,
    RelatedColumn,
    RowColumn,
    Setting,
)
from sightline.measures.model.indicator import Calculation, Form, Indicator, View, ViewKind
from sightline.vocabulary.record_tables import Records
from sightline.vocabulary.words import Basis
from sightline.vocabulary.working_days import FIRST_DAY, LAST_DAY, WorkingDays

Row = Mapping[str, Any]
Cell = tuple[str, str, str, str]  # level, unit, breakdown, value
NOT_RECORDED = "Not recorded"


@dataclass
class Answer:
    """What a cell holds: numerator, denominator, value (None where there is nothing to divide)."""

    numerator: float | None
    denominator: float | None
    value: float | None


@dataclass
class ReferenceEngine:
    """Rows by table, as the store's builders leave them; `observed` by table, one per extract."""

    records: Records
    tables: Mapping[str, list[Row]]
    observed: Mapping[str, list[Row]] = field(default_factory=dict)
    calendar: WorkingDays = field(default_factory=WorkingDays)
    observation_days: int = 100

    def answers(
        self,
        indicator: Indicator,
        basis: Basis,
        as_at: date,
        settings: Mapping[str, float] | None = None,
        way: int = -1,
    ) -> dict[Cell, Answer]:
        """Every cell of the indicator on the day, rates without their population."""
        asked = _Asked(
            self, indicator.ways[way], basis, as_at, {**indicator.settings, **(settings or {})}
        )
        return asked.answers(indicator.breakdowns)


@dataclass
class _Asked:
    """One calculation on one day."""

    engine: ReferenceEngine
    calculation: Calculation
    basis: Basis
    as_at: date
    settings: Mapping[str, float]

    @property
    def start(self) -> date:
        return first_day(self.basis, self.as_at)

    @property
    def view(self) -> View:
        return self.calculation.view

    def answers(self, breakdowns: Iterable[str]) -> dict[Cell, Answer]:
        cells: dict[Cell, list[Row]] = {("authority", "", "", ""): []}
        for row in self._kept():
            for cell in self._cells_of(row, breakdowns):
                cells.setdefault(cell, []).append(row)
        found = {cell: self._answer(rows) for cell, rows in cells.items()}
        return {**found, **self._shares(cells)}

    def _kept(self) -> list[Row]:
        kept = [row for row in self._in_view() if self._is_met(self.calculation.of, row)]
        once = self.calculation.once_per
        if once is None:
            return kept
        latest: dict[Any, Row] = {}
        for row in sorted(kept, key=lambda row: (row[self.view.start], row["row_id"])):
            latest[row[once]] = row
        return list(latest.values())

    def _in_view(self) -> list[Row]:
        rows = self.engine.tables.get(self.calculation.table, [])
        return [self._as_known(row) for row in rows if _counts(row) and self._sees(row)]

    def _sees(self, row: Row) -> bool:
        begun = row[self.view.start]
        ended = row[self.view.end] if self.view.end else None
        if begun is None or begun > self.as_at:
            return False
        if self.view.kind is ViewKind.ON:
            return bool(begun >= self.start)
        if self.view.kind is ViewKind.OPEN:
            return ended is None or ended > self.as_at
        return ended is None or ended >= self.start

    def _as_known(self, row: Row) -> Row:
        """A stock knows observed values as they were last seen by the day, if not too long ago."""
        if self.view.kind is not ViewKind.OPEN:
            return row
        columns = self.engine.records[self.calculation.table].columns
        names = [name for name, column in columns.items() if column.observed]
        oldest = self.as_at - timedelta(days=self.engine.observation_days)
        if self.calculation.table not in self.engine.observed:
            seen_on = row.get("observed_on")
            fresh = seen_on is None or oldest <= seen_on <= self.as_at
            return row if fresh else {**row, **dict.fromkeys(names), **_units_of(row)}
        seen = [
            other
            for other in self.engine.observed[self.calculation.table]
            if other["row_id"] == row["row_id"] and oldest <= other["observed_on"] <= self.as_at
        ]
        last = max(seen, key=lambda other: other["observed_on"], default={})
        return {**row, **{name: last.get(name) for name in names}, **_units_of(row)}

    def _cells_of(self, row: Row, breakdowns: Iterable[str]) -> list[Cell]:
        units = self._units(row)
        levels = [("authority", ""), ("service", units["service"]), ("team", units["team"])]
        cells: list[Cell] = [(*level, "", "") for level in levels]
        cells.append(("worker", units["worker"], "", ""))
        for name in breakdowns:
            if name != self.calculation.share_by:
                value = self._split(row, name)
                cells += [(*level, name, value) for level in levels]
        return cells

    def _units(self, row: Row) -> dict[str, str]:
        """Who held the child on the day; on a holder's last day still that one."""
        day = row[self.view.start] if self.view.kind is ViewKind.ON else self.as_at
        held = None
        allocations = self.engine.tables.get("allocations", [])
        for other in sorted(allocations, key=lambda a: (a["started_on"], a["row_id"])):
            if other["child_id"] == row.get("child_id") and other["started_on"] <= day:
                held = other if _counts(other) else held
        if held is not None and held["ended_on"] is not None and held["ended_on"] < day:
            held = None
        known = row.get("own_units", _own(row)) if held is None else _own(held)
        return {unit: known.get(unit) or NOT_RECORDED for unit in ("service", "team", "worker")}

    def _split(self, row: Row, name: str) -> str:
        declared = self.engine.records.breakdowns.get(name)
        if declared is None:
            value = row.get(name)
            known = {True: "yes", False: "no"}
            return known[value] if isinstance(value, bool) else str(value or "unknown")
        child = self._parent(row, "children", "child_id", "child_id")
        column = (declared.of or declared.age_of or "").split(".")[1]
        if declared.of:
            return str(child.get(column) or "unknown")
        day = row[self.view.start] if self.view.kind is ViewKind.ON else self.as_at
        years = years_old(child.get(column), day)
        for title, youngest, oldest in declared.bands:
            if years is not None and youngest <= years <= oldest:
                return title
        return "unknown"

    def _answer(self, rows: list[Row]) -> Answer:
        form, value = self.calculation.form, self.calculation.value
        counted = [row for row in rows if self._is_met(self.calculation.where, row)]
        if value is None:
            return _divided(form, float(len(counted)), float(len(rows)))
        numbers = [n for n in (self._value(value, row) for row in counted) if n is not None]
        if form is Form.MEDIAN:
            return Answer(None, float(len(numbers)), median(numbers) if numbers else None)
        if form in {Form.MEAN, Form.SUM}:
            return _divided(form, float(sum(numbers)), float(len(numbers)))
        whole = [n for n in (self._value(value, row) for row in rows) if n is not None]
        return _divided(form, float(sum(numbers)), float(sum(whole)))

    def _shares(self, cells: Mapping[Cell, list[Row]]) -> dict[Cell, Answer]:
        """The numerator by each member of the shared column; the denominator stays whole."""
        column = self.calculation.share_by
        if column is None:
            return {}
        found = {}
        for (level, unit, breakdown, _), rows in cells.items():
            if level == "worker" or breakdown:
                continue
            counted = [row for row in rows if self._is_met(self.calculation.where, row)]
            for member in {member for row in counted for member in _members(row, column)}:
                share = [row for row in counted if member in _members(row, column)]
                answer = _divided(self.calculation.form, float(len(share)), float(len(rows)))
                found[(level, unit, column, member)] = answer
        return found

    def _is_met(self, condition: Expression | None, row: Row) -> bool:
        return condition is None or self._value(condition, row) is True

    def _value(self, expression: Expression, row: Row, related: Row | None = None) -> Any:
        match expression:
            case Constant(value=value):
                return value
            case AsAt():
                return self.as_at
            case PeriodStart():
                return self.start
            case Setting(name=name):
                return self.settings[name]
            case RowColumn(name=name):
                return row.get(name)
            case RelatedColumn(name=name):
                return (related or {}).get(name)
            case ParentColumn(parent=parent, name=name):
                other = self._parent(row, parent.table, parent.own_column, parent.parent_column)
                return other.get(name)
            case Operation(operator=operator, parts=parts):
                return operate(operator, [self._value(part, row, related) for part in parts])
            case Choice(branches=branches, otherwise=otherwise):
                for met, value in branches:
                    if self._value(met, row, related) is True:
                        return self._value(value, row, related)
                return self._value(otherwise, row, related) if otherwise else None
            case Call(function=function, arguments=arguments):
                values = [self._value(argument, row, related) for argument in arguments]
                return None if None in values else self._call(function, values)
            case RelatedAggregate():
                return self._aggregate(expression, row)

    def _parent(self, row: Row, table: str, own: str, theirs: str) -> Row:
        for other in self.engine.tables.get(table, []):
            if row.get(own) is not None and other.get(theirs) == row[own]:
                return other
        return {}

    def _aggregate(self, asked: RelatedAggregate, row: Row) -> Any:
        happens = self.engine.records[asked.table].happens_on
        values = []
        for other in self.engine.tables.get(asked.table, []):
            tied = row.get(asked.tie.own) is not None
            if not tied or other.get(asked.tie.theirs) != row[asked.tie.own] or not _counts(other):
                continue
            if self.view.kind is ViewKind.OPEN and happens:
                day = other.get(happens)
                if day is None or day > self.as_at:
                    continue
            if asked.condition is None or self._value(asked.condition, row, other) is True:
                values.append(other.get(asked.column) if asked.column else 1)
        known = [value for value in values if value is not None]
        return _AGGREGATES[asked.function](known)

    def _call(self, function: str, values: list[Any]) -> Any:
        a, b = values
        match function:
            case "days":
                return (b - a).days
            case "days_after":
                return a + timedelta(days=int(b))
            case "hours":
                return (b - a).total_seconds() / 3600
            case "months_after":
                return later(a, int(b))
            case "months_back":
                back = later(a, -int(b))
                last = a.day == monthrange(a.year, a.month)[1]
                return back.replace(day=monthrange(back.year, back.month)[1]) if last else back
            case "age":
                return years_old(a, b)
            case "working_days":
                inside = all(FIRST_DAY <= day <= LAST_DAY for day in (a, b))
                return self.engine.calendar.between(a, b) if inside else None
            case "working_day_after":
                return self._working_day_after(a, int(b))
        raise AssertionError(function)

    def _working_day_after(self, day: date, count: int) -> date | None:
        try:
            return self.engine.calendar.after(day, count)
        except ValueError:
            return None


_AGGREGATES: Mapping[str, Callable[[list[Any]], Any]] = {
    "count_of": len,
    "different_of": lambda values: len(set(values)),
    "sum_of": sum,
    "first_of": lambda values: min(values, default=None),
    "latest_of": lambda values: max(values, default=None),
}


def operate(operator: str, values: list[Any]) -> Any:
    """Three-valued logic: what depends on an unknown is unknown."""
    match operator:
        case "and":
            return False if False in values else (None if None in values else True)
        case "or":
            return True if True in values else (None if None in values else False)
        case "is_null":
            return values[0] is None
        case "coalesce":
            return next((value for value in values if value is not None), None)
        case "least" | "greatest":
            known = [value for value in values if value is not None]
            return None if not known else (min if operator == "least" else max)(known)
        case "in":
            return None if values[0] is None else values[0] in values[1:]
    if None in values:
        return None
    if len(values) == 1:
        return {"not": lambda a: not a, "neg": lambda a: -a, "abs": abs}[operator](values[0])
    return _BINARY[operator](*values)


_BINARY: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}


def _divided(form: Form, numerator: float, denominator: float) -> Answer:
    if form in {Form.COUNT, Form.SUM}:
        return Answer(numerator, None, numerator)
    if form is Form.RATE:
        return Answer(numerator, None, None)
    times = 100.0 if form is Form.PERCENT else 1.0
    value = times * numerator / denominator if denominator else None
    return Answer(numerator, denominator, value)


def _counts(row: Row) -> bool:
    return row.get("impossible") is None and row.get("withdrawn_on") is None


def _own(row: Row) -> dict[str, Any]:
    return {unit: row.get(unit) for unit in ("service", "team", "worker")}


def _units_of(row: Row) -> dict[str, Any]:
    """Units fall back on the row's own team and worker, however long ago those were seen."""
    return {"own_units": _own(row)}


def _members(row: Row, column: str) -> list[str]:
    value = row.get(column)
    return value if isinstance(value, list) else [] if value is None else [value]


def later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_old(born: date | None, day: date) -> int | None:
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def first_day(basis: Basis, as_at: date) -> date:
    """The first day of the period that ends on the day."""
    rolling = {"rolling_12_months": 12, "rolling_24_months": 24, "rolling_36_months": 36}
    if basis in rolling:
        after = as_at + timedelta(days=1)
        if after.day == 1:
            return later(after, -rolling[basis])
        return later(as_at, -rolling[basis]) + timedelta(days=1)
    month = as_at.replace(day=1)
    match basis:
        case Basis.MONTH:
            return month
        case Basis.QUARTER:
            return later(month, -((month.month - 1) % 3))
        case Basis.YEAR_TO_DATE:
            return date(as_at.year if as_at.month >= 4 else as_at.year - 1, 4, 1)
        case Basis.ACADEMIC_YEAR:
            return date(as_at.year if as_at.month >= 9 else as_at.year - 1, 9, 1)
        case _:
            return as_at
