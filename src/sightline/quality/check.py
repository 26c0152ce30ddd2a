"""What a check is: which rows it looks at, what is wrong with one, and what that does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sightline.measures.model.expression import (
    Expression,
    ParentColumn,
    RelatedAggregate,
    RowColumn,
    walk,
)
from sightline.measures.model.indicator import Calculation, Example, Indicator


class CheckForm(StrEnum):
    """What kind of fault a check looks for."""

    COMPLETENESS = "completeness"
    DELAY = "delay"
    CONSISTENCY = "consistency"

    @property
    def in_words(self) -> str:
        return {
            CheckForm.COMPLETENESS: "Something is not recorded",
            CheckForm.DELAY: "Something was recorded or done late",
            CheckForm.CONSISTENCY: "What is recorded contradicts itself",
        }[self]


class Severity(StrEnum):
    """What a finding may hide, the gravest first."""

    CHILD = "child"
    FIGURES = "figures"
    RECORD = "record"

    @property
    def in_words(self) -> str:
        return {
            Severity.CHILD: "A child may be out of sight",
            Severity.FIGURES: "Figures are wrong or missing",
            Severity.RECORD: "The record is incomplete",
        }[self]

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


@dataclass(frozen=True)
class Check:
    """A whole check.

    `sentence` says to the worker what is wrong with the row, `fix` what to do about it. `measure`
    holds its rows as an indicator's: kept by `of`, met where `wrong`. `needs` are the tables and
    columns without which it cannot run; `affects` the indicators its author names beyond those
    that read the same columns. Where `alike` names columns, a row is wrong only if that of another
    child agrees in all of them: children who may be one.
    """

    id: str
    title: str
    service: str
    form: CheckForm
    severity: Severity
    sentence: str
    fix: str
    why: str
    owner: str
    measure: Indicator
    needs: tuple[str, ...] = ()
    affects: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    notes: str = ""
    file: str = ""
    line: int = 1

    @property
    def calculation(self) -> Calculation:
        return self.measure.ways[0]

    @property
    def table(self) -> str:
        return self.calculation.table

    @property
    def examples(self) -> tuple[Example, ...]:
        return self.measure.examples

    @property
    def settings(self) -> Mapping[str, float]:
        return self.measure.settings

    @property
    def columns(self) -> frozenset[str]:
        """What `wrong` looks at, as table.column: what is in doubt where it is met."""
        return frozenset(columns_of(self.calculation, ("where",)))


@dataclass(frozen=True)
class Checks:
    """Every check by its id, in the order of the files."""

    checks: Mapping[str, Check] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Check]:
        return iter(self.checks.values())

    def __len__(self) -> int:
        return len(self.checks)

    def __contains__(self, name: object) -> bool:
        return name in self.checks

    def __getitem__(self, name: str) -> Check:
        return self.checks[name]


def names_of(expression: Expression | None) -> set[str]:
    """The columns of the row and its parents that an expression reads, as people write them."""
    found = set()
    for node in walk(expression):
        match node:
            case RowColumn(name=name):
                found.add(name)
            case ParentColumn(parent=parent, name=name):
                found.add(f"{parent.name}.{name}")
    return found


def columns_of(way: Calculation, parts: tuple[str, ...] = ("of", "where", "value")) -> set[str]:
    """The columns a calculation's expressions read, as table.column."""
    found = set()
    for part in parts:
        for node in walk(getattr(way, part)):
            match node:
                case RowColumn(name=name):
                    found.add(f"{way.table}.{name}")
                case ParentColumn(parent=parent, name=name):
                    found.add(f"{parent.table}.{name}")
                case RelatedAggregate(table=table, column=column) if column:
                    found.add(f"{table}.{column}")
    return found
