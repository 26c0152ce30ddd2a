"""The performance summary of a service: its form, last month's promise above, what figures say."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.pack import actions, queries, rules
from sightline.apps.pack.cards import card_there
from sightline.apps.pack.forms import SummaryForm, indicators_on
from sightline.apps.pack.models import PerformanceSummary
from sightline.apps.pack.papers_made import summary_paper
from sightline.apps.pack.views.shared import (
    as_page,
    keeps,
    read_again,
    runs_board,
    the_month,
    the_service,
)
from sightline.apps.papers.queries import latest
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.performance_summary import suggest, summary_document
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService


@needs(Right.SEE_BOARD)
def summary(request: HttpRequest, month: str, service: str) -> HttpResponse:
    of, found = the_service(service), _found(request, month, service)
    if request.method == "POST":
        return _saved(request, of, found)
    may_write = found.is_draft and rules.can_write(request.access, of)  # type: ignore[attr-defined]
    form = _form(of, found) if may_write else None
    return _page(request, of, found, form)


def _found(request: HttpRequest, month: str, service: str) -> PerformanceSummary:
    """A draft is its writers' and theirs who run the Board; handed in, the Board's readers'."""
    found = queries.summary_of(service, the_month(month))
    access, of = request.access, the_service(service)  # type: ignore[attr-defined]
    may = found and (not found.is_draft or rules.can_write(access, of) or runs_board(request))
    if found is None or not may:
        raise Http404("There is no such summary within your reach.")
    return found


def _form(of: ReportingService, found: PerformanceSummary, data: Any = None) -> SummaryForm:
    card = card_there(of, found.month)
    choices = indicators_on([card.data] if card else [])
    return SummaryForm(data, instance=found, choices=choices)


def _saved(request: HttpRequest, of: ReportingService, found: PerformanceSummary) -> HttpResponse:
    form = _form(of, found, request.POST)
    with_all: dict[str, Any] = {
        "by": request.user, "access": request.access, "at": timezone.now(), "summary": found,
    }  # type: ignore[attr-defined]  # fmt: skip
    if not form.is_valid() or not keeps(
        form,
        lambda: actions.write_summary(**with_all, told=form.told(), read=form.version_read),
    ):
        return _page(request, of, found, form, status=400)
    if "hand_in" in request.POST:
        if not keeps(form, lambda: actions.hand_in_summary(**with_all)):
            read_again(form, found.version)
            return _page(request, of, found, form, status=400)
        messages.success(request, "Handed in. It stands in the pack.")
    else:
        messages.success(request, "Saved as a draft. Nobody else reads it until you hand it in.")
    return redirect("pack:summary", month=found.month_key, service=of.key)


def _page(
    request: HttpRequest, of: ReportingService, found: PerformanceSummary,
    form: SummaryForm | None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    card, before = card_there(of, found.month), queries.promise_before(found)
    access = request.access  # type: ignore[attr-defined]
    titles = {row.indicator: row.title for row in card.data.rows} if card else {}
    promised = [(titles.get(key, key), words) for key, words in before.priorities] if before else []
    context = {
        "summary": found,
        "service": of,
        "form": form,
        "card": card,
        "suggestions": suggest(card.data.rows) if card and form else None,
        "promised": promised,
        "before": before,
        "document": None if form else as_page(summary_document(summary_paper(found, of, access))),
        "may_write": rules.can_write(access, of),
        "may_agree": runs_board(request) and found.now is rules.HandedIn.HANDED_IN,
        "paper": latest(found),
        "is_late": queries.is_late(found, timezone.localdate()),
    }
    return render(request, "pack/summary.html", context, status=status)


@needs(Right.VERIFY_CARDS, Right.WRITE_COMMENTARY)
@require_POST
def take_back(request: HttpRequest, month: str, service: str) -> HttpResponse:
    found = _found(request, month, service)
    try:
        actions.take_back_summary(
            by=request.user, access=request.access, summary=found, at=timezone.now()
        )
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("pack:summary", month=month, service=service)


@needs(Right.RUN_BOARD)
@require_POST
def agree(request: HttpRequest, month: str, service: str) -> HttpResponse:
    found = _found(request, month, service)
    try:
        actions.agree_summary(by=request.user, summary=found, at=timezone.now())
        messages.success(request, "Agreed at the Board, and kept as a paper.")
    except NotAllowed as refused:
        messages.error(request, str(refused))
    return redirect("pack:summary", month=month, service=service)
