"""What the pages of cards show: tables and timelines made of what queries give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from sightline.apps.scorecards import queries, rules
from sightline.apps.scorecards.models import Card, CardMove, CardVersion
from sightline.apps.scorecards.rules import STANDS, CycleStep
from sightline.documents.card import CardRow
from sightline.documents.card_changes import RowChange
from sightline.documents.card_over_time import OverTime
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.vocabulary.working_days import WorkingDays

KINDS = {"draft": "grey", "updated": "yellow", "verified": "green", "corrected": "purple"}


def said_day(day: date | datetime | None) -> str:
    """'5 November', as people write it on the page of a month."""
    if day is None:
        return ""
    on = timezone.localtime(day) if isinstance(day, datetime) else day
    return f"{on.day} {on:%B}"


@dataclass(frozen=True)
class StepShown:
    """One step of a card on its way: left on a day, here now, or still to come."""

    step: CycleStep
    is_now: bool
    left_at: datetime | None
    due_on: date | None
    days_late: int

    @property
    def words(self) -> str:
        if self.left_at and not self.is_now:
            return said_day(self.left_at)
        if self.days_late:
            return f"{self.days_late} working day{'' if self.days_late == 1 else 's'} late"
        return f"by {said_day(self.due_on)}" if self.due_on else ""


def steps_of(card: Card, moves: Sequence[CardMove], today: date) -> list[StepShown]:
    """A step that the card has come back before is no longer left."""
    cycle, days = queries.the_cycle(), queries.calendar()
    here = cycle.number(card.state)
    left = {each.from_state: each.at for each in moves if not _went_back(each)}
    return [
        _shown(step, number, here, left, card, today, days)
        for number, step in enumerate(cycle.steps, start=1)
    ]


def _shown(
    step: CycleStep, number: int, here: int, left: dict[str, datetime], card: Card, today: date,
    days: WorkingDays,
) -> StepShown:  # fmt: skip
    is_now = number == here
    late = rules.days_late(step, card.month, today, days) if is_now else 0
    at = left.get(step.key) if number < here else None
    return StepShown(step, is_now, at, step.due_on(card.month, days), late)


def _went_back(move: CardMove) -> bool:
    return queries.the_cycle().is_back(move.from_state, move.move)


def month_table(cards: Iterable[Card], month: date, today: date) -> PageTable:
    """Each service's card beside the steps of the month."""
    cycle, days = queries.the_cycle(), queries.calendar()
    headings = [Heading("Reporting service")]
    for step in cycle.steps:
        due = step.due_on(month, days)
        headings.append(Heading(step.titled + (f" (by {said_day(due)})" if due else "")))
    rows = tuple(_month_row(card, today) for card in cards)
    caption = f"Scorecards of {month:%B %Y}, step by step"
    return PageTable(caption, tuple(headings), rows, caption_is_hidden=True)


def _month_row(card: Card, today: date) -> tuple[Cell, ...]:
    newest = queries.version_to_read(card)
    under = f"Version {newest.number}, {newest.kind}" if newest else ""
    steps = steps_of(card, list(card.moves.all()), today)
    return (Cell(card.title, card.address, under), *(_step_cell(card, each) for each in steps))


def _step_cell(card: Card, shown: StepShown) -> Cell:
    if shown.is_now:
        if not shown.step.onward:
            return Cell("Done", under=said_day(card.since), tag="green")
        late = f"; {shown.words}" if shown.days_late else ""
        colour = "red" if shown.days_late else "blue"
        return Cell("Here", under=f"since {said_day(card.since)}{late}", tag=colour)
    return Cell("✓" if shown.left_at else "", under=shown.words if shown.left_at else "")


def versions_table(card: Card, shown: CardVersion) -> PageTable:
    headings = ("Version", "Kind", "Made", "By", "Records as at", "Why", "Hash")
    rows = tuple(
        (
            Cell(f"Version {each.number}", "" if each == shown else each.address,
                 "shown here" if each == shown else ""),
            Cell(each.kind.capitalize(), tag=KINDS[each.kind]),
            Cell(f"{timezone.localtime(each.made_at):%-d %b %Y, %H:%M}"),
            Cell(each.made_by.name if each.made_by else "Sightline"),
            Cell(f"{each.data_as_at:%-d %b %Y}", under=each.snapshot),
            Cell(each.why or "–"),
            Cell(each.sha256[:12]),
        )
        for each in sorted(card.versions.all(), key=lambda each: -each.number)
    )  # fmt: skip
    caption = "Versions of this card"
    return PageTable(caption, tuple(map(Heading, headings)), rows, caption_is_hidden=True)


def changes_table(found: Iterable[RowChange]) -> PageTable:
    numbers = {"Before", "After"}
    headings = ("Indicator", "Before", "After", "Rating before", "Rating after", "Why")
    rows = tuple(
        (
            Cell(each.title),
            Cell(each.shown_before, is_number=True),
            Cell(each.shown_after, is_number=True),
            Cell(each.rating_before),
            Cell(each.rating_after),
            Cell(" ".join(each.why)),
        )
        for each in found
    )
    made = tuple(Heading(title, is_number=title in numbers) for title in headings)
    return PageTable("What changed, and why", made, rows)


def figure_versions(card: Card, indicator: str) -> PageTable:
    """The one figure in every version of its card."""
    headings = ("Version", "Kind", "Value", "Made from", "Records as at", "Snapshot")
    rows = []
    for each in sorted(card.versions.all(), key=lambda each: -each.number):
        row = each.data.by_indicator.get(indicator)
        rows.append(
            (
                Cell(f"Version {each.number}", each.address),
                Cell(each.kind.capitalize(), tag=KINDS[each.kind]),
                Cell(row.shown if row else "–", is_number=True),
                Cell(row.parts if row else ""),
                Cell(f"{each.data_as_at:%-d %b %Y}"),
                Cell(each.snapshot),
            )
        )
    made = tuple(Heading(title, is_number=title == "Value") for title in headings)
    return PageTable("In each version of the card", made, tuple(rows))


def is_standing(version: CardVersion) -> bool:
    """It is one that the service answers for."""
    return version.kind in STANDS


def over_time_table(found: OverTime) -> PageTable:
    """Each indicator through the months; the last column is how the period ended."""
    headings = [Heading("Indicator")]
    headings += [Heading(f"{month:%b %Y}", is_number=True) for month in found.months]
    rows = tuple(
        (Cell(line.title), *(_month_cell(row) for row in line.months)) for line in found.lines
    )
    return PageTable(found.title, tuple(headings), rows)


def _month_cell(row: CardRow | None) -> Cell:
    if row is None:
        return Cell("–", is_number=True)
    return Cell(row.shown, under=row.rag.mark.word if row.rating else "", is_number=True)
