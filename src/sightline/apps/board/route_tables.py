"""Papers on their way as a table: each stop a line under its paper."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from sightline.apps.board.models import Consideration
from sightline.apps.board.states import ConsiderationState
from sightline.apps.papers.models import PaperVersion
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.phrases import day_words

_TAGS = {
    ConsiderationState.PLANNED: "blue",
    ConsiderationState.CONSIDERED: "green",
    ConsiderationState.NOT_CONSIDERED: "grey",
}


def routes_table(
    found: Sequence[tuple[PaperVersion, list[Consideration]]], today: date
) -> PageTable:
    rows = tuple(
        (
            Cell(str(version), reverse("board:route", args=[version.pk])),
            Cell(stop.body.title),
            Cell(_day(stop), under="overdue" if stop.is_late(today) else ""),
            Cell(stop.state, tag=_TAGS[ConsiderationState(stop.state)]),
        )
        for version, stops in found
        for stop in stops
    )
    headings = tuple(map(Heading, ("Paper", "Body", "Day", "State")))
    return PageTable("Papers on their way", headings, rows, caption_is_hidden=True)


def _day(stop: Consideration) -> str:
    return day_words(stop.considered_on or stop.planned_on)
