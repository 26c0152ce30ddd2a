"""Scorecard layouts: choose one and a day; on screen, as a file, or blank to fill in by hand."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.figures.downloads import download
from sightline.apps.figures.queries import source
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scorecards.layout_form import LayoutForm
from sightline.apps.scorecards.layout_papers import blank_form, filled_in, known_layouts
from sightline.documents import exports
from sightline.documents.exports import to_fragment
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
        "content": to_fragment(filled_in(found, layout, day)),
        "formats": _FORMATS,
        "query": form.query(),
    }
    return render(request, "scorecards/layouts.html", context)


@needs(Right.SEE_FIGURES)
def layout_file(request: HttpRequest, form: str, format: str) -> HttpResponse:
    """`form` is 'filled' or 'blank'."""
    found = source()
    if found is None or form not in ("filled", "blank"):
        raise Http404("There is no such form.")
    asked = LayoutForm(request.GET, source=found, layouts=known_layouts(found))
    if not asked.is_valid():
        raise Http404("There is no such layout or day.")
    layout, day = asked.chosen()
    document = (
        blank_form(found, layout, day)
        if form == "blank"
        else filled_in(found, layout, day, timezone.now())
    )
    return download(request, document, format)
