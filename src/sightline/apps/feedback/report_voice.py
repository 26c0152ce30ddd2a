"""The parts of the report on voice: wishes, advocates month by month, surveys, distance."""

from hashlib import sha256

from sightline.apps.feedback.drawing import team_bars
from sightline.apps.feedback.models import Survey
from sightline.apps.feedback.pages import Months, distance_truth
from sightline.apps.feedback.queries.advocacy import Asked, Month, months_of, reasons_of
from sightline.apps.feedback.queries.children import VoiceCounts, distance_by_team
from sightline.apps.feedback.report_cells import Row, cell, counts_table, total_of
from sightline.apps.people.authority import authority_code
from sightline.documents.model import (
    Block,
    Chart,
    Column,
    FigureCell,
    Heading,
    Note,
    Paragraph,
    Sum,
    Table,
)

NOT_THERE = "not in the extract"


def surveys(months: Months) -> list[Block]:
    """What was asked is typed by people; how many answered well is a figure."""
    found = Survey.objects.filter(
        authority=authority_code(), last_on__range=(months.first, months.last)
    ).prefetch_related("results")
    rows = [
        (f"{survey.title}: {result.question}",
         cell(result.good, f"survey {survey.pk} question {result.pk}", months, result.of))
        for survey in found
        for result in survey.results.all()
    ]  # fmt: skip
    columns = (Column("question", "Question", wide=True),
               Column("well", "Answered well", is_number=True))  # fmt: skip
    return [Table("Surveys", columns, tuple(rows), name="surveys", is_section=True)] if rows else []


def voice(counts: VoiceCounts, months: Months) -> list[Block]:
    asked: tuple[tuple[str, int, int | None], ...] = (
        ("Children’s wishes written down", counts.wishes, None),
        ("… heard with a tool of the toolkit", counts.with_tool, counts.wishes),
        ("Wishes not followed, or only in part", counts.owed, counts.wishes),
        ("… with an explanation fit for the child", counts.explained, counts.owed),
        ("Views of parents and carers", counts.views, None),
        ("… answered", counts.answered, counts.views),
    )
    rows: list[Row] = [(title, cell(count, title, months, of)) for title, count, of in asked]
    return [counts_table("Voice", "What", rows, "voice")]


def advocacy(months: Months) -> list[Block]:
    """By month, as the records say and as written down here, with why it was not taken up."""
    found = months_of(months.first, months.last)
    blocks: list[Block] = [_advocates(found, months), _visitors(found, months)]
    if reasons := reasons_of(found):
        rows: list[Row] = [(why, cell(n, f"reason {_key(why)}", months)) for why, n in reasons]
        title = "Why an advocate was not taken up"
        blocks.append(counts_table(title, "Reason", rows, "reasons", is_typed=True))
    if any(each.advocates is None or each.visitors is None for each in found):
        said = "“Not in the extract”: such records did not come, so nobody can say it was nought."
        blocks.append(Note(said))
    return blocks


def _advocates(found: tuple[Month, ...], months: Months) -> Table:
    kinds = ("records offered", "records taken", "here offered", "here taken")
    titles = ("Offered, by the records", "Taken up", "Offered, written here", "Taken up, of these")
    columns = _columns(zip(kinds, titles, strict=True))
    rows = [
        (f"{each.ends_on:%B %Y}", *_pair(each.advocates, "records", _month(each)),
         *_pair(each.advocates_here, "here", _month(each)))
        for each in found
    ]  # fmt: skip
    total = (
        "All these months",
        *_pair(_sum([each.advocates for each in found]), "records", months),
        *_pair(_sum([each.advocates_here for each in found]), "here", months),
    )
    last = len(rows)
    sums: tuple[Sum, ...] = tuple(
        total_of(0, last - 1, last, column)
        for column in range(1, 5)
        if all(isinstance(row[column], FigureCell) for row in [*rows, total])
    )
    return Table("Advocates, month by month", columns, (*rows, total), name="advocates",
                 heads_rows=True, is_section=True, sums=sums)  # fmt: skip


def _visitors(found: tuple[Month, ...], months: Months) -> Table:
    columns = _columns([("records", "By the records"), ("here", "Written here")])
    rows = tuple(
        (f"{each.ends_on:%B %Y}", _count(each.visitors, "visitor records", _month(each)),
         _count(each.visitors_here, "visitor here", _month(each)))
        for each in found
    )  # fmt: skip
    title = "Independent visitors considered"
    return Table(title, columns, rows, name="visitors", heads_rows=True, is_section=True)


def _columns(named: object) -> tuple[Column, ...]:
    counts = (Column(key.replace(" ", "_"), title, is_number=True) for key, title in named)  # type: ignore[attr-defined]
    return (Column("month", "Month", wide=True), *counts)


def _month(month: Month) -> Months:
    return Months(month.ends_on, 1)


def _pair(asked: Asked | None, where: str, months: Months) -> tuple[str | FigureCell, ...]:
    if asked is None:
        return (NOT_THERE, NOT_THERE)
    return (cell(asked.offered, f"advocates {where}", months),
            cell(asked.taken, f"advocates taken {where}", months, asked.offered))  # fmt: skip


def _count(asked: Asked | None, where: str, months: Months) -> str | FigureCell:
    return NOT_THERE if asked is None else cell(asked.offered, where, months)


def _sum(found: list[Asked | None]) -> Asked | None:
    """None where a month is not known: a sum of some months is no sum of these."""
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return None
    return Asked(sum(each.offered for each in known), sum(each.taken for each in known))


def distance(months: Months) -> list[Block]:
    found = distance_by_team(months.first, months.last)
    if not found:
        said = "Nobody had a second reading of a scale in these months."
        return [Heading("Distance travelled"), Paragraph(said)]
    columns = (
        Column("team", "Team", wide=True), Column("twice", "Read twice", is_number=True),
        Column("better", "More went up than down", is_number=True),
    )  # fmt: skip
    rows = tuple(
        (each.team or "No team known", cell(each.read_twice, f"{each.team} read", months),
         cell(each.better, f"{each.team} better", months, each.read_twice))
        for each in found
    )  # fmt: skip
    title = "Distance travelled, by team"
    twin = Table(title, columns, rows, name="distance", heads_rows=True)
    picture = team_bars(found)
    return [Heading(title), Chart(title, distance_truth(found), picture, twin)]


def _key(words: str) -> str:
    """Tells reasons apart from report to report without saying what somebody typed."""
    return sha256(words.encode("utf-8")).hexdigest()[:12]
