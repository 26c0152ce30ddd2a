"""Where a report goes and what goes with it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.board.views.shared import did, done
from sightline.apps.cover_reports import actions, queries
from sightline.apps.cover_reports.forms import AppendixForm, StopForm
from sightline.apps.cover_reports.models import CoverReport
from sightline.apps.cover_reports.views.reports import WRITE
from sightline.apps.cover_reports.views.shared import (
    or_404,
    page,
    report_or_404,
    standing_bodies,
)
from sightline.apps.people.access import needs


@needs(*WRITE)
def route(request: HttpRequest, id: int) -> HttpResponse:
    report = report_or_404(request, id)
    form = StopForm(request.POST or None, bodies=standing_bodies())
    if request.method == "POST" and done(form, partial(_add_stop, request, report)):
        return redirect("cover_reports:route", id=id)
    stops = report.stops.select_related("body")
    return page(request, "route", [form], form=form, report=report, stops=stops)


def _add_stop(request: HttpRequest, report: CoverReport, form: StopForm) -> None:
    said = form.cleaned_data
    actions.add_stop(
        by=request.user, report=report, body=said["goes_to"], on=said["on"], at=timezone.now()
    )


@needs(*WRITE)
@require_POST
def remove_stop(request: HttpRequest, id: int) -> HttpResponse:
    stop = or_404(queries.find_stop(id, request.access))  # type: ignore[attr-defined]
    report, name = stop.report_id, stop.body
    deed = partial(actions.remove_stop, by=request.user, stop=stop, at=timezone.now())
    did(request, deed, f"{name} was taken off its way.")
    return redirect("cover_reports:route", id=report)


@needs(*WRITE)
def appendices(request: HttpRequest, id: int) -> HttpResponse:
    report = report_or_404(request, id)
    form = AppendixForm(request.POST or None, access=request.access)  # type: ignore[attr-defined]
    if request.method == "POST" and done(form, partial(_add_appendix, request, report)):
        return redirect("cover_reports:appendices", id=id)
    found = report.appendices.select_related("version").defer("version__content")
    return page(request, "appendices", [form], form=form, report=report, appendices=found)


def _add_appendix(request: HttpRequest, report: CoverReport, form: AppendixForm) -> None:
    actions.add_appendix(by=request.user, report=report, version=form.version, at=timezone.now())


@needs(*WRITE)
@require_POST
def remove_appendix(request: HttpRequest, id: int) -> HttpResponse:
    found = or_404(queries.find_appendix(id, request.access))  # type: ignore[attr-defined]
    report, name = found.report_id, found.version
    deed = partial(actions.remove_appendix, by=request.user, appendix=found, at=timezone.now())
    did(request, deed, f"{name} no longer goes with it.")
    return redirect("cover_reports:appendices", id=report)
