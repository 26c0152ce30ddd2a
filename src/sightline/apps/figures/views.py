"""Pages of figures. Everything on them is made by `queries` and `documents`; no child's row is."""

import hashlib
import logging
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from sightline import __version__
from sightline.apps.figures import queries
from sightline.apps.figures.codes import codes_on
from sightline.apps.figures.downloads import download
from sightline.apps.figures.forms import FilterForm
from sightline.apps.figures.from_others import (
    events_in,
    in_order,
    key_of_page,
    marks_on,
    ways_on,
)
from sightline.apps.figures.indicator_more import indicator_more
from sightline.apps.figures.notes import notes_on
from sightline.apps.figures.queries import Asked, Source
from sightline.apps.figures.units import all_units, units_for
from sightline.apps.figures.write_forms import ViewForm
from sightline.apps.glossary.queries import wording
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents import exports
from sightline.documents.drawing import Drawing
from sightline.documents.indicator_document import indicator_document
from sightline.documents.indicator_page import IndicatorPage
from sightline.documents.scorecard_document import scorecard_document
from sightline.judgement.marks import PERFORMANCE
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.problems import ProblemsFound
from sightline.vocabulary.words import Polarity

_log = logging.getLogger(__name__)


@needs(Right.SEE_FIGURES)
def scorecard(request: HttpRequest) -> HttpResponse:
    """The one page. What stands on it is made once for each snapshot and filter, then kept."""
    source = queries.source()
    if source is None:
        return render(request, "figures/no_data.html")
    form = _filter(request, source)
    if not form.is_valid():
        return _refused(request, source, form)
    context = {
        "name": queries.authority_name(source),
        "content": _kept_scorecard(source, form),
        "view_form": _view_form(request),
    }
    return render(request, "figures/scorecard.html", context)


def _filter(request: HttpRequest, source: Source, *, one_indicator: bool = False) -> FilterForm:
    """The filter with the units this person may see; 404 where another's is asked for."""
    units = units_for(source, request.access, request.GET.get("of", ""))
    return FilterForm(request.GET, source=source, units=units, one_indicator=one_indicator)


def _refused(request: HttpRequest, source: Source, form: FilterForm) -> HttpResponse:
    content = render_to_string("figures/scorecard_page.html", _frame(source, form))
    context = {"name": queries.authority_name(source), "content": content, "has_errors": True}
    return render(request, "figures/scorecard.html", context, status=400)


def warm() -> None:
    """Make the first pages before anybody asks for them: opening everything takes seconds."""
    try:
        if source := queries.source():
            form = FilterForm({}, source=source, units=all_units(source))
            if form.is_valid():
                _kept_scorecard(source, form)
                # And one indicator's: what draws charts takes a second to load.
                found = next(iter(queries.catalogue(source)))
                _page_body(source, found, form, ())
    except ProblemsFound as problems:
        _log.warning("the scorecard can't be made: %s problems", len(problems.problems))


def _kept_scorecard(source: Source, form: FilterForm) -> str:
    asked = form.asked()

    def make() -> str:
        query = query_of(asked, queries.newest(source))
        card = queries.scorecard_for(source, asked)
        context = _frame(source, form) | {
            "card": card,
            "codes": codes_on(source, card, timezone.now()),
            "marks": _MARKS,
            "query": query,
        }
        return render_to_string("figures/scorecard_page.html", context)

    return _kept(("scorecard", source, asked, form.units), make)


def _kept(key: tuple[object, ...], make: Callable[[], str]) -> str:
    """Pages hold nothing of the person who looks but the units offered, which are in the key:
    what is made once serves everyone who may see the same."""
    text = repr((__version__, wording(), *key))
    name = hashlib.sha256(text.encode("utf-8")).hexdigest()
    made: str = cache.get_or_set(name, make, timeout=None)
    return made


_MARKS = [(mark, rating) for rating, mark in PERFORMANCE.items()]
_FORMATS = [(each.ending, each.title) for each in exports.FORMATS.values()]
_PICTURES = {"svg": "image/svg+xml", "png": "image/png"}


def query_of(asked: Asked, newest: date) -> str:
    """The same choice for an indicator's page, as short as it can be: '' for the usual one."""
    chosen = {
        "of": f"{asked.level.value}:{asked.unit}" if asked.unit else "",
        "basis": asked.basis.value if asked.basis else "",
        "as_at": asked.as_at.isoformat() if asked.as_at != newest else "",
    }
    query = urlencode({name: value for name, value in chosen.items() if value})
    return f"?{query}" if query else ""


def _frame(source: Source, form: FilterForm) -> dict[str, Any]:
    chosen = form.query()
    return {
        "form": form,
        "name": queries.authority_name(source),
        "formats": _FORMATS,
        "own_query": f"?{urlencode(chosen)}" if chosen else "",
    }


@needs(Right.SEE_FIGURES)
def scorecard_file(request: HttpRequest, format: str) -> HttpResponse:
    source = _source_or_404()
    form = _filter(request, source)
    if not form.is_valid():
        return _refused(request, source, form)
    card = queries.scorecard_for(source, form.asked())
    codes = codes_on(source, card, timezone.now())
    return download(request, scorecard_document(card, form.in_words(), codes), format)


