"""A typed-in figure opened: who said it, who approved it, what stood there before."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.collected import queries as collected
from sightline.apps.collected import rules
from sightline.apps.collected.models import Entry
from sightline.apps.collected.rules import EntryState
from sightline.apps.people.rules import Right
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Status


def typed_page(
    request: HttpRequest, indicator: Indicator, entry: Entry, ways_on: dict[str, Any]
) -> HttpResponse:
    """No row of a child stands behind it, so everybody who sees the figure sees all of it."""
    rights = request.access.rights  # type: ignore[attr-defined]
    if entry.state != EntryState.IN_FORCE:
        return _not_yet(request, indicator, entry)
    context = {
        "indicator": indicator,
        "entry": entry,
        "shown": collected.shown(entry),
        "status": Status(entry.status).in_words,
        "doubts": collected.doubts_of(entry),
        "history": collected.history_of(entry),
        "may_open": bool({Right.ENTER_COLLECTED, Right.APPROVE_COLLECTED} & rights),
        **ways_on,
    }
    return render(request, "figures/typed.html", context)


def _not_yet(request: HttpRequest, indicator: Indicator, entry: Entry) -> HttpResponse:
    """What is not approved yet is seen only where it is typed in and approved."""
    context = {
        "indicator": indicator,
        "entry": entry,
        "waits": entry.state == EntryState.TO_APPROVE,
        "owner": rules.owner_in_words(entry.indicator.owner_role),
    }
    return render(request, "figures/typed_not_yet.html", context)
