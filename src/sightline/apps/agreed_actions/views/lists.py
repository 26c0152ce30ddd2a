"""The action log: all within reach, one's own, and the log as a file."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.agreed_actions import tables
from sightline.apps.agreed_actions.forms import FilterForm
from sightline.apps.agreed_actions.listing import Chosen, Listed, counts, kinds_in, listed
from sightline.apps.agreed_actions.log import log_of
from sightline.apps.agreed_actions.moving_figures import to_move
from sightline.apps.agreed_actions.rules import ActionState
from sightline.apps.figures.downloads import download
from sightline.apps.figures.queries import source
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents import exports
from sightline.documents.on_page import part_of

_FORMATS = [
    (each.ending, each.title)
    for each in exports.FORMATS.values()
    if each.ending in {"pdf", "docx", "xlsx", "csv"}
]


@needs(Right.SEE_FIGURES)
def home(request: HttpRequest) -> HttpResponse:
    """Every action within reach, the soonest due first."""
    today = timezone.localdate()
    every = listed(request.access, today)
    form, rows = _chosen(request, every, today)
    keep = {name: value for name, value in request.GET.items() if name != "page" and value}
    part = part_of(rows, request.GET.get("page", "1"), keep=keep)
    context: dict[str, Any] = {
        "form": form,
        "any": bool(every),
        "tiles": _tiles(counts(every, request.access.person, today)),
        "part": part,
        "rows": tables.actions(part.rows, "Actions", today),
        "formats": _FORMATS,
        "own_query": f"?{urlencode(keep)}" if keep else "",
        "may_agree": request.access.may(Right.AGREE_ACTIONS),
    }
    return render(request, "agreed_actions/home.html", context)


def _chosen(
    request: HttpRequest, every: Sequence[Listed], today: date
) -> tuple[FilterForm, list[Listed]]:
    owners = {str(each.action.owner_id): each.action.owner.name for each in every}
    moving = [each.action for each in every if each.action.indicator]
    here = source()
    figures = {each.indicator: title.title for each in moving if (title := to_move(each, here))}
    form = FilterForm(
        request.GET or {},
        owners=sorted(owners.items(), key=lambda each: each[1]),
        indicators=sorted(figures.items(), key=lambda each: each[1]),
        sources=kinds_in(every),
    )
    # What is no choice any more, such as an owner whose actions all went, finds nothing chosen.
    chosen = Chosen(**form.cleaned_data) if form.is_valid() else Chosen()
    return form, [each for each in every if chosen.holds(each, request.access.person, today)]


def _tiles(found: Any) -> list[tuple[str, int, str, str]]:
    """Name, number, the filter it leads to, and its mood."""
    return [
        ("Open", found.open, "?", ""),
        ("Yours, open", found.mine, "?owner=mine", ""),
        ("Late", found.late, "?due=late", "concern" if found.late else ""),
        ("□ Off track", found.red, "?rating=red", ""),
        ("△ At risk", found.amber, "?rating=amber", ""),
        ("✔ To be checked", found.to_check, "?state=done", ""),
        ("✔ Closed", found.closed, "?state=closed", ""),
    ]


@needs(Right.SEE_FIGURES)
def mine(request: HttpRequest) -> HttpResponse:
    """What I have to do, what waits for me to check, and what I have done."""
    today, me = timezone.localdate(), request.access.person
    every = listed(request.access, today)
    own = [each for each in every if each.action.owner_id == me]
    to_do = [each for each in own if each.action.now.is_open]
    to_check = [
        each
        for each in every
        if each.action.now is ActionState.DONE
        and each.action.owner_id != me
        and each.action.agreed_by_id == me
    ]
    ended = [each for each in own if each not in to_do]
    context = {
        "to_do": tables.actions(to_do, "To do", today),
        "to_check": tables.actions(to_check, "To be checked by you", today),
        "ended": tables.actions(ended[::-1], "Done, closed or dropped", today),
    }
    return render(request, "agreed_actions/mine.html", context)


@needs(Right.SEE_FIGURES)
def log_file(request: HttpRequest, ending: str) -> HttpResponse:
    """What the list shows, with the same filter, as a file."""
    today = timezone.localdate()
    form, rows = _chosen(request, listed(request.access, today), today)
    filters = form.in_words() if form.is_valid() else "State: Open"
    return download(request, log_of(rows, request.access, filters=filters, today=today), ending)
