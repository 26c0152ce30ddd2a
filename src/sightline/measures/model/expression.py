"""The expression tree: what a condition or a value of an indicator means.

Every node knows its type. `walk` visits a node and all below it, conditions over related rows
included.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sightline.measures.model.types import BOOLEAN, DATE, NUMBER, Type
from sightline.vocabulary.words import Basis


@dataclass(frozen=True)
class Constant:
    value: str | int | float | bool | date | None
    type: Type


@dataclass(frozen=True)
class AsAt:
    """The day the figure is asked for."""

    type: Type = DATE


@dataclass(frozen=True)
class PeriodStart:
    """The first day of the period that ends on as_at; its basis is filled in when asked for."""

    basis: Basis | None = None
    type: Type = DATE


@dataclass(frozen=True)
class Setting:
    """A named number an authority may change; `owner` is the indicator that declares it."""

    name: str
    owner: str = ""
    type: Type = NUMBER


@dataclass(frozen=True)
class Parent:
    """The one row this row belongs to: `child`, or the row a link column points at."""

    name: str
    table: str
    own_column: str
    parent_column: str


@dataclass(frozen=True)
class RowColumn:
    """A column of the counted row."""

    name: str
    type: Type


@dataclass(frozen=True)
class ParentColumn:
    """A column of the counted row's parent."""

    parent: Parent
    name: str
    type: Type


@dataclass(frozen=True)
class RelatedColumn:
    """A column of the related row, inside the condition of an aggregate."""

    name: str
    type: Type


@dataclass(frozen=True)
class Operation:
    """A comparison, a condition, arithmetic, or one of coalesce, least, greatest, abs."""

    operator: str
    parts: "tuple[Expression, ...]"
    type: Type = BOOLEAN


@dataclass(frozen=True)
class Choice:
    """case when … then … else … end."""

    branches: "tuple[tuple[Expression, Expression], ...]"
    otherwise: "Expression | None"
    type: Type


@dataclass(frozen=True)
class Call:
    """One of our own functions."""

    function: str
    arguments: "tuple[Expression, ...]"
    type: Type


@dataclass(frozen=True)
class Tie:
    """How related rows find the counted row: `row.own` equals `related.theirs`."""

    own: str
    theirs: str


@dataclass(frozen=True)
class RelatedAggregate:
    """One number or day over the rows of another table that belong to the counted row."""

    function: str
    table: str
    tie: Tie
    column: str | None
    condition: "Expression | None"
    type: Type


Expression = (
    Constant
    | AsAt
    | PeriodStart
    | Setting
    | RowColumn
    | ParentColumn
    | RelatedColumn
    | Operation
    | Choice
    | Call
    | RelatedAggregate
)


def walk(expression: Expression | None) -> Iterator[Expression]:
    """The expression and everything inside it."""
    if expression is None:
        return
    yield expression
    for part in parts_of(expression):
        yield from walk(part)


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    match expression:
        case Operation(parts=parts):
            return parts
        case Call(arguments=arguments):
            return arguments
        case Choice(branches=branches, otherwise=otherwise):
            inner = tuple(part for branch in branches for part in branch)
            return inner if otherwise is None else (*inner, otherwise)
        case RelatedAggregate(condition=condition) if condition is not None:
            return (condition,)
        case _:
            return ()


def changed(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The expression with `change` applied to every node, the innermost first."""

    def inner(part: Expression) -> Expression:
        return changed(part, change)

    match expression:
        case Operation(parts=parts):
            expression = replace(expression, parts=tuple(map(inner, parts)))
        case Call(arguments=arguments):
            expression = replace(expression, arguments=tuple(map(inner, arguments)))
        case Choice(branches=branches, otherwise=otherwise):
            pairs = tuple((inner(met), inner(value)) for met, value in branches)
            expression = replace(
                expression, branches=pairs, otherwise=inner(otherwise) if otherwise else None
            )
        case RelatedAggregate(condition=condition) if condition is not None:
            expression = replace(expression, condition=inner(condition))
    return change(expression)
