"""What the pages of commentary show: the card's rows with their state, to go through in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from sightline.apps.commentary import rules
from sightline.apps.commentary.models import Comment
from sightline.apps.commentary.queries import WHOLE, Words
from sightline.apps.worklists.queries import reasons_for
from sightline.documents.card import CardData, CardRow
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.vocabulary.reporting_services import ReportingService
from sightline.vocabulary.words import Level

WHOLE_IN_ADDRESS = "whole"
_MISSING = "Required"


def month_in_address(month: date) -> str:
    return f"{month:%Y-%m}"


def address_of(service: str, month: date, indicator: str, back: str = "") -> str:
    """Where words about a figure (or the whole card) are written."""
    told = [service, month_in_address(month), indicator or WHOLE_IN_ADDRESS]
    query = f"?{urlencode({'back': back})}" if back else ""
    return reverse("commentary:words", args=told) + query


@dataclass(frozen=True)
class Line:
    """A figure of the card, or the card as a whole, and what has been said of it."""

    indicator: str
    title: str
    row: CardRow | None
    comment: Comment | None

    @property
    def why(self) -> str:
        return rules.needs_words(self.row) if self.row else ""

    @property
    def is_missing(self) -> bool:
        return bool(self.why) and self.comment is None

    @property
    def is_quiet(self) -> bool:
        """Nothing was said of this figure, and nothing need be."""
        return bool(self.indicator) and self.comment is None and not self.why

    @property
    def state(self) -> tuple[str, str]:
        """In a word, with a colour."""
        if self.comment is None:
            return (_MISSING, "red") if self.is_missing else ("Nothing said", "grey")
        return ("Signed off", "green") if self.comment.signed_off_at else ("Written", "blue")


def lines(card: CardData, words: Words) -> list[Line]:
    """The whole card first, then each figure once, in the card's order."""
    comments = words.comments
    found = [Line(WHOLE, "The scorecard as a whole", None, comments.get(WHOLE))]
    found += [
        Line(row.indicator, row.title, row, comments.get(row.indicator))
        for row in card.by_indicator.values()
    ]
    return found


def next_missing(found: Sequence[Line], after: str) -> Line | None:
    """The next figure that wants words, going on from one and round from the end."""
    at = next((n for n, line in enumerate(found) if line.indicator == after), -1)
    around = [*found[at + 1 :], *found[: max(at, 0)]]
    return next((line for line in around if line.is_missing), None)


def table_of(found: Sequence[Line], words: Words, back: str) -> PageTable:
    headings = (
        Heading("Figure"), Heading("Value", is_number=True), Heading("Why words are required"),
        Heading("What was said"), Heading("State"),
    )  # fmt: skip
    rows = tuple(_row(line, words, back) for line in found if not line.is_quiet)
    title = f"Words about {words.service.title}, {words.month:%B %Y}"
    return PageTable(title, headings, rows, caption_is_hidden=True)


def quiet_table(found: Sequence[Line], words: Words, back: str) -> PageTable:
    """Figures that may be left to speak for themselves."""
    rows = tuple(
        (
            Cell(line.title, address_of(words.service.key, words.month, line.indicator, back)),
            Cell(line.row.shown if line.row else "", is_number=True),
        )
        for line in found
        if line.is_quiet
    )
    headings = (Heading("Figure"), Heading("Value", is_number=True))
    return PageTable("Nothing need be said", headings, rows, caption_is_hidden=True)


def _row(line: Line, words: Words, back: str) -> tuple[Cell, ...]:
    state, colour = line.state
    said = line.comment
    by = f"{said.written_by.name}, {said.written_at:%-d %B}" if said else ""
    return (
        Cell(line.title, address_of(words.service.key, words.month, line.indicator, back)),
        Cell(line.row.shown if line.row else "", is_number=True),
        Cell(line.why),
        Cell(_beginning(said.text) if said else "", under=by),
        Cell(state, tag=colour),
    )


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:30]) + (" …" if len(words) > 30 else "")


def reasons_said(service: ReportingService, indicator: str) -> str:
    """Why what the figure counts was late, as workers said on their lists; '' where none did."""
    level = Level.SERVICE if service.unit else Level.AUTHORITY
    found = reasons_for(indicator, level=level, unit=service.unit).reasons[:3]
    few = "; ".join(f"{each.title[:1].lower()}{each.title[1:]} ({each.count})" for each in found)
    return f"Reasons given on the worklists for what was late: {few}." if few else ""


@dataclass(frozen=True)
class Standing:
    """How far the words of one card are."""

    written: int
    signed_off: int
    missing: int


def standing(found: Sequence[Line]) -> Standing:
    said = [line.comment for line in found if line.comment]
    return Standing(
        len(said),
        sum(each.signed_off_at is not None for each in said),
        sum(line.is_missing for line in found),
    )


def chasing_table(found: Sequence[tuple[Words, Standing]]) -> PageTable:
    """Each card with how much has been said of it; who has most to say first within a month."""
    headings = (
        Heading("Scorecard"), Heading("Month"), Heading("Still required", is_number=True),
        Heading("Written", is_number=True), Heading("Signed off", is_number=True),
    )  # fmt: skip
    rows = tuple(
        (
            Cell(words.service.title, card_address(words)),
            Cell(f"{words.month:%B %Y}"),
            Cell(str(each.missing), is_number=True),
            Cell(str(each.written), is_number=True),
            Cell(str(each.signed_off), is_number=True),
        )
        for words, each in found
    )
    return PageTable("Words about scorecards", headings, rows, caption_is_hidden=True)


def card_address(words: Words) -> str:
    return reverse("commentary:card", args=[words.service.key, month_in_address(words.month)])
