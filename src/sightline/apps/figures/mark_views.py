"""Key indicators of the annual report and corporate priorities: who is marked, and the export."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.figures import actions, queries
from sightline.apps.figures.codes import codes_on
from sightline.apps.figures.downloads import download
from sightline.apps.figures.mark_forms import DayForm, MarkForm
from sightline.apps.figures.models import IndicatorMark
from sightline.apps.figures.notes import marked
from sightline.apps.figures.queries import Asked, Source
from sightline.apps.people.access import needs
from sightline.apps.people.rules import NotAllowed, Right
from sightline.documents import exports
from sightline.documents.key_indicators import key_indicators_document
from sightline.documents.scorecard import Scorecard
from sightline.vocabulary.words import Level

_FORMATS = [(each.ending, each.title) for each in exports.FORMATS.values()]


@needs(Right.LOAD_FILES, Right.PUBLISH)
def key_indicators(request: HttpRequest) -> HttpResponse:
    source = queries.source()
    if source is None:
        return render(request, "figures/no_data.html")
    return _page(request, source, MarkForm(source=source, initial={"kind": "key"}))


def _page(request: HttpRequest, source: Source, form: MarkForm, status: int = 200) -> HttpResponse:
    day = DayForm(request.GET, source=source)
    on = day.day()
    card = _card(source, on)
    keys, served = marked()
    rows = {row.indicator: row for row in card.rows}
    known = queries.catalogue(source).indicators
    context: dict[str, Any] = {
        "form": form, "day_form": day, "on": on, "formats": _FORMATS,
        "file_query": f"?as_at={on.isoformat()}",
        "keys": [
            (mark, _title(mark.indicator, known), rows.get(mark.indicator),
             served.get(mark.indicator, []))
            for mark in keys
        ],
        "priorities": _by_priority(served, known),
        "words": sorted({mark.word for marks in served.values() for mark in marks}),
    }  # fmt: skip
    return render(request, "figures/key_indicators.html", context, status=status)


def _title(indicator: str, known: Any) -> str:
    """Of one that is no longer in the catalogue its id, so that its mark can be taken away."""
    return str(known[indicator].title) if indicator in known else indicator


def _by_priority(
    served: dict[str, list[IndicatorMark]], known: Any
) -> list[tuple[str, list[tuple[IndicatorMark, str]]]]:
    found: dict[str, list[tuple[IndicatorMark, str]]] = {}
    for marks in served.values():
        for mark in marks:
            found.setdefault(mark.word, []).append((mark, _title(mark.indicator, known)))
    return sorted(found.items())


def _card(source: Source, on: date) -> Scorecard:
    keys, _ = marked()
    names = [mark.indicator for mark in keys]
    return queries.card_of(source, Asked(Level.AUTHORITY, "", on), names)


@needs(Right.LOAD_FILES, Right.PUBLISH)
def key_indicators_file(request: HttpRequest, format: str) -> HttpResponse:
    """Once a year, for the annual report; of any day that was counted."""
    source = queries.source()
    if source is None:
        raise Http404("No data is loaded yet.")
    card = _card(source, DayForm(request.GET, source=source).day())
    _, served = marked()
    priorities = {name: [mark.word for mark in marks] for name, marks in served.items()}
    codes = codes_on(source, card, timezone.now())
    return download(
        request, key_indicators_document(card, priorities=priorities, codes=codes), format
    )


@needs(Right.LOAD_FILES, Right.PUBLISH)
@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    source = queries.source()
    if source is None:
        raise Http404("No data is loaded yet.")
    form = MarkForm(request.POST, source=source)
    if not form.is_valid():
        return _page(request, source, form, status=400)
    told = form.cleaned_data
    word = told["word"] if told["kind"] == "priority" else ""
    try:
        actions.mark_indicator(
            by=request.user, indicator=told["indicator"], kind=told["kind"], word=word,
            at=timezone.now(),
        )  # fmt: skip
    except NotAllowed as reason:
        form.add_error("word", str(reason))
        return _page(request, source, form, status=400)
    messages.success(request, "The indicator is marked.")
    return redirect("figures:key_indicators")


@needs(Right.LOAD_FILES, Right.PUBLISH)
@require_POST
def unmark(request: HttpRequest, pk: int) -> HttpResponse:
    actions.unmark_indicator(
        by=request.user, mark=get_object_or_404(IndicatorMark, pk=pk), at=timezone.now()
    )
    messages.success(request, "The mark is taken away.")
    return redirect("figures:key_indicators")
