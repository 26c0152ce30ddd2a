"""Papers as they were frozen: which there are, one with its versions, a version, two compared."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sightline.apps.papers import actions, queries, tables
from sightline.apps.papers.forms import CompareForm, KindForm
from sightline.apps.papers.models import Paper
from sightline.apps.papers.registry import kind_called
from sightline.apps.papers.views.shared import (
    READ,
    file_response,
    files_context,
    looking_again,
    page_of,
    version_or_404,
)
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.on_page import part_of
from sightline.documents.version_changes import changes_between


@needs(*READ)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    mine = queries.papers_for(request.access)  # type: ignore[attr-defined]
    form = KindForm(request.GET, kinds=tables.kinds(paper.kind for paper in mine))
    found = [paper for paper in mine if form.chosen in ("", paper.kind)]
    part = part_of(found, request.GET.get("page", ""), keep={"kind": form.chosen})
    context = {"form": form, "part": part, "papers": tables.papers(part.rows)}
    return render(request, "papers/home.html", context)


def _paper_or_404(request: HttpRequest, id: int) -> Paper:
    found = queries.find_paper(id, request.access)  # type: ignore[attr-defined]
    if found is None:
        raise Http404("There is no such paper.")
    return found


@needs(*READ)
@require_safe
def paper(request: HttpRequest, id: int) -> HttpResponse:
    found = _paper_or_404(request, id)
    versions = queries.versions_of(found)
    kind = kind_called(found.kind)
    context = {
        "paper": found,
        "noun": tables.noun(found.kind),
        "about": kind.address(found.about_id) if kind else "",
        "versions": tables.versions(versions),
        "several": versions[:2] if len(versions) > 1 else [],
    }
    return render(request, "papers/paper.html", context)


@needs(*READ)
@require_safe
def version(request: HttpRequest, id: int, number: int) -> HttpResponse:
    found = version_or_404(request, id, number)
    access = request.access  # type: ignore[attr-defined]
    opens_codes = access.may(Right.SEE_FIGURES)
    context = {
        "version": found,
        "newer": queries.latest_number(found.paper),
        "page": page_of(found),
        "codes": tables.codes(found.document) if opens_codes else None,
        "may_publish": access.may(Right.PUBLISH_PAPERS),
    } | files_context(request, found, found.address)
    return looking_again(render(request, "papers/version.html", context), context)


@needs(*READ)
@require_safe
def file(request: HttpRequest, id: int, number: int, ending: str) -> HttpResponse:
    found = version_or_404(request, id, number)
    name = f"{found.document.name}-version-{found.number}"
    return file_response(request, found, ending, name)


@needs(*READ)
@require_POST
def make_files(request: HttpRequest, id: int, number: int) -> HttpResponse:
    """Ask again for what could not be made."""
    found = version_or_404(request, id, number)
    actions.try_again(found, at=timezone.now())
    messages.success(request, "The files are being made.")
    return redirect(found)


@needs(*READ)
@require_safe
def compare(request: HttpRequest, id: int) -> HttpResponse:
    found = _paper_or_404(request, id)
    numbers = [each.number for each in queries.versions_of(found)]
    chosen = request.GET if request.GET else _last_two(numbers)
    form = CompareForm(chosen, numbers=numbers)
    context = {"paper": found, "form": form, "is_alone": len(numbers) < 2}
    if form.is_valid():
        before, after = form.cleaned_data["before"], form.cleaned_data["after"]
        documents = [version_or_404(request, id, each).document for each in (before, after)]
        differing = changes_between(*documents)
        context |= {"changes": tables.changes(differing, before, after), "count": len(differing)}
    return render(request, "papers/compare.html", context)


def _last_two(numbers: list[int]) -> dict[str, int]:
    return {"before": (numbers[1:2] or numbers)[0], "after": numbers[0]}
