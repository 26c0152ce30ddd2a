"""What audits found in two or three months, as a paper: how much was done, how good it was, where
teams differ, which themes came up. Small numbers are covered: papers travel."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sightline.apps.audits.findings import queries, tables
from sightline.apps.audits.findings.periods import Period
from sightline.apps.audits.findings.queries import Counted
from sightline.apps.audits.findings.rules import (
    FEWEST,
    covered,
    covered_words,
    shown_count,
)
from sightline.apps.audits.models import ToolVersion
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.reach import Access
from sightline.documents.model import Chart, Column, Document, Heading, Note, Paragraph, Table

Graded = tuple[str, str, bool]
"""Team, title of the tool, good or better."""


def report(access: Access, period: Period, today: date) -> Document:
    audits = queries.handed_in(access, {"since": period.first, "until": period.last})
    before = period.before
    earlier = queries.handed_in(access, {"since": before.first, "until": before.last})
    graded = _graded(queries.grades_by_team(audits))
    found, was = queries.counted(audits), queries.counted(earlier)
    title = f"What audits found: {period.in_words}"
    blocks = (
        Paragraph(lead(audits.count(), graded), is_lead=True),
        Heading("How good the work was"), _by(graded, 1, "Tool", "grades-by-tool"),
        Heading("Where teams differ"), _by(graded, 0, "Team", "grades-by-team"),
        Heading("What came up"), *_themes(found, was, before),
        Note("Audits within the reach of whoever made this paper. Few files, and chosen: a "
             "difference of one or two says little."),
    )  # fmt: skip
    return Document(
        title, (f"As it stood on {today:%-d %B %Y}",), blocks, name=f"audits-{period.key}",
        data_as_at=min(today, period.last),
    )  # fmt: skip


def lead(count: int, graded: Sequence[Graded]) -> str:
    noun = "audit was" if count == 1 else "audits were"
    said = f"{count} {noun} handed in."
    if len(graded) < FEWEST:
        return f"{said} Too few were graded to say how good the work was."
    good = sum(is_good for _, _, is_good in graded)
    return f"{said} {good} of {len(graded)} that were graded were good or better."


def _graded(rows: Iterable[tuple[str, int, int, int]]) -> list[Graded]:
    rows = list(rows)
    versions = ToolVersion.objects.in_bulk({version for _, version, _, _ in rows})
    return [
        (team or "No team", versions[id].title, tool_of(versions[id]).scale[grade].is_good)
        for team, id, grade, count in rows
        for _ in range(count)
    ]  # fmt: skip


def _by(graded: Sequence[Graded], place: int, name: str, key: str) -> Table:
    every: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for each in graded:
        every[str(each[place])] += 1
        good[str(each[place])] += each[2]
    columns = (
        Column("unit", name, wide=True),
        Column("graded", "Graded"),
        Column("good", "Good or better"),
    )
    hidden = covered(every)
    rows = tuple(
        (unit, covered_words(count), "too few to say" if count < FEWEST else "not shown")
        if unit in hidden else (unit, str(count), f"{good[unit] / count:.0%}")
        for unit, count in sorted(every.items())
    )  # fmt: skip
    return Table(f"Graded audits by {name.lower()}", columns, rows, name=key, heads_rows=True)


def _themes(
    found: Sequence[Counted], was: Sequence[Counted], before: Period
) -> Iterable[Paragraph | Table | Chart]:
    if not found:
        yield Paragraph("Nobody has confirmed yet what these audits found.")
        return
    earlier: dict[str, int] = defaultdict(int, {each.theme: each.to_improve for each in was})
    columns = (
        Column("theme", "Theme", wide=True), Column("improve", "To improve"),
        Column("before", f"{before.in_words}"), Column("good", "Well done"),
    )  # fmt: skip
    rows = tuple(
        (each.title, *(shown_count(number, on_paper=True) for number in
                       (each.to_improve, earlier[each.theme], each.well_done)))
        for each in found
    )  # fmt: skip
    yield Table("Themes of findings", columns, rows, name="themes", heads_rows=True)
    enough = [each for each in found if each.to_improve >= FEWEST]
    if enough:
        yield Chart("Most frequent themes", tables.truth(enough), tables.chart(enough), None)
