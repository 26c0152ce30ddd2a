from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.cover_reports import queries as reports
from sightline.apps.cover_reports.checking import actions, queries
from sightline.apps.cover_reports.checking.addresses import address_of
from sightline.apps.cover_reports.checking.forms import DecideForm, FilterForm
from sightline.apps.cover_reports.checking.listing import FORMATS, list_of
from sightline.apps.cover_reports.checking.queries import Kept
from sightline.apps.cover_reports.checking.rules import Standing
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.queries.finding import OUT, READ
from sightline.apps.figures.downloads import download
from sightline.apps.people.access import needs
from sightline.documents import exports
from sightline.documents.on_page import part_of
from sightline.vocabulary.not_allowed import NotAllowed

_A_PAGE = 20


@needs(*READ)
def check(request: HttpRequest, id: int) -> HttpResponse:
    """What the last check found; sent as a form, it runs again."""
    report = _report(request, id)
    if request.method == "POST":
        return _run(request, report)
    every = queries.kept(report)
    form, shown = _chosen(request, every)
    keep = {name: value for name, value in request.GET.items() if name != "page" and value}
    part = part_of(shown, request.GET.get("page", "1"), size=_A_PAGE, keep=keep)
    context = _of_run(report) | {
        "report": report,
        "form": form,
        "part": part,
        "shown": [(each, _sides(request, each)) for each in part.rows],
        "counts": [(each, n) for each, n in queries.counts(every).items()],
        "open": queries.counts(every)[Standing.OPEN],
        "has_any": bool(every),
        "may_write": reports.may_write(request.access),
        "is_out": report.state in OUT,
        "formats": [(ending, exports.FORMATS[ending].title) for ending in FORMATS],
        "own_query": f"?{urlencode(keep)}" if keep else "",
    }
    return render(request, "cover_reports/check.html", context)


def _of_run(report: CoverReport) -> dict[str, Any]:
    run = queries.newest_run(report)
    if run is None:
        return {"run": None}
    rules = queries.ran(run)
    return {
        "run": run,
        "is_stale": queries.is_stale(report, run),
        "not_run": [each for each in rules if each.not_run],
        "quiet": [each for each in rules if not each.not_run and not each.found],
        "ran": rules,
    }


def _run(request: HttpRequest, report: CoverReport) -> HttpResponse:
    _may_write(request)
    try:
        actions.run_check(by=request.user, report=report, at=timezone.now())
    except NotAllowed as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Checked.")
    return redirect("cover_reports:check", report.pk)


@needs(*READ)
def finding(request: HttpRequest, id: int, pk: int) -> HttpResponse:
    """One finding, with what was decided; who writes the report decides."""
    report = _report(request, id)
    found = queries.find_kept(report, pk)
    if found is None:
        raise Http404("There is no such finding.")
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decide(request, found, form):
        return redirect("cover_reports:check", report.pk)
    context = {
        "report": report, "each": found, "sides": _sides(request, found), "form": form,
        "may_write": reports.may_write(request.access), "is_out": report.state in OUT,
    }  # fmt: skip
    return render(request, "cover_reports/finding.html", context)


def _decide(request: HttpRequest, found: Kept, form: DecideForm) -> bool:
    _may_write(request)
    does = actions.take_back if found.standing is Standing.ACCEPTED else actions.accept
    reason = form.cleaned_data["reason"]
    try:
        does(by=request.user, kept=found, reason=reason, at=timezone.now())
    except NotAllowed as refused:
        form.add_error("reason", str(refused))
        return False
    is_accepted = does is actions.accept
    said = "Accepted, with your reason." if is_accepted else "Taken back: it is to be settled."
    messages.success(request, said)
    return True


@needs(*READ)
def check_file(request: HttpRequest, id: int, ending: str) -> HttpResponse:
    report = _report(request, id)
    if ending not in FORMATS:
        raise Http404("There is no such kind of file.")
    form, shown = _chosen(request, queries.kept(report))
    run = queries.newest_run(report)
    filters = form.in_words if form.is_valid() else "all"
    document = list_of(report, shown, filters=filters, checked_at=run.at if run else None)
    return download(request, document, ending)


def _chosen(request: HttpRequest, every: list[Kept]) -> tuple[FilterForm, list[Kept]]:
    known = {each.rule.id: each.rule for each in every}
    form = FilterForm(request.GET or {}, rules=known.values())
    return form, [each for each in every if form.holds(each)] if form.is_valid() else every


def _sides(request: HttpRequest, found: Kept) -> list[tuple[Any, str]]:
    return [(side, address_of(side.thing, request.access)) for side in found.sides]


def _report(request: HttpRequest, id: int) -> CoverReport:
    found = reports.find_report(id, request.access)
    if found is None:
        raise Http404("There is no such report.")
    return found


def _may_write(request: HttpRequest) -> None:
    if not reports.may_write(request.access):
        raise Http404("There is nothing to send here.")
