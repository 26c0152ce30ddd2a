"""A child's page, and the search that leads to it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sightline.apps.children import pages
from sightline.apps.children.beside import said_beside
from sightline.apps.children.forms import LaneForm, SearchForm
from sightline.apps.children.queries import find_child, log_look
from sightline.apps.children.searching import search as search_for
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.child_timeline import timeline_sentence, timeline_svg
from sightline.documents.on_page import part_of


@require_safe
@needs(Right.SEE_CHILDREN, Right.BREAK_GLASS)
def child(request: HttpRequest, key: str) -> HttpResponse:
    """Everything known of one child. Every look at it is written to the access log."""
    found = find_child(request, key)
    known = pages.found_page(found)
    if known is None:
        raise Http404("There is no such child here.")
    log_look(request, {found.id}, page="child")
    page = known.page
    form = LaneForm(request.GET, lanes=[lane for lane in page.lanes if _has(page.items, lane)])
    lane = form.cleaned_data["lane"] if form.is_valid() else ""
    items = [item for item in page.items if lane in {"", item.lane}]
    part = part_of(items, request.GET.get("page", "1"), size=100, keep={"lane": lane})
    context = {
        "child": found, "page": page, "form": form, "part": part,
        "picture": timeline_svg(page), "sentence": timeline_sentence(page),
        "duties": pages.duties_table(found, known) if page.duties else None,
        "records": pages.records_table(part.rows), "wrong": pages.wrong_in(found),
        "beside": said_beside(request, found.id),
    }  # fmt: skip
    return render(request, "children/child.html", context)


def _has(items: tuple[pages.Item, ...], lane: str) -> bool:
    return any(item.lane == lane for item in items)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.SEE_CHILDREN, Right.SEE_FIGURES)
def search(request: HttpRequest) -> HttpResponse:
    """By POST for anything; by GET for what is no child, so that no child is in an address."""
    by_post = request.method == "POST"
    form = SearchForm(request.POST if by_post else request.GET or None)
    if not form.is_valid():
        return render(request, "children/search.html", {"form": form})
    words = form.cleaned_data["q"]
    found = search_for(request.access, words, for_children=by_post)
    if len(found.children) == 1 and not found.places:
        return redirect("children:child", found.children[0].key)
    if found.children:
        log_look(request, {one.id for one in found.children}, page="search")
    context = {
        "form": form, "words": words, "found": found, "by_post": by_post,
        "may_open": request.access.may(Right.BREAK_GLASS),
    }  # fmt: skip
    return render(request, "children/search.html", context)
