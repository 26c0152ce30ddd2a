"""Pages that only show: how loads stand, one load, what it set aside, how far a preparation is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from sightline.apps.loads import actions, queries, tables
from sightline.apps.loads.forms import CorrectedForm, ReasonForm, SetAsideFilter
from sightline.apps.loads.models import Preparation
from sightline.apps.loads.naming_children import looked_at
from sightline.apps.loads.rules import is_under_way
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.work.queries import what_is_late
from sightline.documents.exports import FORMATS
from sightline.documents.on_page import part_of
from sightline.store.loads import LoadRecord
from sightline.store.publishing import TakenBack

SECONDS_BETWEEN = 5


@needs(Right.LOAD_FILES, Right.PUBLISH)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    standing = queries.standing()
    under_way = queries.under_way()
    context = {
        "standing": standing,
        "under_way": under_way,
        "not_told": queries.not_told(),
        "late": what_is_late(timezone.now()) if under_way else None,
        "loads": tables.loads(standing.loads) if standing else None,
        "taken_back": tables.taken_back(standing.taken_back) if standing else None,
        "preparations": tables.preparations(queries.preparations()),
        "may": may(request),
    }
    return render(request, "loads/home.html", context)


@needs(Right.LOAD_FILES, Right.PUBLISH)
@require_safe
def preparation(request: HttpRequest, id: int) -> HttpResponse:
    made = get_object_or_404(Preparation.objects.select_related("by"), pk=id)
    going_on = is_under_way(made.state)
    record = queries.load_of(made)
    by_itself = going_on and "by_itself" in request.GET
    here = queries.place()
    context = {
        "made": made,
        "going_on": going_on,
        "percent": round(made.share * 100),
        "late": what_is_late(timezone.now()) if going_on else None,
        "by_itself": by_itself,
        "seconds": SECONDS_BETWEEN,
        "record": record,
        "sheets": tables.sheets(record) if record else None,
        "waits": bool(
            here and (candidate := here.candidate()) and candidate.id == made.snapshot_id
        ),
        "lines": [line for line in made.said.splitlines() if line.strip()],
        "may": may(request),
    }
    response = render(request, "loads/preparation.html", context)
    if by_itself:
        # Asked for by a link, and ended by one: nobody's page changes unasked.
        response["Refresh"] = str(SECONDS_BETWEEN)
    return response


@needs(Right.LOAD_FILES, Right.PUBLISH)
@require_safe
def load(request: HttpRequest, load_id: str) -> HttpResponse:
    record, mark = found(load_id)
    context = {
        "record": record,
        "mark": mark,
        "taken_back_on": queries.day_taken_back(mark) if mark else None,
        "title": tables.title_of(record),
        "sheets": tables.sheets(record),
        "codes": tables.unmatched_codes(record),
        "headings": tables.unmatched_headings(record),
        "covered": tables.covered(record),
        "form": ReasonForm(),
        "may": may(request),
    }
    return render(request, "loads/load.html", context)


@needs(Right.LOAD_FILES)
@require_safe
def set_aside(request: HttpRequest, load_id: str) -> HttpResponse:
    record, mark = found(load_id)
    everything = queries.set_aside(record)
    sheets, reasons = queries.choices(everything)
    form = SetAsideFilter(request.GET, sheets=sheets, reasons=reasons)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.set_aside(record, chosen.get("sheet", ""), chosen.get("reason", ""))
    part = part_of(rows, request.GET.get("page", ""), size=100, keep=chosen)
    context = {
        "record": record,
        "mark": mark,
        "title": tables.title_of(record),
        "form": form,
        "total": len(everything),
        "whole": sum(one.whole_row for one in everything),
        "cells": sum(not one.whole_row for one in everything),
        "part": part,
        "rows": tables.set_aside_on_page(looked_at(request, part.rows, "set aside by a load")),
        "asked": request.GET.urlencode(),
        "corrected": CorrectedForm(),
        "may": may(request),
    }
    return render(request, "loads/set_aside.html", context)


@needs(Right.LOAD_FILES)
@require_safe
def set_aside_file(request: HttpRequest, load_id: str, ending: str) -> HttpResponse:
    """The rows as chosen on the page, as a file to work through."""
    if ending not in {"csv", "xlsx"}:
        raise Http404
    record, _ = found(load_id)
    sheet, reason = request.GET.get("sheet", ""), request.GET.get("reason", "")
    rows = looked_at(
        request, queries.set_aside(record, sheet, reason), "set aside by a load, as a file"
    )
    written = FORMATS[ending].write(tables.set_aside_to_take_away(record, rows))
    actions.note_taken_away(
        by=request.user, load_id=record.id, rows=len(rows), ending=ending, at=timezone.now()
    )
    response = HttpResponse(written, content_type=FORMATS[ending].media_type)
    name = f"set-aside-{record.id}.{ending}"
    header = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = header or "attachment"
    return response


def found(load_id: str) -> tuple[LoadRecord, TakenBack | None]:
    known = queries.find_load(load_id)
    if known is None:
        raise Http404
    return known


def may(request: HttpRequest) -> dict[str, bool]:
    """What the buttons ask."""
    access = request.access  # type: ignore[attr-defined]
    return {"load": access.may(Right.LOAD_FILES), "publish": access.may(Right.PUBLISH)}
