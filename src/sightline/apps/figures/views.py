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

from sightline import __version__
from sightline.apps.figures import queries
from sightline.apps.figures.forms import FilterForm
from sightline.apps.figures.queries import Asked, Source
from sightline.documents import exports
from sightline.documents.exports import Table
from sightline.documents.indicator_page import IndicatorPage
from sightline.judgement.marks import PERFORMANCE
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.problems import ProblemsFound
from sightline.vocabulary.words import Polarity

_log = logging.getLogger(__name__)
_WRITERS = {
    "csv": exports.to_csv,
    "xlsx": exports.to_xlsx,
    "json": exports.to_json,
    "html": exports.to_html,
}


def scorecard(request: HttpRequest) -> HttpResponse:
    """The one page. What stands on it is made once for each snapshot and filter, then kept."""
    source = queries.source()
    if source is None:
        return render(request, "figures/no_data.html")
    form = FilterForm(request.GET, source=source)
    if not form.is_valid():
        return _refused(request, source, form)
    context = {"name": queries.authority_name(source), "content": _kept_scorecard(source, form)}
    return render(request, "figures/scorecard.html", context)


def _refused(request: HttpRequest, source: Source, form: FilterForm) -> HttpResponse:
    content = render_to_string("figures/scorecard_page.html", _frame(source, form))
    context = {"name": queries.authority_name(source), "content": content, "has_errors": True}
    return render(request, "figures/scorecard.html", context, status=400)


def warm() -> None:
    """Make the first page before anybody asks for it: opening everything takes seconds."""
    try:
        if source := queries.source():
            form = FilterForm({}, source=source)
            if form.is_valid():
                _kept_scorecard(source, form)
    except ProblemsFound as problems:
        _log.warning("the scorecard can't be made: %s problems", len(problems.problems))


def _kept_scorecard(source: Source, form: FilterForm) -> str:
    asked = form.asked()

    def make() -> str:
        query = query_of(asked, queries.newest(source))
        context = _frame(source, form) | {
            "card": queries.scorecard_for(source, asked),
            "marks": _MARKS,
            "query": query,
        }
        return render_to_string("figures/scorecard_page.html", context)

    return _kept(("scorecard", source, asked), make)


def _kept(key: tuple[object, ...], make: Callable[[], str]) -> str:
    """Pages hold nothing of the person who looks, so what is made once serves everyone."""
    text = repr((__version__, *key))
    name = hashlib.sha256(text.encode("utf-8")).hexdigest()
    made: str = cache.get_or_set(name, make, timeout=None)
    return made


_MARKS = [(mark, rating) for rating, mark in PERFORMANCE.items()]
_FORMATS = [
    ("csv", "CSV"),
    ("xlsx", "Excel workbook"),
    ("json", "JSON"),
    ("html", "Page that stands alone (HTML)"),
]


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
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    return {
        "form": form,
        "name": queries.authority_name(source),
        "formats": _FORMATS,
        "own_query": f"?{urlencode(chosen)}" if chosen else "",
    }


def scorecard_file(request: HttpRequest, format: str) -> HttpResponse:
    source = _source_or_404()
    form = FilterForm(request.GET, source=source)
    if not form.is_valid():
        return _refused(request, source, form)
    card = queries.scorecard_for(source, form.asked())
    return _download(exports.scorecard_table(card, form.in_words()), format)


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


def indicator(request: HttpRequest, id: str) -> HttpResponse:
    source = queries.source()
    if source is None:
        return render(request, "figures/no_data.html")
    found, form = _asked_of(request, source, id)
    context = {"indicator": found, "name": queries.authority_name(source)}
    if form.is_valid():
        asked = form.asked()
        content = _kept(("indicator", source, id, asked), lambda: _page_body(source, found, form))
        if content:
            context["content"] = content
            return render(request, "figures/indicator.html", context)
    status = 200 if form.is_valid() else 400
    context |= _frame(source, form)
    return render(request, "figures/indicator_without_figure.html", context, status=status)


def _page_body(source: Source, found: Indicator, form: FilterForm) -> str:
    """'' where there is no figure."""
    page = queries.page_for(source, found, form.asked())
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
    return render_to_string("figures/indicator_page.html", context)


def _asked_of(request: HttpRequest, source: Source, id: str) -> tuple[Indicator, FilterForm]:
    catalogue = queries.catalogue(source)
    if id not in catalogue:
        raise Http404(f"There is no indicator “{id}”.")
    return catalogue[id], FilterForm(request.GET, source=source, one_indicator=True)


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


def indicator_file(request: HttpRequest, id: str, format: str) -> HttpResponse:
    source = _source_or_404()
    found, form = _asked_of(request, source, id)
    page = queries.page_for(source, found, form.asked()) if form.is_valid() else None
    if page is None:
        raise Http404("There is no figure to take away.")
    return _download(exports.indicator_table(page, form.in_words()), format)


def _source_or_404() -> Source:
    source = queries.source()
    if source is None:
        raise Http404("No data is loaded yet.")
    return source


def _download(table: Table, format: str) -> HttpResponse:
    if format not in _WRITERS:
        raise Http404(f"There is no file of the kind “{format}”.")
    response = HttpResponse(_WRITERS[format](table), content_type=exports.FORMATS[format])
    response["Content-Disposition"] = f'attachment; filename="{table.name}.{format}"'
    return response


def problems_in_files(request: HttpRequest, problems: ProblemsFound) -> HttpResponse:
    """A local definition or target can't be read: all that is wrong, where, at once."""
    return render(request, "figures/problems.html", {"problems": problems.problems}, status=503)
