"""What a document is made from: figures, published values, whose and of which day.

A figure is a shape alone, so that a document can be made from stored ones, from typed-in ones or
from a test's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from sightline.judgement.quartile import CutOffs
from sightline.vocabulary.words import Basis, Level, Status


class Figure(Protocol):
    """One figure with its key. Value and status are two fields, always."""

    @property
    def indicator(self) -> str: ...
    @property
    def basis(self) -> Basis: ...
    @property
    def as_at(self) -> date: ...
    @property
    def value(self) -> float | None: ...
    @property
    def status(self) -> Status: ...
    @property
    def reason(self) -> str: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...
    @property
    def live(self) -> bool: ...
    @property
    def way(self) -> str: ...
    @property
    def definition_hash(self) -> str: ...


class Kind(StrEnum):
    """Whose published value it is."""

    OWN = "own"
    ENGLAND = "england"
    REGION = "region"
    NEIGHBOUR_MEAN = "neighbour_mean"
    NEIGHBOUR_MEDIAN = "neighbour_median"
    BEST_NEIGHBOUR = "best_neighbour"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True)
class Published:
    """A published value of one area or average, for its newest year, and the years before.

    `method` ("mean of 10") and `period` ("year to 31 March 2025") are part of its label, always.
    Without a value, `reason` says why. `area` is its code, where it is one area's.
    """

    kind: Kind
    name: str
    value: float | None
    period: str
    year: int
    method: str = ""
    reason: str = ""
    source: str = ""
    area: str = ""
    series: tuple[tuple[date, float | None], ...] = ()


@dataclass(frozen=True)
class PublishedSet:
    """All that is published for one indicator, with our own rank and quartile band there.

    `quartiles`: by year, the cut-offs of all authorities with a value.
    """

    values: tuple[Published, ...] = ()
    measure: str = ""
    period: str = ""
    rank: str = ""
    attribution: str = ""
    notes: tuple[str, ...] = ()
    quartiles: tuple[tuple[date, CutOffs], ...] = ()

    @property
    def neighbours(self) -> tuple[Published, ...]:
        return tuple(value for value in self.values if value.kind is Kind.NEIGHBOUR)

    def of(self, kind: Kind) -> Published | None:
        return next((value for value in self.values if value.kind is kind), None)


@dataclass(frozen=True)
class Scope:
    """Whose figures, of which day: what a scorecard was asked for."""

    authority: str
    authority_name: str
    as_at: date
    level: Level = Level.AUTHORITY
    unit: str = ""

    @property
    def name(self) -> str:
        return self.unit or self.authority_name


@dataclass(frozen=True)
class Provenance:
    """Where the figures come from, printed on every page and in every file."""

    snapshot: str = ""
    data_as_at: date | None = None
    computed_at: str = ""
    services: Mapping[str, str] = field(default_factory=dict)
