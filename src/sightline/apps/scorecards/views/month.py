"""A month of all reporting services: who has which card, since when, what is late."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scorecards import actions, pages, queries
from sightline.apps.scorecards.forms import MonthForm
from sightline.apps.scorecards.views.shared import month_or_404
from sightline.vocabulary.months import months_back
from sightline.vocabulary.not_allowed import NotAllowed


@needs(Right.SEE_BOARD)
def month(request: HttpRequest) -> HttpResponse:
    """The month asked for, else the newest that has cards."""
    known, to_open = queries.months(), _to_open(request)
    asked = request.GET.get("month", "")
    shown = month_or_404(asked) if asked else next(iter(known), to_open)
    if shown is None:
        return render(request, "scorecards/month.html", {"to_open": None})
    cards = queries.cards_of(shown, request.access)
    today = timezone.localdate()
    chosen = {"month": f"{shown:%Y-%m}"}
    context = {
        "month": shown,
        "cards": cards,
        "table_of": pages.month_table(cards, shown, today),
        "late": queries.late_among(cards, today),
        "counts": _counts(cards),
        "choose": MonthForm(chosen, months=sorted({*known, shown}, reverse=True)),
        "to_open": to_open,
        "sees_all": request.access.may_everywhere(Right.SEE_BOARD),
        "steps": queries.the_cycle().steps,
    }
    return render(request, "scorecards/month.html", context)


def _counts(cards: list[queries.Card]) -> dict[str, int]:
    verified = [card for card in cards if queries.verified_version(card)]
    return {
        "all": len(cards),
        "verified": len(verified),
        "published": sum(queries.is_closed(card) for card in cards),
    }


def _to_open(request: HttpRequest) -> date | None:
    """The month before this one, where whoever runs the cycle may open it by hand."""
    if not request.access.may_everywhere(Right.RUN_CYCLE):
        return None
    last = months_back(timezone.localdate().replace(day=1), 1)
    month = month_or_404(f"{last:%Y-%m}")
    missing = {*queries.services()} - {card.service for card in queries.cards_of(month)}
    return month if missing else None


@needs(Right.RUN_CYCLE)
@require_POST
def open_month(request: HttpRequest) -> HttpResponse:
    """Every service's card of the month before, at once; due work does the same by itself."""
    wanted = month_or_404(request.POST.get("month", ""))
    try:
        opened = actions.open_month(by=request.user, month=wanted, at=timezone.now())
        messages.success(request, f"{len(opened)} scorecards of {wanted:%B %Y} are open.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect(f"{reverse('scorecards:home')}?month={wanted:%Y-%m}")
