"""Scorecard layouts filled from what is published now, with the words written and the codes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from sightline.apps.commentary.queries import comments_of
from sightline.apps.commentary.rules import can_read
from sightline.apps.figures.actions import codes_for
from sightline.apps.figures.queries import Source, authority_name, catalogue
from sightline.apps.people.reach import Access
from sightline.apps.scorecards.queries import card_of, may_read_card, services
from sightline.documents.collected import typed_in
from sightline.documents.history import readable
from sightline.documents.inputs import Figure, Scope
from sightline.documents.layouts import (
    Asked,
    Gathered,
    Layout,
    blank,
    gather,
    layout_document,
    layouts,
)
from sightline.documents.layouts.days import day_of
from sightline.documents.model import Document
from sightline.vocabulary.periods import Period, financial_year_start, period_ending
from sightline.vocabulary.words import Status


def known_layouts(source: Source) -> dict[str, Layout]:
    """Those shipped and the authority's own. Raises ProblemsFound for a file that is wrong."""
    known = catalogue(source)
    return layouts(source.data, known.indicators, known.services)


def asked_on(day: date) -> Asked:
    """The financial year of the day, as it stood then."""
    return Asked(financial_year_start(day).year, newest=day)


def filled_in(
    source: Source, layout: Layout, day: date, access: Access, at: datetime | None = None
) -> Document:
    """`at`: for paper, where each figure carries the code that opens it again."""
    asked = asked_on(day)
    gathered = replace(_gathered(source, layout, day), comments=_comments(source, day, access))
    if at:
        gathered = replace(gathered, codes=_codes(source, layout, gathered, asked, at))
    return layout_document(layout, gathered, asked)


@lru_cache(maxsize=16)
def _gathered(source: Source, layout: Layout, day: date) -> Gathered:
    return gather(source, layout, asked_on(day))


def blank_form(source: Source, layout: Layout, day: date) -> Document:
    empty = blank(layout, catalogue(source).indicators, source.authority, authority_name(source))
    return layout_document(layout, empty, asked_on(day), is_blank=True)


def _comments(source: Source, day: date, access: Access) -> dict[str, str]:
    """What was written about an indicator for that month, whichever service wrote it; of a card
    under way only to those who may read its words or the card."""
    said: dict[str, str] = {}
    for key, service in services().items():
        card = card_of(key, day)
        if not can_read(access, service) and not (card and may_read_card(access, card)):
            continue
        for indicator, comment in comments_of(source.authority, key, day).items():
            if indicator and comment.text:
                said[indicator] = comment.text
    return said


@dataclass(frozen=True)
class _ToCode:
    """A figure as `codes_for` takes it."""

    indicator: str
    definition_hash: str
    period: Period
    value: float | None
    status: Status
    numerator: float | None
    denominator: float | None


def _codes(
    source: Source, layout: Layout, gathered: Gathered, asked: Asked, at: datetime
) -> Mapping[tuple[str, date], str]:
    """One code for each figure printed; what was typed in has none."""
    found: dict[tuple[str, date], str] = {}
    for column in layout.of_figures:
        day = day_of(column, asked)
        rows = [
            _to_code(figure)
            for _, listed in gathered.sections
            for row in listed
            if (figure := gathered.figure(row, column, asked))
            and figure.as_at == day
            and typed_in(figure) is None
            and readable(figure) is not None
        ]
        if day and rows:
            scope = Scope(source.authority, authority_name(source), day)
            made = codes_for(scope=scope, rows=rows, snapshot=source.snapshot, at=at)
            found |= {(each.indicator, day): each.code or "" for each in made}
    return found


def _to_code(figure: Figure) -> _ToCode:
    return _ToCode(
        figure.indicator,
        figure.definition_hash,
        period_ending(figure.as_at, figure.basis),
        figure.value,
        figure.status,
        figure.numerator,
        figure.denominator,
    )
