"""What apps above put on the pages of a figure: ways on, marks on its chart, tables under it.

    say("links", ways_on)      ways_on(request, key) -> [Link("Dispute this figure", "/…/")]
    say("marks", marks)        marks(request, key) -> [Mark(day, "Action closed: …", "/…/")]
    say("panels", panels)      panels(request, key) -> [Panel("Actions", table)]
    say("rows", ways)          ways(request, key) -> [lambda child_id: Link("Dispute", "/…/")]

called from the app's `AppConfig.ready`. Each function decides itself what this person may see.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from sightline.apps.figures.rules import FigureKey
from sightline.documents.on_page import PageTable


@dataclass(frozen=True)
class Link:
    """Somewhere to go from this figure."""

    text: str
    address: str


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day, for the chart and the list under it."""

    day: date
    text: str
    address: str = ""


@dataclass(frozen=True)
class Panel:
    """A table under the chart, with a sentence before it and where to see more."""

    title: str
    table: PageTable
    sentence: str = ""
    more: Link | None = None


Sayer = Callable[[HttpRequest, FigureKey], list[Any]]
_sayers: dict[str, list[Sayer]] = {"links": [], "marks": [], "panels": [], "rows": []}


def say(what: str, function: Sayer) -> None:
    """Register a function under links, marks, panels or rows; twice the same changes nothing."""
    if function not in _sayers[what]:
        _sayers[what].append(function)


def links_for(request: HttpRequest, key: FigureKey) -> list[Link]:
    return [each for sayer in _sayers["links"] for each in sayer(request, key)]


def marks_for(request: HttpRequest, key: FigureKey) -> list[Mark]:
    found = [each for sayer in _sayers["marks"] for each in sayer(request, key)]
    return sorted(found, key=lambda mark: mark.day)


def panels_for(request: HttpRequest, key: FigureKey) -> list[Panel]:
    return [each for sayer in _sayers["panels"] for each in sayer(request, key)]


def row_ways_for(request: HttpRequest, key: FigureKey) -> list[Callable[[str], Link]]:
    """Ways on from each row about a child: asked for once, then made for every row."""
    return [each for sayer in _sayers["rows"] for each in sayer(request, key)]
