"""What a scorecard layout is: sections of indicators, and columns of a few kinds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sightline.documents.inputs import Kind
from sightline.judgement.targets import TargetKind
from sightline.vocabulary.words import Basis, Level


class Shows(StrEnum):
    """What a column shows of each indicator."""

    PUBLISHED = "published"
    FIGURE = "figure"
    TARGET = "target"
    COMPARATORS = "comparators"
    DIRECTION = "direction"
    RATING = "rating"
    COMMENT = "comment"


class Stretch(StrEnum):
    """Of what a column's day is the end, counted in the financial year that is asked for."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"


@dataclass(frozen=True)
class EndOf:
    """`quarter 3` ends on 31 December; `month 1` is April; `year -1` is the year before."""

    stretch: Stretch
    number: int


@dataclass(frozen=True)
class LayoutColumn:
    """A column: its key, what it shows, and its printed heading with {day}, {authority}, {year}.

    `of`: whose published value, or which kind of target (none: the one that speaks). `now` and
    `before`: the columns a direction compares; `now` '' is the last that has begun. `proposed`:
    the heading while no target of the column is adopted.
    """

    key: str
    shows: Shows
    heading: str
    proposed: str = ""
    end_of: EndOf | None = None
    on: date | None = None
    of: Kind | None = None
    target: TargetKind | None = None
    now: str = ""
    before: str = ""
    wide: bool = False


@dataclass(frozen=True)
class LayoutRow:
    """An indicator; `label` as printed, else its title; `mark` stands after it ("*")."""

    indicator: str
    label: str = ""
    mark: str = ""
    basis: Basis | None = None
    polarity_mark: bool = True


@dataclass(frozen=True)
class LayoutSection:
    """`areas`: service areas whose core indicators it lists, after its own rows."""

    title: str
    rows: tuple[LayoutRow, ...] = ()
    areas: tuple[str, ...] = ()
    footnote: str = ""


@dataclass(frozen=True)
class Layout:
    """`key` is the file's name. `polarity_marks`: (SB) or (BB) after each label."""

    key: str
    title: str
    columns: tuple[LayoutColumn, ...]
    sections: tuple[LayoutSection, ...]
    about: str = ""
    polarity_marks: bool = True
    parts: bool = True
    key_title: str = "Key"
    is_own: bool = False

    def column(self, key: str) -> LayoutColumn:
        return next(each for each in self.columns if each.key == key)

    @property
    def of_figures(self) -> tuple[LayoutColumn, ...]:
        return tuple(each for each in self.columns if each.shows is Shows.FIGURE)


@dataclass(frozen=True)
class Asked:
    """Which financial year (by its first calendar year), whose, and what is unlike the calendar.

    `days`: other days for columns, by key: quarter 3 as it stood at the end of November. `newest`:
    the last day that was counted; a quarter still running is shown as at that day.
    """

    year: int
    newest: date | None = None
    level: Level = Level.AUTHORITY
    unit: str = ""
    days: Mapping[str, date] = field(default_factory=dict)
