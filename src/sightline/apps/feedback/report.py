"""The report on feedback of a quarter or a year, as a document: figures, themes, what was learnt.

It names no child, no worker and nobody who complained. Counts of people are figure cells, so that
a public version leaves small ones out by the one rule for all papers.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sightline.apps.feedback.models import Complaint, Compliment
from sightline.apps.feedback.pages import Months, ThemeLine, themes_over_time, truth
from sightline.apps.feedback.queries.children import voice_between
from sightline.apps.feedback.queries.complaints import clock_of
from sightline.apps.feedback.report_cells import Row, cell, counts_table, total_of
from sightline.apps.feedback.report_voice import advocacy, distance, surveys, voice
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
    FreeText,
    Heading,
    Note,
    Paragraph,
    Sum,
    Table,
)
from sightline.vocabulary.words import Unit


def report_of(months: Months, today: date) -> Document:
    days = {"authority": authority_code(), "received_on__range": (months.first, months.last)}
    complaints = list(Complaint.objects.filter(**days).prefetch_related("stages", "themes"))
    praised = Compliment.objects.filter(**days).count()
    blocks: list[Block] = [
        Paragraph(_lead(complaints, praised), is_lead=True),
        _counts(complaints, praised, months),
        *_timeliness(complaints, months, today),
        *_themes(months),
        *_learning(complaints),
        *surveys(months),
        *voice(voice_between(months.first, months.last), months),
        *advocacy(months),
        *distance(months),
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


def _counts(complaints: Sequence[Complaint], praised: int, months: Months) -> Table:
    """Each block with its total, so that a small one is not left to be worked out from the rest."""
    by = Counter(each.made_by for each in complaints)
    rows: list[Row] = [
        (f"Complaints: {who.in_words.lower()}", cell(by[who.value], who.value, months))
        for who in From
        if by[who.value]
    ]
    every = len(rows)
    rows.append(("Complaints, all", cell(len(complaints), "complaints", months)))
    outcomes = Counter(each.outcome for each in complaints)
    named = {each.value: f"Outcome: {each.in_words.lower()}" for each in Outcome}
    rows += [
        (title, cell(outcomes[key], key or "no outcome", months))
        for key, title in (named | {"": "Outcome: none yet"}).items()
        if outcomes[key]
    ]
    last = len(rows) - 1
    rows.append(("Compliments", cell(praised, "compliments", months)))
    sums = ()
    if complaints:
        outcome_rows = tuple((row, 1) for row in range(every + 1, last + 1))
        sums = (total_of(0, every - 1, every), Sum((every, 1), outcome_rows))
    return counts_table("What came in", "What", rows, "received", sums=sums)


def _timeliness(complaints: Sequence[Complaint], months: Months, today: date) -> list[Block]:
    days, counted = calendar(), Counter[tuple[str, str]]()
    for complaint in complaints:
        for stage in complaint.stages.all():
            clock = clock_of(stage, days)
            state = "late" if clock.is_late(today) else "in time"
            open_or_not = state if stage.answered_on else f"still open, {state}"
            counted[clock.stage.title, open_or_not] += 1
    if not counted:
        return []
    rows: list[Row] = [
        (f"{stage}: {how}", cell(count, f"stage {stage} {how}", months))
        for (stage, how), count in sorted(counted.items())
    ]
    return [counts_table("In time", "Stage", rows, "in-time")]


def _themes(months: Months) -> list[Block]:
    ends, lines = themes_over_time(months.last)
    sentence = truth(lines)
    if not any(any(line.counts) for line in lines):
        return [Heading("Themes"), Paragraph(sentence)]
    columns = (Column("theme", "Theme", wide=True), *(
        Column(f"to_{end:%Y_%m}", f"Quarter to {end:%b %Y}", is_number=True) for end in ends
    ))  # fmt: skip
    rows = tuple(
        (line.theme, *(cell(count, f"theme {line.theme}", Months(end, 3))
                       for end, count in zip(ends, line.counts, strict=True)))
        for line in lines
    )  # fmt: skip
    twin = Table("Themes, quarter by quarter", columns, rows, name="themes", heads_rows=True)
    return [Heading("Themes"), Chart("Themes over time", sentence, picture(ends, lines), twin)]


def picture(ends: Sequence[date], lines: Sequence[ThemeLine]) -> str:
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
