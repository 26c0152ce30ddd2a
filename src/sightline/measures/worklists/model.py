"""What a worklist is, and what a row of one says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sightline.measures.model.expression import Expression
from sightline.measures.model.indicator import Calculation, Form, Indicator
from sightline.vocabulary.words import Basis, Polarity, Unit

Fact = str | float | bool | date | None


class Urgency(StrEnum):
    """How a row stands on the day. The order is the order of work."""

    LATE = "late"
    DUE_SOON = "due_soon"
    LATER = "later"
    NO_DATE = "no_date"

    @property
    def in_words(self) -> str:
        return {
            Urgency.LATE: "Late",
            Urgency.DUE_SOON: "Due soon",
            Urgency.LATER: "Later",
            Urgency.NO_DATE: "No due date",
        }[self]


@dataclass(frozen=True)
class Way:
    """One way of making the list. The calculation's `value` is the day the thing is due."""

    calculation: Calculation
    last_seen_on: Expression
    facts: Mapping[str, Expression]


@dataclass(frozen=True)
class Example:
    """Rows in, list out: each child's due day, and when it was last seen where that is given."""

    title: str
    as_at: date
    rows: Mapping[str, tuple[Mapping[str, object], ...]]
    due: Mapping[str, date | None]
    seen: Mapping[str, date]
    way: str = ""
    line: int = 1


@dataclass(frozen=True)
class Worklist:
    """A list of what is to be done, for whom, by when.

    `row` says what one row is (“child on a protection plan”), `due` what falls due (“visit”),
    `seen` what the last day seen is a day of. `late_equals` names the indicator whose numerator the
    late rows are, or with `.rest` the rows of its denominator that are not in the numerator;
    `rows_equal` says the same of all rows. `order` is `unseen` (longest without being seen first)
    or `due` (longest overdue first). `key` is `child` where rows are made anew by each extract.
    Named numbers are those of `settings_of`, so that changing a standard changes list and figure
    together; `settings` are the list's own.
    """

    id: str
    title: str
    service: str
    sentence: str
    row: str
    due: str
    ways: tuple[Way, ...]
    soon_days: int = 7
    seen: str = "last seen"
    indicators: tuple[str, ...] = ()
    late_equals: str = ""
    rows_equal: str = ""
    order: str = "unseen"
    key: str = "row"
    settings_of: str = ""
    settings: Mapping[str, float] = field(default_factory=dict)
    basis: Basis = Basis.AT_DATE
    examples: tuple[Example, ...] = ()
    file: str = ""
    line: int = 1

    @property
    def as_indicator(self) -> Indicator:
        """The list in the shape that chooses ways and binds settings, which indicators have."""
        return Indicator(
            id=self.id,
            title=self.title,
            service=self.service,
            tier="list",
            form=Form.COUNT,
            shown_as=Unit.COUNT,
            better=Polarity.LOWER,
            bases=(self.basis,),
            ways=tuple(way.calculation for way in self.ways),
            settings=self.settings,
        )


@dataclass(frozen=True)
class Worklists:
    """All worklists in the order of their files."""

    lists: Mapping[str, Worklist]
    hash: str = ""

    def __iter__(self) -> Iterator[Worklist]:
        return iter(self.lists.values())

    def __len__(self) -> int:
        return len(self.lists)

    def __contains__(self, name: object) -> bool:
        return name in self.lists

    def __getitem__(self, name: str) -> Worklist:
        return self.lists[name]

    def serving(self, indicator: str) -> tuple[Worklist, ...]:
        """The lists to work on to change an indicator."""
        return tuple(one for one in self if indicator in one.indicators)


@dataclass(frozen=True)
class WorklistRow:
    """One thing due for one child. (`list`, `child_id`, `begun_on`) is the row's own key: unlike
    `row_id` it is the same in the next snapshot.

    `begun_on` is the day the counted row began; `days_unseen` counts from there where the child
    has not been seen at all.
    """

    list: str
    row_id: int
    child_id: str
    begun_on: date
    service: str
    team: str
    worker: str
    as_at: date
    due_on: date | None
    last_seen_on: date | None
    soon_days: int
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def days_late(self) -> int:
        """Calendar days since the last day in time; 0 or less: not late."""
        return (self.as_at - self.due_on).days if self.due_on else 0

    @property
    def days_unseen(self) -> int:
        return (self.as_at - (self.last_seen_on or self.begun_on)).days

    @property
    def urgency(self) -> Urgency:
        if self.due_on is None:
            return Urgency.NO_DATE
        if self.days_late > 0:
            return Urgency.LATE
        return Urgency.DUE_SOON if -self.days_late <= self.soon_days else Urgency.LATER
