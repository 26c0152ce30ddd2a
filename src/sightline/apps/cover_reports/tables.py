"""Tables of cover reports, as pages show them."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from sightline.apps.cover_reports import queries
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.queries import Due, PartLine
from sightline.apps.cover_reports.rules import CoverState, Sample
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.plan.cover_words import period_words
from sightline.judgement.phrases import day_words

COLOURS = {
    CoverState.DRAFT: "grey", CoverState.CHECKED: "yellow", CoverState.RELEASED: "green",
    CoverState.WITHDRAWN: "red",
}  # fmt: skip
_PART_COLOURS = {"to write": "red", "drawn up by rule": "yellow", "to sign off": "orange"}


def of_reports(found: Iterable[CoverReport]) -> PageTable:
    rows = tuple(
        (
            Cell(each.title, each.address),
            Cell(period_words(each.from_on, each.quarter_end)),
            Cell(each.body.title if each.body else "–",
                 under=day_words(each.meeting_on) if each.meeting_on else ""),
            Cell(each.state, tag=COLOURS[CoverState(each.state)]),
        )
        for each in found
    )  # fmt: skip
    headings = tuple(map(Heading, ("Report", "Period", "To", "State")))
    return PageTable("Cover reports", headings, rows, caption_is_hidden=True)


def of_due(found: Iterable[Due], today: date) -> PageTable:
    rows = tuple(
        (
            Cell(each.cadence.body.title, _begin(each)),
            Cell(f"{each.cadence.plan}", under=_what(each)),
            Cell(day_words(each.period_end)),
            Cell(_state(each, today), tag="orange" if each.is_late(today) else "grey"),
        )
        for each in found
    )
    headings = tuple(map(Heading, ("To be told", "Of", "Period to", "So far")))
    return PageTable("What is due to whom next", headings, rows, caption_is_hidden=True)


def _what(due: Due) -> str:
    return "Inspection recommendations only" if due.cadence.inspection_only else ""


def _state(due: Due, today: date) -> str:
    begun = f"{due.report.state}" if due.report else "not begun"
    return f"{begun}, late" if due.is_late(today) else begun


def _begin(due: Due) -> str:
    """The report begun, or the form with what is known filled in."""
    if due.report:
        return due.report.address
    known = {
        "plan": due.cadence.plan_id, "quarter_end": due.period_end.isoformat(),
        "body": due.cadence.body_id, "inspection_only": _yes(due.cadence.inspection_only),
    }  # fmt: skip
    return f"{reverse('cover_reports:new')}?{urlencode(known)}"


def _yes(said: bool) -> str:
    return "yes" if said else "no"


def of_parts(report: CoverReport, *, is_draft: bool) -> PageTable:
    rows = tuple(_part(line, is_draft) for line in queries.part_lines(report))
    headings = tuple(map(Heading, ("Section", "Begins", "State")))
    return PageTable("How far each section is", headings, rows, caption_is_hidden=True)


def _part(line: PartLine, is_draft: bool) -> tuple[Cell, ...]:
    address = reverse("cover_reports:part", args=[line.part.pk]) if line.part and is_draft else ""
    words = " ".join(line.words.split())
    short = words if len(words) <= 90 else f"{words[:90].rsplit(' ', 1)[0]}…"
    return (
        Cell(f"{line.section.number} {line.section.title}", address),
        Cell(short or "–", under=f"[{line.code}]" if line.code else ""),
        Cell(line.state, tag=_PART_COLOURS.get(line.state, "green")),
    )


def of_samples(report: CoverReport) -> list[tuple[str, int]]:
    """Each list with how many items it has."""
    chosen = list(report.items.values_list("sample", flat=True))
    return [(sample.value, chosen.count(sample.value)) for sample in Sample]
