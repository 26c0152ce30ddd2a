"""Measures: one way of one indicator on one basis; and the groups that share a query.

A flow that needs neither as_at, nor the latest row per child, nor a median takes the short road:
its rows are counted once into monthly buckets, and a figure is the sum of its period's buckets.
Everything else takes the long road: rows in view × the days asked for, as pairs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from sightline.measures.model.expression import (
    AsAt,
    Constant,
    Expression,
    PeriodStart,
    RelatedAggregate,
    RowColumn,
    Setting,
    changed,
    walk,
)
from sightline.measures.model.indicator import Calculation, Form, Indicator, ViewKind
from sightline.measures.model.types import NUMBER
from sightline.vocabulary.words import Basis


@dataclass(frozen=True)
class Measure:
    """One calculation, bound to a basis, with its fixed settings filled in.

    On the short road `bases` may hold several; on the long road always one.
    """

    indicator: str
    way: int
    bases: tuple[Basis, ...]
    calculation: Calculation
    breakdowns: tuple[str, ...]

    @property
    def expressions(self) -> tuple[Expression, ...]:
        return tuple(self.calculation.expressions)

    @property
    def nodes(self) -> tuple[Expression, ...]:
        return tuple(node for expression in self.expressions for node in walk(expression))

    @property
    def aggregates(self) -> tuple[RelatedAggregate, ...]:
        return tuple(node for node in self.nodes if isinstance(node, RelatedAggregate))

    @property
    def row_columns(self) -> frozenset[str]:
        found = {node.name for node in self.nodes if isinstance(node, RowColumn)}
        return frozenset(found | {aggregate.tie.own for aggregate in self.aggregates})

    @property
    def takes_the_short_road(self) -> bool:
        calculation = self.calculation
        return (
            calculation.view.kind is ViewKind.ON
            and calculation.once_per is None
            and calculation.form is not Form.MEDIAN
            and not any(isinstance(node, AsAt | PeriodStart | Setting) for node in self.nodes)
        )


@dataclass(frozen=True)
class Group:
    """Measures answered by one query. `basis` bounds the view; None where the view has no period
    (a stock) or the query counts buckets (the short road)."""

    table: str
    short: bool
    basis: Basis | None
    measures: tuple[Measure, ...]

    @property
    def view(self) -> "Calculation":
        return self.measures[0].calculation


def bind(
    indicator: Indicator,
    way: int,
    basis: Basis,
    settings: Mapping[str, float | None],
    breakdowns: tuple[str, ...],
) -> Measure:
    """A measure of the indicator's way; `settings` that vary by day are None and stay open."""

    def change(node: Expression) -> Expression:
        if isinstance(node, PeriodStart):
            return PeriodStart(basis)
        if isinstance(node, Setting):
            value = settings[node.name]
            open_ = Setting(node.name, indicator.id)
            return open_ if value is None else Constant(value, NUMBER)
        return node

    def bound(expression: Expression | None) -> Expression | None:
        return None if expression is None else changed(expression, change)

    calculation = indicator.ways[way]
    calculation = replace(
        calculation,
        of=bound(calculation.of),
        where=bound(calculation.where),
        value=bound(calculation.value),
    )
    return Measure(indicator.id, way, (basis,), calculation, breakdowns)


def grouped(measures: Iterable[Measure], allow_short: bool = True) -> list[Group]:
    """The groups, each of which becomes one query; medians apart, they are worked out otherwise."""

    def key(measure: Measure) -> tuple[str, str, tuple[str, ...], bool, str, bool]:
        short = allow_short and measure.takes_the_short_road
        view = measure.calculation.view
        no_period = short or view.kind is ViewKind.OPEN
        basis = "" if no_period else measure.bases[0].value
        is_median = measure.calculation.form is Form.MEDIAN
        return measure.calculation.table, view.kind.value, view.columns, short, basis, is_median

    found = []
    for (table, _, _, short, basis, _), members in groupby(sorted(measures, key=key), key):
        together = list(members)
        listed = _with_all_bases(together) if short else tuple(together)
        found.append(Group(table, short, Basis(basis) if basis else None, listed))
    return found


def _with_all_bases(measures: list[Measure]) -> tuple[Measure, ...]:
    """On the short road the basis plays no part in the counting: one measure for all bases."""
    bases: dict[tuple[str, int], Measure] = {}
    for measure in measures:
        known = bases.get((measure.indicator, measure.way))
        wider = (*known.bases, *measure.bases) if known else measure.bases
        bases[(measure.indicator, measure.way)] = replace(measure, bases=wider)
    return tuple(bases.values())
