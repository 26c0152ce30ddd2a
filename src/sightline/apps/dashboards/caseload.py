"""How many children each worker holds, and what to bear in mind where the workers are few."""

from datetime import date

from sightline.apps.dashboards import rules
from sightline.apps.figures import queries
from sightline.apps.figures.explain_page import address_of
from sightline.apps.figures.explaining import opened, steps_below
from sightline.apps.figures.queries import Source
from sightline.apps.figures.rules import FigureKey
from sightline.documents.cells import cell
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.scorecard import ScorecardRow
from sightline.vocabulary.words import Level, Unit


def caution(row: ScorecardRow | None) -> str:
    if row is None or row.denominator is None or row.denominator >= rules.FEWEST_WORKERS:
        return ""
    return "Fewer than ten workers: one more or one less moves the average much."


def workers_table(
    source: Source, level: Level, unit: str, as_at: date, may_see: set[str]
) -> PageTable | None:
    """Children held by each worker of a team, those alone whose figures may be seen."""
    if level is not Level.TEAM or not may_see:
        return None
    found = opened(source, FigureKey(
        "sw_cases_held", queries.catalogue(source)["sw_cases_held"].headline, as_at,
        level, unit,
    ))  # fmt: skip
    rows = tuple(
        (
            Cell(step.unit, address_of(FigureKey(
                "sw_cases_held", found.key.basis, as_at, Level.WORKER, step.unit))),
            Cell(cell(step.numerator, Unit.COUNT), is_number=True),
        )
        for step in sorted(steps_below(found), key=lambda each: -(each.numerator or 0))
        if step.unit in may_see
    )  # fmt: skip
    headings = (Heading("Worker"), Heading("Children", is_number=True))
    return PageTable("Children held by each worker", headings, rows) if rows else None
