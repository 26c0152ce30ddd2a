"""The way of frozen papers through bodies: who considers which version when, and what they said."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.board import actions, queries
from sightline.apps.board.forms.considerations import ChoosePaperForm, RecordForm, StopForm
from sightline.apps.board.models import Consideration
from sightline.apps.board.route_tables import routes_table
from sightline.apps.board.views.shared import body_or_404, done, one_or_404, shown
from sightline.apps.papers.models import PaperVersion
from sightline.apps.papers.queries import readable_versions
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_BOARD)
def routes(request: HttpRequest) -> HttpResponse:
    """Every paper on its way; those who run the Board send another."""
    may_run = request.access.may(Right.RUN_BOARD)
    versions = readable_versions(request.access) if may_run else []
    form = ChoosePaperForm(request.GET if "version" in request.GET else None, versions=versions)
    if form.is_bound and form.is_valid():
        return redirect("board:route", id=form.cleaned_data["version"])
    found = queries.routes(request.access)
    table = routes_table(found, timezone.localdate())
    return shown(request, "routes", [form], table_of=table, form=form, may_run=may_run)


@needs(Right.SEE_BOARD)
def route(request: HttpRequest, id: int) -> HttpResponse:
    """One paper’s stops in order; the form adds the next."""
    version = _version_or_404(request, id)
    form = _stop_form(request.POST or None) if request.access.may(Right.RUN_BOARD) else None
    if request.method == "POST" and form and done(form, partial(_plan, request, version)):
        return redirect("board:route", id=version.pk)
    return _page(request, version, form)


def _stop_form(data: Any = None) -> StopForm:
    return StopForm(data, bodies=[each for each in queries.bodies() if each.ended_on is None])


def _page(
    request: HttpRequest,
    version: PaperVersion,
    form: StopForm | None,
    refused: RecordForm | None = None,
) -> HttpResponse:
    """`refused`: the form of one stop that came back, with what was typed into it."""
    stops = [
        (stop, refused if refused and refused.stop == stop else RecordForm(stop=stop))
        for stop in queries.stops_of(version)
    ]
    return shown(
        request, "route", [form, refused], version=version, stops=stops, form=form,
        sent=refused or form,
    )  # fmt: skip


def _version_or_404(request: HttpRequest, id: int) -> PaperVersion:
    found = queries.version_for(request.access, id)
    if found is None:
        raise Http404("There is no such paper.")
    return found


def _plan(request: HttpRequest, version: PaperVersion, form: Any) -> None:
    actions.plan_stop(
        by=request.user, version=version, body=body_or_404(form.cleaned_data["body"]),
        planned_on=form.cleaned_data["planned_on"], at=timezone.now(),
    )  # fmt: skip


@needs(Right.RUN_BOARD)
@require_POST
def record(request: HttpRequest, id: int) -> HttpResponse:
    stop: Consideration = one_or_404(queries.stops(), id)
    version = _version_or_404(request, stop.version_id)
    form = RecordForm(request.POST, stop=stop)
    if not done(form, partial(_record, request, stop)):
        return _page(request, version, _stop_form(), form)
    messages.success(request, f"{stop.body}: recorded.")
    return redirect(stop.address)


def _record(request: HttpRequest, stop: Consideration, form: Any) -> None:
    actions.record_stop(by=request.user, stop=stop, at=timezone.now(), **form.cleaned_data)