@needs(Right.SEE_FIGURES)
def indicators(request: HttpRequest) -> HttpResponse:
    """Everything that can be counted, by service, with its definition."""
    source = queries.source()
    catalogue = queries.catalogue(source) if source else queries.shipped_catalogue()
    groups = [
        (title, [each for each in catalogue if each.service == key])
        for key, title in catalogue.services.items()
    ]
    groups = [(title, found) for title, found in groups if found]
    return render(request, "figures/indicators.html", {"groups": groups, "total": len(catalogue)})


@needs(Right.SEE_FIGURES)
def indicator(request: HttpRequest, id: str) -> HttpResponse:
    source = queries.source()
    if source is None:
        return render(request, "figures/no_data.html")
    found, form = _asked_of(request, source, id)
    context = {"indicator": found, "name": queries.authority_name(source)}
    if form.is_valid():
        asked = form.asked()
        figure = key_of_page(found, asked)
        notes = notes_on(source.authority, id, asked.level, asked.unit)
        said = in_order(notes, marks_on(request, figure))
        events = events_in(said)
        key = ("indicator", source, id, asked, form.units, events)
        content = _kept(key, lambda: _page_body(source, found, form, events))
        if content:
            top, _, counted = content.partition(_FOLD)
            context |= {"content": top, "counted": counted, "said": said}
            context["view_form"] = _view_form(request, id)
            context |= indicator_more(request, source, found, asked) | ways_on(request, figure)
            return render(request, "figures/indicator.html", context)
    status = 200 if form.is_valid() else 400
    context |= _frame(source, form)
    return render(request, "figures/indicator_without_figure.html", context, status=status)


def _view_form(request: HttpRequest, indicator: str = "") -> ViewForm:
    """To keep the page as it is filtered now."""
    query = request.GET.urlencode()
    return ViewForm(initial={"indicator": indicator, "query": query}, auto_id="view-%s")


# Between them stands what is made for each person: units beside each other, notes.
_FOLD = "<!-- fold -->"


def _page_body(
    source: Source, found: Indicator, form: FilterForm, events: tuple[tuple[date, str], ...]
) -> str:
    """'' where there is no figure."""
    page = queries.page_for(source, found, form.asked(), events)
    if page is None:
        return ""
    charts = queries.figures_file(source).folder / "charts"
    context = _frame(source, form) | {
        "page": page,
        "chart": page.chart.kept_in(charts) if page.chart else "",
        "trend": page.trend.kept_in(charts) if page.trend else "",
        "chart_key": _chart_key(page),
        "service_title": queries.catalogue(source).services.get(found.service, ""),
    }
    parts = ("figures/indicator_page.html", "figures/indicator_counted.html")
    return _FOLD.join(render_to_string(part, context) for part in parts)


def _asked_of(request: HttpRequest, source: Source, id: str) -> tuple[Indicator, FilterForm]:
    catalogue = queries.catalogue(source)
    if id not in catalogue:
        raise Http404(f"There is no indicator “{id}”.")
    return catalogue[id], _filter(request, source, one_indicator=True)


def _chart_key(page: IndicatorPage) -> list[tuple[str, str]]:
    """Only what can be seen on this chart."""
    key = [("usual", "within the usual range")]
    if page.indicator.better is Polarity.NEITHER:
        key.append(("unusual", "outside what is usual"))
    else:
        key += [("improvement", "improvement (▲ higher, ▼ lower)")]
        key += [("concern", "concern (▲ higher, ▼ lower)")]
    key += [("average", "average"), ("limits", "limits of what is usual")]
    return [*key, ("target", "target")] if page.row.target is not None else key


@needs(Right.SEE_FIGURES)
def indicator_file(request: HttpRequest, id: str, format: str) -> HttpResponse:
    page, filters = _page_or_404(request, id)
    return download(request, indicator_document(page, filters), format)


@needs(Right.SEE_FIGURES)
def chart_file(request: HttpRequest, id: str, format: str) -> HttpResponse:
    """The chart alone, for a slide or a paper; without one of its own, that of published years."""
    page, _ = _page_or_404(request, id)
    drawing: Drawing | None = page.chart or page.trend
    if drawing is None or format not in _PICTURES:
        raise Http404("There is no such picture: " + (page.why_no_chart or f"“{format}”."))
    content = drawing.svg() if format == "svg" else drawing.png()
    response = HttpResponse(content, content_type=_PICTURES[format])
    response["Content-Disposition"] = f'attachment; filename="{id}-chart.{format}"'
    return response


def _page_or_404(request: HttpRequest, id: str) -> tuple[IndicatorPage, str]:
    source = _source_or_404()
    found, form = _asked_of(request, source, id)
    page = queries.page_for(source, found, form.asked()) if form.is_valid() else None
    if page is None:
        raise Http404("There is no figure to take away.")
    return page, form.in_words()


def _source_or_404() -> Source:
    source = queries.source()
    if source is None:
        raise Http404("No data is loaded yet.")
    return source


def problems_in_files(request: HttpRequest, problems: ProblemsFound) -> HttpResponse:
    """A local definition or target can't be read: all that is wrong, where, at once."""
    return render(request, "figures/problems.html", {"problems": problems.problems}, status=503)
