"""What findings look like on a page."""

from collections.abc import Sequence
from itertools import accumulate

from django.urls import reverse

from sightline.apps.audits.findings.queries import Counted
from sightline.apps.audits.models import Audit
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.pareto import Given, pareto

_QUARTERS = 6


def over_time(found: Sequence[Counted]) -> PageTable:
    """Each theme with its latest quarters, the most to improve first."""
    days = sorted({day for each in found for day in (*each.improve, *each.good)})[-_QUARTERS:]
    heads = (
        Heading("Theme"),
        *(Heading(f"From {day:%B %Y}", is_number=True) for day in days),
        Heading("To improve", is_number=True), Heading("Well done", is_number=True),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(each.title, reverse("audits:theme", args=[each.theme])),
            *(_number(each.improve.get(day, 0)) for day in days),
            _number(each.to_improve), _number(each.well_done),
        )
        for each in found
    )  # fmt: skip
    return PageTable("Findings to improve in each quarter, and in all", heads, rows)


def _number(count: int) -> Cell:
    return Cell(str(count), is_number=True)


def chart(found: Sequence[Counted]) -> str:
    most = [each for each in found if each.to_improve]
    sums = list(accumulate(each.to_improve for each in most))
    given = [
        Given(each.title, each.to_improve, so_far / sums[-1])
        for each, so_far in zip(most, sums, strict=True)
    ]
    return pareto(given, truth(found), "The same numbers stand in the table.")


def truth(found: Sequence[Counted]) -> str:
    total = sum(each.to_improve for each in found)
    if not total:
        return "No finding to improve is confirmed here."
    first = found[0]
    verb = "finding" if total == 1 else "findings"
    said = f"{first.to_improve} of {total} {verb} to improve" if total > 1 else "The one finding"
    return f"{said} spoke of “{first.title}”, more than of any other theme."


def waiting(found: Sequence[Audit]) -> PageTable:
    heads = tuple(map(Heading, ("Audit", "Handed in", "Team")))
    rows = tuple(
        (
            Cell(str(each), _address(each)),
            Cell(f"{each.handed_in_at:%-d %B %Y}" if each.handed_in_at else "–"),
            Cell(each.team or each.service),
        )
        for each in found
    )
    return PageTable("Nobody has said yet what these audits found", heads, rows)


def _address(audit: Audit) -> str:
    return reverse("audits:findings", args=[audit.pk])
