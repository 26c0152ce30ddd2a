"""Scorecard layouts: choose one and a day; on screen, as a file, or blank to fill in by hand."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.figures.downloads import download
from sightline.apps.figures.queries import Source, source
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scorecards.layout_form import LayoutForm
from sightline.apps.scorecards.layout_papers import blank_form, filled_in, known_layouts
from sightline.documents import exports
from sightline.documents.exports import to_fragment
from sightline.documents.layouts import Layout
from sightline.vocabulary.problems import ProblemsFound

_FORMATS = [(each.ending, each.title) for each in exports.FORMATS.values() if each.ending != "csv"]


@needs(Right.SEE_FIGURES)
def layouts(request: HttpRequest) -> HttpResponse:
    found = source()
    if found is None:
        return render(request, "scorecards/layouts.html", {"form": None})
    try:
        known = known_layouts(found)
    except ProblemsFound as problems:
        context: dict[str, Any] = {"form": None, "problems": problems.problems}
        return render(request, "scorecards/layouts.html", context, status=500)
    form = LayoutForm(request.GET, source=found, layouts=known)
    if not form.is_valid():
        return render(request, "scorecards/layouts.html", {"form": form}, status=400)
    layout, day = form.chosen()
    context = {
        "form": form,
        "layout": layout,
        "content": to_fragment(filled_in(found, layout, day, request.access)),
        "formats": _FORMATS,
        "query": form.query(),
    }
    return render(request, "scorecards/layouts.html", context)


@needs(Right.SEE_FIGURES)
def filled_file(request: HttpRequest, format: str) -> HttpResponse:
    found, layout, day = _asked(request)
    return download(request, filled_in(found, layout, day, request.access, timezone.now()), format)


@needs(Right.SEE_FIGURES)
def blank_file(request: HttpRequest, format: str) -> HttpResponse:
    """Every label and no value, to fill in by hand."""
    return download(request, blank_form(*_asked(request)), format)


def _asked(request: HttpRequest) -> tuple[Source, Layout, date]:
    found = source()
    if found is None:
        raise Http404("No data is loaded yet.")
    form = LayoutForm(request.GET, source=found, layouts=known_layouts(found))
    if not form.is_valid():
        raise Http404("There is no such layout or day.")
    return found, *form.chosen()
