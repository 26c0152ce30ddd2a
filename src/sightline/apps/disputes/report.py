"""The year's report of reviewing officers: tables that write themselves from what was kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from sightline.apps.disputes import counting, queries
from sightline.apps.disputes.counting import RatedPlans, Replies
from sightline.apps.disputes.forms import year_said
from sightline.apps.disputes.models import PlanRating
from sightline.apps.disputes.pages import Standing, standing
from sightline.apps.disputes.records import reviews_between
from sightline.apps.people.reach import Access
from sightline.apps.people.working_days import calendar
from sightline.documents.model import (
    Block,
    Column,
    Document,
    FigureCell,
    Note,
    Paragraph,
    Table,
)
from sightline.vocabulary.months import end_of_month
from sightline.vocabulary.working_days import WorkingDays

NEUTRAL = (
    "How many disputes there are is not rated. Many can mean that officers look closely, few that "
    "plans are sound or that nobody asks: challenge is neither good nor bad by itself."
)
_RAG = ("red", "amber", "green")


@dataclass(frozen=True)
class Year:
    """All that the report counts; `first` and `last` are days of a financial year."""

    first: date
    last: date
    today: date
    days: WorkingDays
    found: Sequence[Standing]
    ratings: Sequence[PlanRating]

    @property
    def title(self) -> str:
        return f"Independent reviewing and conferences: challenge in {year_said(self.first.year)}"


def year_of(begins: int, access: Access, today: date) -> Year:
    first, last = date(begins, 4, 1), date(begins + 1, 3, 31)
    days = calendar()
    found = [standing(each, today, days) for each in queries.disputes_within(access)]
    near = timedelta(days=counting.NEAR)
    ratings = queries.ratings_within(access).filter(reviewed_on__range=(first - near, last + near))
    return Year(first, last, today, days, found, list(ratings))


def document_of(year: Year) -> Document:
    until = min(year.last, year.today)
    about = (f"From {_day(year.first)} to {_day(until)}", f"Made on {_day(year.today)}")
    parts: list[Block] = [Paragraph(_lead(year), is_lead=True), Note(NEUTRAL)]
    for title, table in tables_of(year):
        parts.append(replace(table, title=title, is_section=True))
    return Document(
        year.title, about, tuple(parts), name=f"reviewing-officers-{year.first.year}",
        data_as_at=until,
    )  # fmt: skip


def _lead(year: Year) -> str:
    counted = counting.volume(year.found, year.first, year.last)
    return (
        f"Disputes raised: {counted.raised}, of which formal: {counted.formal}. Resolved as "
        f"agreed: {counted.resolved}; open: {counted.still_open}."
    )


def tables_of(year: Year) -> list[tuple[str, Table]]:
    span = (year.first, year.last, year.today, year.days)
    replies = [
        ("How each level answered", "Level", counting.by_level(year.found, *span)),
        ("How teams answered", "Team", counting.by_team(year.found, *span)),
    ]
    found = [("Disputes in the year", _volume(year))]
    found += [(title, _replies(title, first, rows)) for title, first, rows in replies if rows]
    if themes := _themes(year):
        found.append(("What disputes were about", themes))
    found.append(("Plans rated at reviews, month by month", _ratings(year)))
    return found


def _volume(year: Year) -> Table:
    lines = counting.volume(year.found, year.first, year.last).lines()
    columns = (Column("what", "What", wide=True), Column("number", "Number", is_number=True))
    rows = tuple((name, _n(count)) for name, count in lines)
    return Table("Disputes in the year", columns, rows, heads_rows=True, name="disputes",
                 sheet="Disputes")  # fmt: skip


_REPLIES = (
    ("stages", "Stages"), ("in_time", "In time"), ("late", "Late"),
    ("unanswered", "No reply, late"), ("moved_on", "No reply, moved on in time"),
    ("waiting", "Waiting"), ("days", "Working days, median"),
)  # fmt: skip


def _replies(title: str, first: str, rows: Iterable[tuple[str, Replies]]) -> Table:
    columns = (
        Column("of", first, wide=True),
        *(Column(key, name, is_number=True) for key, name in _REPLIES),
    )
    told = tuple(
        (name, _n(r.stages), _n(r.in_time), _n(r.late), _n(r.unanswered_late), _n(r.moved_on),
         _n(r.waiting), r.days_said)
        for name, r in rows
    )  # fmt: skip
    return Table(title, columns, told, heads_rows=True, name=first.lower(), sheet=first)


def _themes(year: Year) -> Table | None:
    own = [
        each.dispute
        for each in year.found
        if year.first <= timezone.localdate(each.dispute.raised_at) <= year.last
    ]
    counts, titles = queries.theme_counts(own), queries.policies().themes
    if not counts:
        return None
    columns = (Column("theme", "About", wide=True), Column("number", "Disputes", is_number=True))
    rows = tuple((titles.get(key, key), _n(count)) for key, count in counts.most_common())
    return Table("What disputes were about", columns, rows, heads_rows=True, name="themes",
                 sheet="Themes")  # fmt: skip


def _ratings(year: Year) -> Table:
    columns = (
        Column("month", "Month"), Column("plans", "Plans", wide=True),
        Column("reviews", "Reviews with a rating"),
        *(Column(rag, f"{rag.capitalize()}") for rag in _RAG),
    )  # fmt: skip
    rows = [
        (f"{month:%B %Y}", each.title, each.coverage, *(_share(each, rag) for rag in _RAG))
        for month in _months(year)
        for each in rated_in(year.ratings, month)
        if each.total or each.reviews
    ]
    note = ("Reviews with a rating", f"A rating within {counting.NEAR} days of a review held.")
    return Table("Plans rated at reviews", columns, tuple(rows), notes=(note,), heads_rows=True,
                 name="ratings", sheet="Ratings")  # fmt: skip


def rated_in(ratings: Iterable[PlanRating], month: date) -> list[RatedPlans]:
    first, last = month.replace(day=1), end_of_month(month)
    return counting.rated_plans(ratings, reviews_between(first, last), first, last)


def _share(found: RatedPlans, rag: str) -> FigureCell:
    count = found.counts[rag]
    if not found.total:
        return FigureCell("–")
    return FigureCell(f"{count} ({found.share(rag)})", count, count, found.total)


def _months(year: Year) -> list[date]:
    found = [end_of_month(date(year.first.year, month, 1)) for month in range(4, 13)]
    found += [end_of_month(date(year.last.year, month, 1)) for month in range(1, 4)]
    return [each for each in found if each.replace(day=1) <= year.today]


def _n(count: int) -> FigureCell:
    return FigureCell(str(count), count)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
