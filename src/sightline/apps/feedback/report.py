"""The report on feedback of a quarter or a year, as a document: figures, themes, what was learnt.

It names no child, no worker and nobody who complained. Counts of people are figure cells, so that
a public version leaves small ones out by the one rule for all papers.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sightline.apps.feedback.models import Complaint, Compliment, Survey
from sightline.apps.feedback.pages import Months, themes_over_time, truth
from sightline.apps.feedback.queries.children import VoiceCounts, distance_by_team, voice_between
from sightline.apps.feedback.queries.complaints import clock_of
from sightline.apps.feedback.rules import From, Outcome
from sightline.apps.people.authority import authority_code
from sightline.apps.people.working_days import calendar
from sightline.documents.charts import Line, trend_chart
from sightline.documents.drawing import Words
from sightline.documents.model import (
    Block,
    Chart,
    Column,
    Document,
    FigureCell,
    FreeText,
    Heading,
    Note,
    Paragraph,
    Table,
)
from sightline.vocabulary.words import Unit

Row = tuple[str | FigureCell, ...]


def report_of(months: Months, today: date) -> Document:
    days = {"authority": authority_code(), "received_on__range": (months.first, months.last)}
    complaints = list(Complaint.objects.filter(**days).prefetch_related("stages", "themes"))
    praised = Compliment.objects.filter(**days).count()
    blocks: list[Block] = [
        Paragraph(_lead(complaints, praised), is_lead=True),
        _counts(complaints, praised, months),
        *_timeliness(complaints, today),
        *_themes(months),
        *_learning(complaints),
        *_surveys(months),
        *_voice(voice_between(months.first, months.last), months),
        _distance(months),
        Note("Nobody who complained, no worker and no child is named. A count here is of "
             "complaints received in these months, wherever they stand today."),
    ]  # fmt: skip
    kind = "Annual" if months.length == 12 else "Quarterly"
    return Document(
        f"{kind} report on feedback: {months.title}",
        ("What children, families and others told us, and what we learnt",),
        tuple(blocks), name=f"feedback-{months.last:%Y-%m}", data_as_at=min(months.last, today),
    )  # fmt: skip


def _lead(complaints: Sequence[Complaint], praised: int) -> str:
    upheld = sum(each.outcome in {Outcome.UPHELD, Outcome.PARTLY} for each in complaints)
    decided = sum(bool(each.outcome) for each in complaints)
    one = "complaint was" if len(complaints) == 1 else "complaints were"
    other = "compliment" if praised == 1 else "compliments"
    found = f"Of {decided} answered, {upheld} were upheld or partly upheld."
    return f"{len(complaints)} {one} received, and {praised} {other}. {found if decided else ''}"


def cell(count: int, where: str, months: Months) -> FigureCell:
    period = f"months:{months.last.isoformat()}"
    return FigureCell(str(count), count, count, indicator="feedback", of=where, period=period)


def _table(title: str, first: str, rows: Sequence[Row], name: str) -> Table:
    columns = (Column("what", first, wide=True), Column("count", "How many", is_number=True))
    return Table(title, columns, tuple(rows), name=name, heads_rows=True, is_section=True)


def _counts(complaints: Sequence[Complaint], praised: int, months: Months) -> Table:
    by = Counter(each.made_by for each in complaints)
    rows: list[Row] = [
        (f"Complaints: {who.in_words.lower()}", cell(by[who.value], who.value, months))
        for who in From
        if by[who.value]
    ]
    outcomes = Counter(each.outcome for each in complaints)
    rows += [
        (f"Outcome: {each.in_words.lower()}", cell(outcomes[each.value], each.value, months))
        for each in Outcome
        if outcomes[each.value]
    ]
    rows.append(("Compliments", cell(praised, "compliments", months)))
    return _table("What came in", "What", rows, "received")


def _timeliness(complaints: Sequence[Complaint], today: date) -> list[Block]:
    days, rows = calendar(), Counter[tuple[str, str]]()
    for complaint in complaints:
        for stage in complaint.stages.all():
            clock = clock_of(stage, days)
            state = "late" if clock.is_late(today) else "in time"
            open_or_not = state if stage.answered_on else f"still open, {state}"
            rows[clock.stage.title, open_or_not] += 1
    if not rows:
        return []
    columns = (
        Column("stage", "Stage", wide=True), Column("how", "How"),
        Column("count", "Stages", is_number=True),
    )  # fmt: skip
    table = tuple((stage, how, count) for (stage, how), count in sorted(rows.items()))
    return [Table("In time", columns, table, name="in-time", is_section=True)]


def _themes(months: Months) -> list[Block]:
    ends, lines = themes_over_time(months.last)
    top = [line for line in lines if any(line.counts)][:3]
    sentence = truth(lines)
    if not top:
        return [Heading("Themes"), Paragraph(sentence)]
    columns = (Column("theme", "Theme", wide=True), *(
        Column(f"to_{end:%Y_%m}", f"Quarter to {end:%b %Y}", is_number=True) for end in ends
    ))  # fmt: skip
    rows = tuple((line.theme, *line.counts) for line in lines)
    twin = Table("Themes, quarter by quarter", columns, rows, name="themes", heads_rows=True)
    return [Heading("Themes"), Chart("Themes over time", sentence, picture(ends, lines), twin)]


def picture(ends: Sequence[date], lines: Sequence) -> str:  # type: ignore[type-arg]
    """The three themes named most, over the quarters; '' where none was named."""
    top = [line for line in lines if any(line.counts)][:3]
    if not top:
        return ""
    drawn = [
        Line(line.theme, tuple(zip(ends, map(float, line.counts), strict=True)), number == 0)
        for number, line in enumerate(top)
    ]
    words = Words(truth(lines), "The same numbers stand in the table.", "Times named in a quarter")
    return trend_chart(drawn, unit=Unit.COUNT, words=words).svg()


def _learning(complaints: Sequence[Complaint]) -> list[Block]:
    learnt = [each.learning for each in complaints if each.learning]
    words = [FreeText(text, written_by="Whoever closed the complaint") for text in learnt]
    return [Heading("What we learnt"), *words] if words else []


def _surveys(months: Months) -> list[Block]:
    found = Survey.objects.filter(
        authority=authority_code(), last_on__range=(months.first, months.last)
    ).prefetch_related("results")
    rows = [
        (f"{survey.title}: {result.question}", f"{result.good} of {result.of}")
        for survey in found
        for result in survey.results.all()
    ]
    columns = (Column("question", "Question", wide=True), Column("well", "Answered well"))
    return [Table("Surveys", columns, tuple(rows), name="surveys", is_section=True)] if rows else []


def _voice(counts: VoiceCounts, months: Months) -> list[Block]:
    rows: list[Row] = [
        (title, cell(count, title, months))
        for title, count in (
            ("Children’s wishes written down", counts.wishes),
            ("… heard with a tool of the toolkit", counts.with_tool),
            ("Wishes not followed, or only in part", counts.owed),
            ("… with an explanation fit for the child", counts.explained),
            ("Views of parents and carers", counts.views),
            ("… answered", counts.answered),
            ("Advocates offered", counts.advocates),
            ("… taken up", counts.advocates_taken),
            ("Independent visitor considered", counts.visitors),
        )
    ]
    blocks: list[Block] = [_table("Voice", "What", rows, "voice")]
    if counts.reasons:
        reasons: list[Row] = [(why, cell(n, why, months)) for why, n in counts.reasons]
        blocks.append(_table("Why an advocate was not taken up", "Reason", reasons, "reasons"))
    return blocks


def _distance(months: Months) -> Table:
    columns = (
        Column("team", "Team", wide=True), Column("twice", "Read twice", is_number=True),
        Column("better", "More went up than down", is_number=True),
    )  # fmt: skip
    rows = tuple(
        (each.team or "No team known", cell(each.read_twice, f"{each.team} read", months),
         cell(each.better, f"{each.team} better", months))
        for each in distance_by_team(months.first, months.last)
    )  # fmt: skip
    title = "Distance travelled, by team"
    return Table(title, columns, rows, name="distance", heads_rows=True, is_section=True)
