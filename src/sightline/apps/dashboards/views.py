"""Pages of dashboards: home, the whole authority, a service, a team, a local area, inspection."""

from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify

from sightline.apps.children.queries import holdings, log_look, sort_out
from sightline.apps.dashboards import published_page
from sightline.apps.dashboards.caseload import workers_table
from sightline.apps.dashboards.held import held_before_allocation
from sightline.apps.dashboards.home_page import address_of_unit, home_of
from sightline.apps.dashboards.inspection_notes import audits_note, quality_note
from sightline.apps.dashboards.unit_page import UnitPage, unit_page
from sightline.apps.events.actions import record_event
from sightline.apps.figures import queries
from sightline.apps.figures.downloads import download
from sightline.apps.figures.queries import Source
from sightline.apps.figures.units import check_unit, units_for
from sightline.apps.people.access import needs, open_to_everyone
from sightline.apps.people.no_role import has_no_role, no_role
from sightline.apps.people.rules import Right
from sightline.documents import exports
from sightline.documents.inspection import inspection_view
from sightline.documents.local_area_profile import (
    HOW_TO_LOAD,
    NoSuchLocality,
    local_area_profile,
    localities,
)
from sightline.vocabulary.words import Level

_FORMATS = [(each.ending, each.title) for each in exports.FORMATS.values()]


@open_to_everyone
def home(request: HttpRequest) -> HttpResponse:
    """By role: figures and work for those who have them, what is published for everybody else."""
    if has_no_role(request):
        return no_role(request, status=200)
    source = queries.source()
    if source is None:
        return render(request, "dashboards/first_use.html", {"may_load": _may_load(request)})
    if not request.access.may(Right.SEE_FIGURES):
        return render(request, "dashboards/published.html", published_page.context(source))
    context = {"home": home_of(request, source), "views": queries.saved_views(request.user)}
    context["addresses"] = [(view, queries.address_of_view(view)) for view in context["views"]]
    return render(request, "dashboards/home.html", context)


def _may_load(request: HttpRequest) -> bool:
    return bool(request.access.may(Right.LOAD_FILES))


@needs(Right.SEE_FIGURES)
def units(request: HttpRequest) -> HttpResponse:
    """The whole authority, with the way to its services and teams."""
    return _unit(request, Level.AUTHORITY, "")


@needs(Right.SEE_FIGURES)
def service(request: HttpRequest, slug: str) -> HttpResponse:
    return _unit(request, Level.SERVICE, slug)


@needs(Right.SEE_FIGURES)
def team(request: HttpRequest, slug: str) -> HttpResponse:
    return _unit(request, Level.TEAM, slug)


def _unit(request: HttpRequest, level: Level, slug: str) -> HttpResponse:
    source = queries.source()
    if source is None:
        return redirect("home")
    unit = _unit_called(source, level, slug)
    check_unit(source, request.access, level, unit)
    page = kept_page(source, level, unit)
    offered = units_for(source, request.access)
    links = [
        (title, [(name, address_of_unit(each, name)) for name in offered.of(each)])
        for title, each in (("Services", Level.SERVICE), ("Teams", Level.TEAM))
    ]
    context = {
        "page": page,
        "links": links,
        "held": held_before_allocation(request.access, level, unit),
        "workers": workers_table(source, level, unit, page.as_at, _workers(request)),
        "may_work": request.access.may_see_children_of(level, unit),
        "query": f"?of={level.value}:{unit}" if unit else "",
    }
    return render(request, "dashboards/unit.html", context)


def _workers(request: HttpRequest) -> set[str]:
    source = queries.source()
    assert source is not None
    every = queries.figures_file(source).units(Level.WORKER)
    return {name for name in every if request.access.may_see_unit(Level.WORKER, name)}


@lru_cache(maxsize=256)
def kept_page(source: Source, level: Level, unit: str) -> UnitPage:
    """Figures alone, so the same for all who may see the unit."""
    return unit_page(source, level, unit)


def _unit_called(source: Source, level: Level, slug: str) -> str:
    if level is Level.AUTHORITY:
        return ""
    for name in queries.figures_file(source).units(level):
        if slugify(name) == slug:
            return name
    raise Http404("There is no such unit here.")


@needs(Right.SEE_UNIT_FIGURES)
def areas(request: HttpRequest) -> HttpResponse:
    """Localities, each with a profile to read or print."""
    source = queries.source()
    found = localities(source) if source else ()
    context = {"areas": [(name, slugify(name)) for name in found], "how": HOW_TO_LOAD}
    return render(request, "dashboards/areas.html", context)


@needs(Right.SEE_UNIT_FIGURES)
def area(request: HttpRequest, slug: str, format: str = "") -> HttpResponse:
    source = queries.source()
    if source is None:
        raise Http404("No data is loaded yet.")
    # A profile counts a whole locality's children: for those who see the whole authority's figures.
    name = next((each for each in localities(source) if slugify(each) == slug), "")
    try:
        document = local_area_profile(source, name, queries.newest(source))
    except NoSuchLocality:
        raise Http404("There is no such area.") from None
    if format:
        return download(request, document, format)
    context = {"content": exports.to_fragment(document), "slug": slug, "formats": _FORMATS,
               "title": document.title}  # fmt: skip
    return render(request, "dashboards/area.html", context)


@needs(Right.EXPORT_CHILDREN)
def inspection(request: HttpRequest, format: str = "") -> HttpResponse:
    """The inspection view: Annex A lists of the whole authority. It names every child in them."""
    source = queries.source()
    if source is None or not _may_inspect(request):
        raise Http404("There is no such page.")
    context: dict[str, Any] = {"formats": _INSPECTION_FORMATS}
    if not format:
        return render(request, "dashboards/inspection.html", context)
    held = holdings()
    known = held.children if held else frozenset()
    hidden = known - sort_out(request.access, known).visible
    view = inspection_view(source, quality=quality_note(), audits=audits_note(), restricted=hidden)
    log_look(request, view.children & known, "inspection lists")
    record_event(
        by=request.user, did="inspection.taken", to=("snapshot", source.snapshot),
        at=timezone.now(), said="Took the Annex A lists away.", format=format,
    )  # fmt: skip
    return download(request, view.document, format)


_INSPECTION_FORMATS = [("xlsx", "Workbook with the lists (XLSX)"), ("pdf", "To print (PDF)")]


def _may_inspect(request: HttpRequest) -> bool:
    access = request.access
    return bool(access.may_everywhere(Right.EXPORT_CHILDREN) and access.sees_all_children)
