"""The reports there are, and one of them with what can be done to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.figures.queries import source
from sightline.apps.papers.queries import versions
from sightline.apps.people.access import needs
from sightline.apps.people.authority import authority_code
from sightline.apps.people.rules import Right
from sightline.apps.performance_reports import actions, queries
from sightline.apps.performance_reports.forms import CoverForm, FreezeForm, StartForm
from sightline.apps.performance_reports.models import PerformanceReport
from sightline.apps.performance_reports.rules import REPORT_MOVES, ReportState
from sightline.apps.performance_reports.tables import list_table, section_table, starting_areas
from sightline.apps.performance_reports.views.shared import document_of, report_or_404
from sightline.documents.exports import FORMATS, to_fragment
from sightline.vocabulary.not_allowed import NotAllowed

_CONFIRMED = {"hand in": "Handed in", "send back": "Sent back", "correct": "Open for correction"}


@needs(Right.SEE_BOARD)
def listed(request: HttpRequest) -> HttpResponse:
    found = queries.reports()
    return render(
        request,
        "performance_reports/list.html",
        {"table": list_table(found) if found else None, "may_run": _may_run(request)},
    )


@needs(Right.RUN_CYCLE)
def start(request: HttpRequest) -> HttpResponse:
    newest = queries.next_quarter(timezone.localdate())
    form = StartForm(request.POST or None, newest=newest, initial=_as_before())
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.start_report(
                by=request.user, authority=authority_code(), at=timezone.now(),
                areas=starting_areas(source()), **form.cleaned_data,
            )  # fmt: skip
        except NotAllowed as refused:
            form.add_error("quarter", str(refused))
        else:
            return redirect("performance_reports:report", id=made.pk)
    context = {"form": form, "title": "Begin a performance report", "button": "Begin it"}
    status = 400 if form.errors else 200
    return render(request, "performance_reports/edit.html", context, status=status)


def _as_before() -> dict[str, str]:
    """The cover hardly changes from quarter to quarter."""
    newest = next(iter(queries.reports()), None)
    if newest is None:
        return {"title": "Children’s services performance report"}
    return {"title": newest.title, "producer": newest.producer, "contact": newest.contact}


@needs(Right.SEE_BOARD)
def report(request: HttpRequest, id: int) -> HttpResponse:
    found = report_or_404(id)
    context = {
        "report": found,
        "table": section_table(queries.sections_of(found), request.access),
        "moves": _moves(found) if _may_run(request) else [],
        "freeze": FreezeForm() if _may_freeze(request, found) else None,
        "versions": versions(found),
        "content": to_fragment(document_of(found)),
        "formats": FORMATS.values(),
        "may_run": _may_run(request),
        "is_open": found.state == ReportState.PREPARING,
    }
    return render(request, "performance_reports/report.html", context)


def _may_run(request: HttpRequest) -> bool:
    return bool(request.access.may_everywhere(Right.RUN_CYCLE))  # type: ignore[attr-defined]


def _may_freeze(request: HttpRequest, found: PerformanceReport) -> bool:
    return _may_run(request) and REPORT_MOVES.can(ReportState(found.state), "freeze")


def _moves(found: PerformanceReport) -> list[str]:
    return [each for each in REPORT_MOVES.possible(ReportState(found.state)) if each != "freeze"]


@needs(Right.RUN_CYCLE)
@require_POST
def move(request: HttpRequest, id: int) -> HttpResponse:
    found, wanted = report_or_404(id), request.POST.get("do", "")
    try:
        actions.move_report(by=request.user, report=found, move=wanted, at=timezone.now())
        messages.success(request, f"{_CONFIRMED[wanted]}: {found}.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("performance_reports:report", id=found.pk)


@needs(Right.RUN_CYCLE)
@require_POST
def freeze(request: HttpRequest, id: int) -> HttpResponse:
    found, figures = report_or_404(id), source()
    try:
        version = actions.freeze_report(
            by=request.user, report=found, document=document_of(found),
            snapshot=figures.snapshot if figures else "",
            changes=request.POST.get("changes", ""), at=timezone.now(),
        )  # fmt: skip
        messages.success(request, f"Version {version.number} is frozen.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("performance_reports:report", id=found.pk)


@needs(Right.RUN_CYCLE)
def cover(request: HttpRequest, id: int) -> HttpResponse:
    found = report_or_404(id)
    form = CoverForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("title", "producer", "contact")}
        try:
            actions.change_cover(
                by=request.user, report=found, read=form.version_read, at=timezone.now(), **told
            )
        except EditedMeanwhile as conflict:
            form.show_conflict(conflict)
        except NotAllowed as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("performance_reports:report", id=found.pk)
    context = {"form": form, "title": f"Cover: {found}", "button": "Save", "report": found}
    status = 400 if form.errors else 200
    return render(request, "performance_reports/edit.html", context, status=status)
