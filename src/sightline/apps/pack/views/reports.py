"""The written report of a service."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.pack import actions, queries, rules
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.forms import ReportForm
from sightline.apps.pack.models import ServiceReport
from sightline.apps.pack.papers_made import report_paper
from sightline.apps.pack.views.shared import (
    as_page,
    keeps,
    read_again,
    runs_board,
    the_month,
    the_service,
)
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.pack_report import report_document
from sightline.vocabulary.months import months_back
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService


@needs(Right.SEE_BOARD)
def report(request: HttpRequest, month: str, service: str) -> HttpResponse:
    of, found = the_service(service), _found(request, month, service)
    if request.method == "POST":
        return _saved(request, of, found)
    may_write = found.is_draft and rules.can_write(request.access, of)  # type: ignore[attr-defined]
    return _page(request, of, found, ReportForm(instance=found) if may_write else None)


def _found(request: HttpRequest, month: str, service: str) -> ServiceReport:
    """A draft is its writers' and theirs who run the Board; handed in, the Board's readers'."""
    found = queries.report_of(service, the_month(month))
    access, of = request.access, the_service(service)  # type: ignore[attr-defined]
    may = found and (not found.is_draft or rules.can_write(access, of) or runs_board(request))
    if found is None or not may:
        raise Http404("There is no such report within your reach.")
    return found


def _saved(request: HttpRequest, of: ReportingService, found: ServiceReport) -> HttpResponse:
    form = ReportForm(request.POST, instance=found)
    with_all: dict[str, Any] = {
        "by": request.user, "access": request.access, "at": timezone.now(), "report": found,
    }  # type: ignore[attr-defined]  # fmt: skip
    if not form.is_valid() or not keeps(
        form, lambda: actions.write_report(**with_all, told=form.told(), read=form.version_read)
    ):
        return _page(request, of, found, form, status=400)
    if "hand_in" in request.POST:
        if not keeps(form, lambda: actions.hand_in_report(**with_all)):
            read_again(form, found.version)
            return _page(request, of, found, form, status=400)
        messages.success(request, "Handed in. It stands in the pack.")
    else:
        messages.success(request, "Saved as a draft. Nobody else reads it until you hand it in.")
    return redirect("pack:report", month=found.month_key, service=of.key)


def _page(
    request: HttpRequest, of: ReportingService, found: ServiceReport, form: ReportForm | None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    before = queries.report_of(of.key, months_back(found.month, 1))
    context = {
        "report": found,
        "service": of,
        "form": form,
        "card": card_there(of, found.month),
        "before": before if before and not before.is_draft else None,
        "document": None if form else as_page(report_document(report_paper(found, of))),
        "may_write": rules.can_write(request.access, of),  # type: ignore[attr-defined]
        "is_late": queries.is_late(found, timezone.localdate()),
    }
    return render(request, "pack/report.html", context, status=status)


@needs(Right.VERIFY_CARDS, Right.WRITE_COMMENTARY)
@require_POST
def take_back(request: HttpRequest, month: str, service: str) -> HttpResponse:
    found = _found(request, month, service)
    try:
        actions.take_back_report(
            by=request.user, access=request.access, report=found, at=timezone.now()
        )
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("pack:report", month=month, service=service)
