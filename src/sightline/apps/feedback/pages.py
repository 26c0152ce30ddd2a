"""Complaints, themes and distance as a page shows them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.apps.feedback.models import Complaint, Compliment, Offered, Survey
from sightline.apps.feedback.own import policy
from sightline.apps.feedback.queries import themes_between
from sightline.apps.feedback.queries.advocacy import Asked, Month, given_again
from sightline.apps.feedback.queries.children import TeamDistance, Way
from sightline.apps.feedback.queries.complaints import clock_of, is_late, running_clock
from sightline.apps.feedback.rules import From, Outcome
from sightline.apps.feedback.stages import said
from sightline.apps.feedback.voice_rules import Help, Taken
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.vocabulary.months import months_after, months_back
from sightline.vocabulary.working_days import WorkingDays

_DASH = "–"


def colour(complaint: Complaint, late: bool) -> str:
    if late:
        return "red"
    return "grey" if not complaint.now.is_open else "blue"


def complaints_table(found: Sequence[Complaint], days: WorkingDays, today: date) -> PageTable:
    headings = ("Complaint", "Of", "Received", "Where it stands", "Clock", "Outcome")
    rows = tuple(_row(each, days, today) for each in found)
    return PageTable("Complaints", tuple(map(Heading, headings)), rows, caption_is_hidden=True)


def _row(complaint: Complaint, days: WorkingDays, today: date) -> tuple[Cell, ...]:
    clock, late = running_clock(complaint, days), is_late(complaint, days, today)
    return (
        Cell(str(complaint), complaint.address, under=From(complaint.made_by).in_words),
        Cell(complaint.unit or "The whole authority"),
        Cell(said(complaint.received_on)),
        Cell(complaint.now.in_words, tag=colour(complaint, late)),
        Cell(clock.in_words(today) if clock else "No clock runs"),
        Cell(Outcome(complaint.outcome).in_words if complaint.outcome else _DASH),
    )


def stages_table(complaint: Complaint, days: WorkingDays, today: date) -> PageTable:
    """Each stage with its first day, what it was given, what it was extended to, and its end."""
    headings = ("Stage", "Clock from", "Due", "Who answers", "How it stands", "Outcome")
    rows = []
    for stage in complaint.stages.all():
        clock = clock_of(stage, days)
        first = clock.first_due_on
        under = f"first due on {said(first)}" if first != clock.due_on else ""
        rows.append((
            Cell(clock.stage.title, under=f"{clock.stage.within} working days from "
                 f"{clock.stage.starts}"),
            Cell(said(stage.from_on)),
            Cell(said(clock.due_on), under=under),
            Cell(stage.answered_by.name if stage.answered_by else _DASH),
            Cell(clock.in_words(today), tag="red" if clock.is_late(today) else ""),
            Cell(Outcome(stage.outcome).in_words if stage.outcome else _DASH),
        ))  # fmt: skip
    return PageTable("Stages and their clocks", tuple(map(Heading, headings)), tuple(rows))


def compliments_table(found: Sequence[Compliment]) -> PageTable:
    headings = tuple(map(Heading, ("Compliment", "Of", "Received", "About")))
    rows = tuple(
        (
            Cell(str(each), each.address, under=From(each.made_by).in_words),
            Cell(each.unit or "The whole authority"),
            Cell(said(each.received_on)),
            Cell(policy().theme(each.theme)),
        )
        for each in found
    )
    return PageTable("Compliments", headings, rows)


def surveys_table(found: Sequence[Survey]) -> PageTable:
    headings = (Heading("Survey"), Heading("Ended"), Heading("Answered", True))
    rows = tuple(
        (
            Cell(each.title, each.address, under=From(each.asked).in_words),
            Cell(said(each.last_on)),
            Cell(f"{each.answered} of {each.invited}", is_number=True),
        )
        for each in found
    )
    return PageTable("Surveys", headings, rows)


@dataclass(frozen=True)
class Months:
    """The months asked for: a quarter, or a year where `length` is twelve."""

    last: date
    length: int

    @property
    def first(self) -> date:
        return months_after(self.last.replace(day=1), 1 - self.length)

    @property
    def title(self) -> str:
        return f"{self.first:%B %Y} to {self.last:%B %Y}"


def ways_table(way: Way) -> PageTable:
    headings = (Heading("Area"), Heading("First", True), Heading("Now", True), Heading("Change"))
    rows = tuple(
        (
            Cell(each.area),
            Cell(_DASH if each.first is None else str(each.first), is_number=True),
            Cell(_DASH if each.latest is None else str(each.latest), is_number=True),
            Cell(each.in_words),
        )
        for each in way.found
    )
    return PageTable(way.scale.title, headings, rows, caption_is_hidden=True)


def offers_table(found: Sequence[Offered]) -> PageTable:
    headings = tuple(map(Heading, ("Day", "What", "Taken up", "Why not")))
    rows = tuple(
        (Cell(said(each.on)), Cell(Help(each.help).in_words), Cell(Taken(each.taken).in_words),
         Cell(each.reason or _DASH))
        for each in found
    )  # fmt: skip
    return PageTable("Offered and considered", headings, rows)


def distance_table(found: Sequence[TeamDistance]) -> PageTable:
    headings = (
        Heading("Team"), Heading("Read twice", True), Heading("More went up than down", True)
    )  # fmt: skip
    rows = tuple(
        (Cell(each.team or "No team known"), Cell(str(each.read_twice), is_number=True),
         Cell(str(each.better), is_number=True))
        for each in found
    )  # fmt: skip
    return PageTable("Distance travelled, by team", headings, rows, caption_is_hidden=True)


def advocacy_table(found: Sequence[Month]) -> PageTable:
    headings = (
        Heading("Month"), Heading("Advocate offered, by the records"),
        Heading("Offered, written here"), Heading("Independent visitor considered, by the records"),
        Heading("Considered, written here"),
    )  # fmt: skip
    rows = tuple(
        (Cell(f"{each.ends_on:%B %Y}"), _asked(each.advocates), _asked(each.advocates_here),
         _asked(each.visitors, "appointed"), _asked(each.visitors_here))
        for each in found
    )  # fmt: skip
    return PageTable("Advocates and independent visitors, month by month", headings, rows)


def _asked(asked: Asked | None, word: str = "taken up") -> Cell:
    if asked is None:
        return Cell("Not in the extract")
    said = f"{asked.offered}, {asked.taken} {word}" if asked.offered else "None"
    why = "; ".join(f"{reason} ({n})" for reason, n in given_again(Counter(asked.reasons))[:4])
    return Cell(said, under=f"not taken up: {why}" if why else "")


@dataclass(frozen=True)
class ThemeLine:
    """A theme's count in each of the last quarters, the oldest first."""

    theme: str
    counts: tuple[int, ...]


