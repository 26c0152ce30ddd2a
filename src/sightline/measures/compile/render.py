"""Renders an expression as SQL: columns by where they stand, functions by the engine's dialect."""

from collections.abc import Callable, Mapping
from datetime import date

from sightline.measures.compile.dialect import Dialect
from sightline.measures.compile.joins import CalendarJoins
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

_INFIX = {"=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "and", "or"}
ROW = "p"
RELATED = "r"


def parent_column(column: ParentColumn) -> str:
    """The name under which a parent's column stands beside the row's own."""
    return f"{column.parent.name}__{column.name}"


def setting_column(setting: Setting) -> str:
    return f"{setting.owner}__{setting.name}"


def start_column(basis: str) -> str:
    return f"start_{basis}"


class Renderer:
    """`aggregates` names the column in which each aggregate over related rows was prepared."""

    def __init__(
        self,
        dialect: Dialect,
        joins: CalendarJoins,
        aggregates: Mapping[RelatedAggregate, str] | None = None,
    ) -> None:
        self.dialect, self.joins = dialect, joins
        self.aggregates = aggregates or {}
        self._functions: dict[str, Callable[..., str]] = {
            "working_days": self._working_days,
            "working_day_after": self._working_day_after,
            "days": dialect.days,
            "days_after": self._days_after,
            "hours": self._hours,
            "months_after": dialect.months_after,
            "months_back": self._months_back,
            "age": self._age,
        }

    def sql(self, expression: Expression) -> str:
        match expression:
            case Constant(value=value):
                return self.constant(value)
            case RowColumn(name=name):
                return f"{ROW}.{self.dialect.name(name)}"
            case RelatedColumn(name=name):
                return f"{RELATED}.{self.dialect.name(name)}"
            case ParentColumn():
                return f"{ROW}.{self.dialect.name(parent_column(expression))}"
            case AsAt():
                return f"{ROW}.as_at"
            case PeriodStart(basis=basis):
                return f"{ROW}.{start_column(str(basis))}"
            case Setting():
                return f"{ROW}.{self.dialect.name(setting_column(expression))}"
            case RelatedAggregate():
                return self.aggregates[expression]
            case Call(function=function, arguments=arguments):
                return self._functions[function](*map(self.sql, arguments))
            case Operation(operator=operator, parts=parts):
                return self._operation(operator, [self.sql(part) for part in parts])
            case Choice():
                return self._choice(expression)

    def constant(self, value: str | int | float | bool | date | None) -> str:
        match value:
            case None:
                return "NULL"
            case bool():
                return "TRUE" if value else "FALSE"
            case int() | float():
                return str(value)
            case date():
                return f"DATE '{value.isoformat()}'"
            case str():
                return self.dialect.text(value)

    def _operation(self, operator: str, parts: list[str]) -> str:
        if operator in _INFIX:
            return f"({parts[0]} {operator.upper()} {parts[1]})"
        match operator:
            case "not":
                return f"(NOT {parts[0]})"
            case "neg":
                return f"(-{parts[0]})"
            case "is_null":
                return f"({parts[0]} IS NULL)"
            case "in":
                return f"({parts[0]} IN ({', '.join(parts[1:])}))"
            case _:
                return f"{operator}({', '.join(parts)})"

    def _choice(self, choice: Choice) -> str:
        whens = " ".join(
            f"WHEN {self.sql(met)} THEN {self.sql(value)}" for met, value in choice.branches
        )
        otherwise = f" ELSE {self.sql(choice.otherwise)}" if choice.otherwise else ""
        return f"(CASE {whens}{otherwise} END)"

    def _working_days(self, start: str, end: str) -> str:
        return f"({self.joins.number_of(end)} - {self.joins.number_of(start)})"

    def _working_day_after(self, day: str, count: str) -> str:
        return self.joins.last_day_of(f"{self.joins.number_of(day)} + {count}")

    def _days_after(self, day: str, count: str) -> str:
        return self.dialect.days_after(day, f"CAST({count} AS INTEGER)")

    def _months_back(self, day: str, months: str) -> str:
        back = self.dialect.months_after(day, f"(-({months}))")
        last = self.dialect.last_day
        return f"(CASE WHEN {day} = {last(day)} THEN {last(back)} ELSE {back} END)"

    def _age(self, born: str, day: str) -> str:
        before = f"month({day}) * 100 + day({day}) < month({born}) * 100 + day({born})"
        return f"(year({day}) - year({born}) - CASE WHEN {before} THEN 1 ELSE 0 END)"

    def _hours(self, start: str, end: str) -> str:
        """Elapsed hours; times are kept in UTC, so a change of the clocks plays no part."""
        return f"({self.dialect.seconds(start, end)} / 3600.0)"
