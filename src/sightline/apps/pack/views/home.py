"""The packs of all months, and what waits for whoever looks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.pack import queries, tables
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right

BOTH = (Right.SEE_BOARD, Right.BRING_REPORTS)


@needs(*BOTH)
def home(request: HttpRequest) -> HttpResponse:
    access, today = request.access, timezone.localdate()  # type: ignore[attr-defined]
    waiting = queries.asked_of(access)
    sees = access.may(Right.SEE_BOARD)
    packs = list(queries.packs()) if sees else []
    context = {
        "waiting": tables.waiting(waiting, today) if waiting else None,
        "late": sum(each.is_late(today) for each in waiting),
        "count": len(waiting),
        "packs": tables.packs(packs) if packs else None,
        "sees": sees,
        "newest": packs[0] if packs else None,
    }
    return render(request, "pack/home.html", context)
