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
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

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


def form_about(name: str, request: HttpRequest, key: FigureKey) -> str:
    """The address of a form that has the figure filled in, and leads back to its page."""
    said = {"indicator": key.indicator, "of": key.of, "back": request.get_full_path()}
    return f"{reverse(name)}?{urlencode({each: text for each, text in said.items() if text})}"


Sayer = Callable[[HttpRequest, FigureKey], list[Any]]
_sayers: dict[str, list[Sayer | str]] = {"links": [], "marks": [], "panels": [], "rows": []}


def say(what: str, function: Sayer | str) -> None:
    """Register a function under links, marks, panels or rows; twice the same changes nothing. Its
    dotted path will do as well, and is imported when a page first asks: figures import slowly."""
    if function not in _sayers[what]:
        _sayers[what].append(function)


def _said(what: str, request: HttpRequest, key: FigureKey) -> list[Any]:
    said = []
    for sayer in _sayers[what]:
        function = import_string(sayer) if isinstance(sayer, str) else sayer
        said += function(request, key)
    return said


def links_for(request: HttpRequest, key: FigureKey) -> list[Link]:
    return _said("links", request, key)


def marks_for(request: HttpRequest, key: FigureKey) -> list[Mark]:
    return sorted(_said("marks", request, key), key=lambda mark: mark.day)


def panels_for(request: HttpRequest, key: FigureKey) -> list[Panel]:
    return _said("panels", request, key)


def row_ways_for(request: HttpRequest, key: FigureKey) -> list[Callable[[str], Link]]:
    """Ways on from each row about a child: asked for once, then made for every row."""
    return _said("rows", request, key)
