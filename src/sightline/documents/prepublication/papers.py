"""What is compared. Every part may be missing; a rule that needs it is then not run.

`thing` names where a passage is kept ("milestone:12"), so that a page can lead there; words stand
exactly as they were written.
"""

from dataclasses import dataclass, field

from sightline.documents.plan.data import PlanData


@dataclass(frozen=True)
class Item:
    """A point of the narrative that quotes the plan: its reference, the title it gives it, and what
    it says. `reference` is '' for a point that quotes none."""

    reference: str
    title: str
    words: str
    thing: str = ""


@dataclass(frozen=True)
class Section:
    """`needs_words`: it may not stay empty ("no direct implications" is an answer)."""

    number: str
    title: str
    text: str = ""
    items: tuple[Item, ...] = ()
    needs_words: bool = True
    thing: str = ""


@dataclass(frozen=True)
class Narrative:
    """A cover report or committee paper. `block`: its cover, as term and words."""

    title: str
    sections: tuple[Section, ...]
    block: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Row:
    """An indicator as printed. `quarters`: oldest first, '' where nothing stands yet; `note`: the
    words that stand in place of values; `counted_of`: the indicator that counts the whole."""

    indicator: str
    comparators: str = ""
    out_turn: str = ""
    quarters: tuple[str, ...] = ()
    target: str = ""
    direction: str = ""
    note: str = ""
    key: str = ""
    counted_of: str = ""
    thing: str = ""

    @property
    def now(self) -> str:
        """What stands for the newest quarter that says anything."""
        return next((each for each in reversed(self.quarters) if each.strip()), "")


@dataclass(frozen=True)
class ReportPart:
    """A section of the performance report: its rows and their analysis."""

    title: str
    rows: tuple[Row, ...]
    analysis: tuple[str, ...] = ()
    thing: str = ""


@dataclass(frozen=True)
class Report:
    """A performance report or scorecard. `about`: who made it, for which period."""

    title: str
    parts: tuple[ReportPart, ...]
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Earlier:
    """A paper released before, as it was released."""

    title: str
    narrative: Narrative | None = None
    report: Report | None = None


@dataclass(frozen=True)
class Papers:
    """None is a part that was not given; an empty one was looked at and holds nothing.

    `bodies`: every name of the register; `people`: names that are known to be different people.
    """

    narrative: Narrative | None = None
    plan: PlanData | None = None
    report: Report | None = None
    earlier: tuple[Earlier, ...] | None = None
    bodies: tuple[str, ...] | None = None
    people: tuple[str, ...] = field(default=())
