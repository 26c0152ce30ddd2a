"""Indicators as read: what is looked at, what is kept, how it becomes a number."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sightline.measures.model.expression import Expression
from sightline.vocabulary.words import Basis, Polarity, Unit


class ViewKind(StrEnum):
    ON = "on"
    OPEN = "open"
    DURING = "during"


class Form(StrEnum):
    COUNT = "count"
    PERCENT = "percent"
    RATE = "rate"
    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"
    RATIO = "ratio"

    @property
    def has_denominator(self) -> bool:
        return self not in {Form.COUNT, Form.SUM}


@dataclass(frozen=True)
class View:
    """Which rows are looked at: dated in the period, open on the day, or open in the period.

    `on` a day has no end column. `start` and `end` are columns of the counted table.
    """

    kind: ViewKind
    start: str
    end: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.start,) if self.end is None else (self.start, self.end)


@dataclass(frozen=True)
class Calculation:
    """One way of working an indicator out; an indicator tries its ways in order.

    `needs` are the tables that must be there and covered; `written` holds the expressions as the
    author wrote them, for people to read.
    """

    label: str
    needs: tuple[str, ...]
    table: str
    view: View
    form: Form
    of: Expression | None = None
    where: Expression | None = None
    value: Expression | None = None
    once_per: str | None = None
    share_by: str | None = None
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def expressions(self) -> Iterator[Expression]:
        return (part for part in (self.of, self.where, self.value) if part is not None)


@dataclass(frozen=True)
class Example:
    """Rows in, answer out: the proof an author gives that the definition says what is meant."""

    title: str
    as_at: date
    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    empty: bool = False
    basis: Basis | None = None
    breakdown: tuple[str, str] | None = None
    way: str | None = None
    settings: Mapping[str, float] = field(default_factory=dict)
    team: str | None = None
    line: int = 1


@dataclass(frozen=True)
class Indicator:
    """A whole indicator. `ways` is empty for collected ones and for those that divide others.

    `noun` and `which` say in words what a figure says: ‘referrals’, ‘were made again’. They are
    for people, as the title is: no part of the definition hash.
    """

    id: str
    title: str
    service: str
    tier: str
    form: Form
    shown_as: Unit
    better: Polarity
    bases: tuple[Basis, ...]
    ways: tuple[Calculation, ...] = ()
    divides: tuple[str, str] | None = None
    collected: bool = False
    parts: tuple[str, ...] = ()
    per: float = 1.0
    population: str | None = None
    settings: Mapping[str, float] = field(default_factory=dict)
    needs_months: int | None = None
    breakdowns: tuple[str, ...] = ()
    comparators: Mapping[str, str] = field(default_factory=dict)
    definition: str = ""
    why_it_matters: str = ""
    source: str = ""
    owner: str = ""
    review_by: date | None = None
    status: str = ""
    version: int = 1
    notes: str = ""
    noun: str = ""
    which: str = ""
    examples: tuple[Example, ...] = ()
    file: str = ""
    line: int = 1

    @property
    def headline(self) -> Basis:
        return self.bases[0]

    @property
    def is_computed(self) -> bool:
        return not self.collected