def themes_over_time(last: date, quarters: int = 6) -> tuple[tuple[date, ...], list[ThemeLine]]:
    ends = tuple(Months(months_back(last, 3 * n), 3) for n in reversed(range(quarters)))
    counted = [{t: c for t, c, _ in themes_between(m.first, m.last)} for m in ends]
    names = dict.fromkeys(name for one in reversed(counted) for name in one)
    lines = [ThemeLine(name, tuple(one.get(name, 0) for one in counted)) for name in names]
    lines.sort(key=lambda line: (-line.counts[-1], -sum(line.counts)))
    return tuple(m.last for m in ends), lines


def truth(lines: Sequence[ThemeLine]) -> str:
    """One sentence for the picture of themes."""
    named = [line for line in lines if line.counts[-1]]
    if not named:
        return "No complaint or compliment of this quarter has a theme yet."
    top, before = named[0], named[0].counts[-2]
    times = "once" if top.counts[-1] == 1 else f"{top.counts[-1]} times"
    moved = "as often as" if top.counts[-1] == before else (
        "more often than" if top.counts[-1] > before else "less often than")  # fmt: skip
    return (
        f"{top.theme} was named most this quarter: {times}, {moved} the quarter before ({before})."
    )


def distance_truth(found: Sequence[TeamDistance]) -> str:
    """One sentence for the picture of teams."""
    read, better = sum(t.read_twice for t in found), sum(t.better for t in found)
    return f"Of {read} read twice, more went up than down for {better}."
