"""The list of good practice: as a page's table, and as a document to take away."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sightline.apps.figures import queries as figures
from sightline.apps.good_practice.models import GoodPractice, PracticeUse
from sightline.apps.good_practice.queries import role_title
from sightline.apps.good_practice.rules import PracticeState
from sightline.documents.good_practice_list import PracticeLine, good_practice_list
from sightline.documents.model import Document
from sightline.documents.on_page import Cell, Heading, PageTable

COLOURS = {
    PracticeState.PUT_FORWARD: "yellow", PracticeState.LOOKED_AT: "turquoise",
    PracticeState.SHARED: "green", PracticeState.NOT_TAKEN_UP: "grey",
}  # fmt: skip


def titles_of(indicators: set[str]) -> dict[str, str]:
    """Of one that left the catalogue its id."""
    source = figures.source()
    known = figures.catalogue(source) if source else figures.shipped_catalogue()
    return {each: known[each].title if each in known else each for each in indicators if each}


def whole() -> str:
    source = figures.source()
    return figures.authority_name(source) if source else "The whole authority"


def table(found: Sequence[GoodPractice], caption: str) -> PageTable:
    titles, everywhere = titles_of({each.indicator for each in found}), whole()
    rows = tuple(
        (
            Cell(each.title, each.address, under=each.why),
            Cell(each.unit or everywhere, under=_since(each)),
            Cell(titles.get(each.indicator, "–")),
            Cell(role_title(each.ask_role) or "–"),
            Cell(each.now.in_words.replace(" ", "\u00a0"), tag=COLOURS[each.now]),
            Cell(f"{_used(each)}" if _used(each) else "–", is_number=True),
        )
        for each in found
    )
    headings = [Heading(t) for t in ("What works well", "Where", "Figure", "Who to ask", "State")]
    return PageTable(
        caption, (*headings, Heading("Used again", is_number=True)), rows, caption_is_hidden=True
    )


def _used(practice: Any) -> int:
    return int(getattr(practice, "used", 0))


def _since(practice: GoodPractice) -> str:
    return f"since {practice.since.day} {practice.since:%B %Y}" if practice.since else ""


def list_of(found: Sequence[GoodPractice], *, filters: str, today: date) -> Document:
    titles, everywhere = titles_of({each.indicator for each in found}), whole()
    uses: dict[int, list[str]] = {}
    for use in PracticeUse.objects.filter(practice__in=[each.pk for each in found]):
        uses.setdefault(use.practice_id, []).append(f"{use.where} ({use.since:%B %Y})")
    lines = [
        PracticeLine(
            each.title, each.why, each.unit or everywhere, each.since,
            titles.get(each.indicator, ""), role_title(each.ask_role), each.now.in_words,
            tuple(uses.get(each.pk, ())),
        )
        for each in found
    ]  # fmt: skip
    return good_practice_list(lines, whose=everywhere, filters=filters, as_at=today)
