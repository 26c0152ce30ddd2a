"""A scorecard as it was recorded: one service, one month, the figures of one snapshot.

Everything is kept as it was printed, so that a card reads the same when definitions, targets and
formats have long changed. `card_made` makes one of live figures, `card_stored` keeps it as text,
`card_document` prints it, `card_changes` compares two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.documents.cells import DASH, cell, unit_words
from sightline.documents.inputs import Kind
from sightline.judgement.direction import Direction
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, Judgement
from sightline.judgement.rag import Rag
from sightline.vocabulary.periods import Period
from sightline.vocabulary.words import Polarity, Status, Unit

_READABLE = {Status.OK, Status.PROVISIONAL, Status.NEW}


@dataclass(frozen=True)
class Benchmark:
    """A published value beside ours; `method` and `period` are part of its label."""

    kind: Kind
    name: str
    value: float | None
    year: int
    period: str = ""
    method: str = ""


@dataclass(frozen=True)
class UnitFigure:
    """The same figure of the unit that answers for the card."""

    shown: str
    value: float | None
    parts: str = ""
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True)
class CardRow:
    """An indicator’s line. `shown`, `parts` and `shown_target` are as printed that day.

    `signal` and `signal_change`: what a control chart said, if it could; LEVEL is “as usual”.
    `compared`: where no chart could, whether it differs from a year earlier by more than chance.
    `change_why`: how either is known, in a sentence.
    `code` opens the figure again. `of_unit`: None where the card has no one unit, or the unit no
    figure.
    """

    indicator: str
    title: str
    area: str
    unit: Unit
    polarity: Polarity
    period: Period
    shown: str
    value: float | None
    status: Status
    reason: str = ""
    parts: str = ""
    numerator: float | None = None
    denominator: float | None = None
    target: float | None = None
    shown_target: str = DASH
    target_name: str = ""
    rating: Rating | None = None
    rating_reason: str = ""
    change: Change | None = None
    judgement: Judgement | None = None
    direction_key: str = ""
    signal: Judgement | None = None
    signal_change: Change | None = None
    compared: Judgement | None = None
    change_why: str = ""
    truth: str = ""
    headline: str = ""
    recent: tuple[float | None, ...] = ()
    beside: tuple[Benchmark, ...] = ()
    of_unit: UnitFigure | None = None
    definition_hash: str = ""
    way: str = ""
    code: str = ""
    is_typed: bool = False
    is_share: bool = False

    @property
    def is_readable(self) -> bool:
        return self.value is not None and self.status in _READABLE

    @property
    def unit_words(self) -> str:
        return unit_words(self.unit)

    @property
    def rag(self) -> Rag:
        """For what shows a rating: the target’s profile is not kept, its value is."""
        return Rag(self.rating, self.rating_reason, None, self.target)

    @property
    def direction(self) -> Direction:
        return Direction(self.change, self.judgement, self.direction_key)

    @property
    def has_signal(self) -> bool:
        """The control chart says that this is not as usual."""
        return self.signal_change in {Change.UP, Change.DOWN}

    def benchmark(self, kind: Kind) -> Benchmark | None:
        return next((each for each in self.beside if each.kind is kind), None)

    def published(self, kind: Kind) -> str:
        found = self.benchmark(kind)
        return cell(found.value if found else None, self.unit)


@dataclass(frozen=True)
class CardData:
    """One card: `service` is the reporting service’s key, `month` the month’s last day.

    `unit` is the unit of the tree that answers, '' where none does; `areas`: the service areas in
    order, each with its title. Figures are the whole authority’s.
    """

    authority: str
    authority_name: str
    service: str
    title: str
    month: date
    snapshot: str
    data_as_at: date | None
    areas: tuple[tuple[str, str], ...]
    rows: tuple[CardRow, ...]
    unit: str = ""
    attributions: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[tuple[str, str, tuple[CardRow, ...]], ...]:
        """Each area that has rows: its key, its title, its rows."""
        found = ((key, title, self._of(key)) for key, title in self.areas)
        return tuple(section for section in found if section[2])

    def _of(self, area: str) -> tuple[CardRow, ...]:
        return tuple(row for row in self.rows if row.area == area)

    @property
    def by_indicator(self) -> dict[str, CardRow]:
        """An indicator that stands in two areas has one figure."""
        return {row.indicator: row for row in self.rows}

    @property
    def summary(self) -> "CardSummary":
        return CardSummary.of(self.by_indicator.values())


@dataclass(frozen=True)
class CardSummary:
    """How many rows, how they are rated, which way they went since a year earlier."""

    indicators: int
    with_value: int
    ratings: dict[Rating, int]
    better: int
    worse: int

    @classmethod
    def of(cls, rows: Iterable[CardRow]) -> "CardSummary":
        counted = list(rows)
        return cls(
            indicators=len(counted),
            with_value=sum(row.is_readable for row in counted),
            ratings={each: sum(row.rating is each for row in counted) for each in Rating},
            better=sum(row.judgement is Judgement.BETTER for row in counted),
            worse=sum(row.judgement is Judgement.WORSE for row in counted),
        )
