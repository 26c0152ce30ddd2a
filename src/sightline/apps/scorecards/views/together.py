"""All services together: the directorate’s card, and a quarter or a year of one service’s."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scorecards import directorate as directorates
from sightline.apps.scorecards import pages, queries
from sightline.apps.scorecards.forms import SpanForm
from sightline.apps.scorecards.views.card import FORMATS
from sightline.apps.scorecards.views.shared import month_or_404
from sightline.documents.card_over_time import OverTime, months_of_year, over_time_document
from sightline.vocabulary.periods import financial_year_start


@needs(Right.SEE_BOARD)
def directorate(request: HttpRequest, month: str) -> HttpResponse:
    found = _directorate(request, month)
    context = {"found": found, "data": found.data, "formats": FORMATS, "month": found.month}
    return render(request, "scorecards/directorate.html", context)


@needs(Right.SEE_BOARD)
def directorate_file(request: HttpRequest, month: str, format: str) -> HttpResponse:
    document = directorates.document_of(_directorate(request, month))
    if document is None:
        raise Http404("No service has verified its card of this month yet.")
    return download(request, document, format)


def _directorate(request: HttpRequest, month: str) -> directorates.Directorate:
    """For those who read everything of the Board."""
    wanted = month_or_404(month)
    if not request.access.may_everywhere(Right.SEE_BOARD) or wanted not in queries.months():
        raise Http404("There is no directorate scorecard of that month.")
    return directorates.directorate_of(wanted)


@needs(Right.SEE_BOARD)
def over_time(request: HttpRequest) -> HttpResponse:
    form = _span_form(request)
    found = _over_time(request, form)
    context = {
        "choose": form,
        "found": found,
        "table_of": pages.over_time_table(found) if found else None,
        "formats": FORMATS,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "scorecards/over_time.html", context)


@needs(Right.SEE_BOARD)
def over_time_file(request: HttpRequest, format: str) -> HttpResponse:
    found = _over_time(request, _span_form(request))
    if found is None:
        raise Http404("There are no cards to show over time.")
    newest = next(reversed(found.cards.values()), None)
    about = (
        (f"{newest.authority_name}, whole authority.", "From verified versions alone.")
        if newest
        else ()
    )
    name = f"scorecard-over-time-{found.months[0]:%Y-%m}-to-{found.months[-1]:%Y-%m}"
    return download(request, over_time_document(found, about=about, name=name), format)


def _span_form(request: HttpRequest) -> SpanForm:
    """What the address leaves out is filled in: the first service, the newest year."""
    cards = queries.readable_cards(request.access)
    services = {card.service: card.title for card in reversed(cards)}
    years = sorted({financial_year_start(card.month).year for card in cards}, reverse=True)
    usual = {"service": next(iter(services), ""), "year": str(years[0]) if years else ""}
    asked = usual | {name: value for name, value in request.GET.items() if value}
    return SpanForm(asked, services=services.items(), years=years)


def _over_time(request: HttpRequest, form: SpanForm) -> OverTime | None:
    """None where this person may read no card; 404 for a service or year there is none of."""
    if not form.fields["service"].choices:  # type: ignore[attr-defined]
        return None
    if not form.is_valid():
        raise Http404("There are no cards of that service and year.")
    told: dict[str, Any] = form.cleaned_data
    whole = months_of_year(int(told["year"]), int(told["quarter"] or 0))
    of_service = [
        card for card in queries.readable_cards(request.access) if card.service == told["service"]
    ]
    last = max((card.month for card in of_service), default=whole[0])
    months = tuple(month for month in whole if month <= last) or whole[:1]
    cards = {
        card.month: version.data
        for card in of_service
        if card.month in months and (version := queries.verified_version(card))
    }
    return OverTime(_title(told, form, months), months, dict(sorted(cards.items())))


def _title(told: dict[str, Any], form: SpanForm, months: tuple[date, ...]) -> str:
    titles = dict(form.fields["service"].choices)  # type: ignore[attr-defined]
    return f"{titles[told['service']]}: {months[0]:%B %Y} to {months[-1]:%B %Y}"
