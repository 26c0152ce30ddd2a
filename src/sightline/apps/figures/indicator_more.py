"""What stands under an indicator’s page: units beside each other, reasons for lateness, marks."""

from typing import Any

from django.http import HttpRequest

from sightline.apps.figures import queries
from sightline.apps.figures.comparing_units import beside_each_other
from sightline.apps.figures.explaining import opened
from sightline.apps.figures.notes import marks_of
from sightline.apps.figures.queries import Asked, Source
from sightline.apps.figures.rules import FigureKey
from sightline.apps.worklists.queries import ReasonsFor, reasons_for
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.pareto import Given, pareto
from sightline.measures.model.indicator import Indicator


def indicator_more(
    request: HttpRequest, source: Source, found: Indicator, asked: Asked
) -> dict[str, Any]:
    basis = asked.basis if asked.basis in found.bases else found.headline
    is_key, priorities = marks_of(found.id)
    reasons = reasons_for(found.id, level=asked.level, unit=asked.unit)
    more: dict[str, Any] = {
        "whose": asked.unit or queries.authority_name(source),
        "is_key": is_key,
        "priorities": priorities,
        "reasons": reasons,
        "reasons_table": _reasons_table(reasons),
        "reasons_chart": _reasons_chart(reasons),
        "reasons_said": _said(reasons),
    }
    if basis is not None and not found.collected and not found.divides:
        key = FigureKey(found.id, basis, asked.as_at, asked.level, asked.unit)
        more["beside"] = beside_each_other(opened(source, key), request.access)
    return more


def _reasons_chart(reasons: ReasonsFor) -> str:
    given = [Given(each.title, each.count, each.cumulative) for each in reasons.reasons]
    description = (
        "A bar for each reason, the most frequent first, and a line for the share of all that it "
        "makes up with those above. All values are in the table that follows."
    )
    return pareto(given, _said(reasons), description)


def _said(reasons: ReasonsFor) -> str:
    """How many of the reasons make up most of it."""
    if not reasons.reasons:
        return ""
    few = next(n for n, each in enumerate(reasons.reasons, 1) if each.cumulative >= _MOST)
    first = reasons.reasons[0]
    if few == 1:
        return f"“{first.title}” makes up {first.cumulative:.0%} of {reasons.total:,} given."
    share = reasons.reasons[few - 1].cumulative
    return (
        f"{few} of {len(reasons.reasons)} reasons make up {share:.0%} of {reasons.total:,} given."
    )


_MOST = 0.795  # as the rule of eighty and twenty has it


def _reasons_table(reasons: ReasonsFor) -> PageTable:
    headings = (
        Heading("Reason"), Heading("How often", is_number=True),
        Heading("Share", is_number=True), Heading("With those above", is_number=True),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(each.title), Cell(f"{each.count:,}", is_number=True),
            Cell(f"{each.share:.0%}", is_number=True),
            Cell(f"{each.cumulative:.0%}", is_number=True),
        )
        for each in reasons.reasons
    )  # fmt: skip
    return PageTable("Why it was late", headings, rows)
