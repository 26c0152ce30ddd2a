"""Figures that somebody typed in, beside those that were counted: the same shape, and the words.

Pages and files get them through `Source.collected`; whoever keeps them hands them in (the web
layer does, from its database), and `stamp` changes with each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sightline.documents.inputs import PublishedSet
from sightline.judgement.targets import Target
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.periods import Period
from sightline.vocabulary.words import Basis, Level, Status


@dataclass(frozen=True)
class NamedPeriod(Period):
    """A period with a name of its own: a quarter, a school term, November to April."""

    name: str = ""

    @property
    def label(self) -> str:
        return self.name or super().label


@dataclass(frozen=True)
class TypedIn:
    """What is said of a figure besides its number, as people write it.

    `truth` stands in for the sentence made by rule, where one number would not be all of it.
    """

    printed: str = ""
    truth: str = ""
    directions: str = ""
    notes: tuple[str, ...] = ()
    target: str = ""


@dataclass(frozen=True)
class CollectedFigure:
    """A figure as documents take it. Its period may be a school term, or a part of a year."""

    indicator: str
    basis: Basis
    as_at: date
    value: float | None
    status: Status
    reason: str
    numerator: float | None
    denominator: float | None
    definition_hash: str
    period: Period
    typed: TypedIn
    live: bool = False
    way: str = "typed in"


@dataclass(frozen=True)
class Collected:
    """Everything collected in one authority. Equal while `stamp` is, whatever it holds."""

    stamp: str = ""
    figures: Mapping[tuple[Level, str], tuple[CollectedFigure, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    indicators: tuple[Indicator, ...] = field(default=(), compare=False, repr=False)
    also_in: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    services: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    targets: Mapping[str, tuple[Target, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    published: Mapping[str, PublishedSet] = field(default_factory=dict, compare=False, repr=False)
    # As they were written, where a report is to print them so again.
    said_targets: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    said_beside: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def of(self, level: Level, unit: str) -> tuple[CollectedFigure, ...]:
        return self.figures.get((level, unit), ())

    def is_in(self, indicator: Indicator, service: str) -> bool:
        """Whether it stands in that section; one record may stand in several."""
        return service in {indicator.service, *self.also_in.get(indicator.id, ())}


NOTHING_COLLECTED = Collected()


def typed_in(figure: object) -> TypedIn | None:
    """None of a figure that was counted."""
    return figure.typed if isinstance(figure, CollectedFigure) else None
