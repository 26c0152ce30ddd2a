"""What the Board says on the pages of a figure: it was challenged, explored, practice changed."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from sightline.apps.board import queries
from sightline.apps.board.kinds import PERFORMANCE_BOARD
from sightline.apps.board.models import PracticeDevelopment
from sightline.apps.board.tables import on
from sightline.apps.figures.others import Link, Mark, Panel
from sightline.apps.figures.rules import FigureKey
from sightline.apps.people.rules import Right
from sightline.documents.on_page import Cell, Heading, PageTable

_MOST = 6


def links(request: HttpRequest, key: FigureKey) -> list[Link]:
    """For those who run the Board: straight to the form of its next meeting."""
    if not request.access.may(Right.RUN_BOARD):
        return []
    meeting = queries.next_meeting(PERFORMANCE_BOARD, timezone.localdate())
    if meeting is None:
        return []
    at = reverse("board:in_meeting", args=[meeting.pk])
    query = urlencode({"indicator": key.indicator})
    return [Link("Challenge it at the Board", f"{at}?{query}#record")]


def marks(request: HttpRequest, key: FigureKey) -> list[Mark]:
    """Days on which practice changed after a deep dive, on the charts of the indicator."""
    if not request.access.may(Right.SEE_BOARD):
        return []
    dives = queries.deep_dives().filter(indicator=key.indicator)
    changed = PracticeDevelopment.objects.filter(deep_dive__in=dives).select_related("deep_dive")
    return [
        Mark(each.on, f"Practice changed: {each.text}", each.deep_dive.address) for each in changed
    ]


def panels(request: HttpRequest, key: FigureKey) -> list[Panel]:
    """What the Board asked about the indicator, whatever unit is looked at."""
    if key.breakdown or not request.access.may(Right.SEE_BOARD):
        return []
    rows = tuple(islice(_rows(key.indicator), _MOST))
    if not rows:
        return []
    caption, headings = "At the Board", tuple(map(Heading, ("What", "When", "Stands")))
    return [Panel(caption, PageTable(caption, headings, rows, caption_is_hidden=True))]


def _rows(indicator: str) -> Iterator[tuple[Cell, ...]]:
    for each in queries.challenges().filter(indicator=indicator):
        yield _row(each.text, each.address, "Challenge", each.meeting.held_on, each.state)
    for one in queries.explorations().filter(indicator=indicator):
        kind = one.kind.capitalize()
        yield _row(one.question, one.address, kind, one.meeting.held_on, one.state)
    for dive in queries.deep_dives().filter(indicator=indicator):
        state = "finished" if dive.finished_on else "going on"
        yield _row(dive.title, dive.address, "Deep dive", dive.started_on, state)


def _row(text: str, address: str, kind: str, day: date, state: str) -> tuple[Cell, ...]:
    short = Truncator(text).chars(120)
    return Cell(short, address, under=kind), Cell(on(day)), Cell(state.capitalize())
