"""A summary, a report, the two columns and the pack as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from sightline.apps.figures.downloads import download
from sightline.apps.pack import queries, rules
from sightline.apps.pack.papers_made import (
    authority_name,
    improvement_lines,
    pack_paper_document,
    report_paper,
    summary_paper,
)
from sightline.apps.pack.views.shared import runs_board, the_month, the_pack, the_service
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.improvements import improvements_document
from sightline.documents.pack_report import report_document
from sightline.documents.performance_summary import blank_summary, summary_document


@needs(Right.SEE_BOARD, Right.BRING_REPORTS)
def blank(request: HttpRequest, ending: str) -> HttpResponse:
    return download(request, blank_summary(authority_name()), ending)


@needs(Right.SEE_BOARD)
def summary(request: HttpRequest, month: str, service: str, ending: str) -> HttpResponse:
    of, found = the_service(service), queries.summary_of(service, the_month(month))
    if found is None or not _may_read(request, found.is_draft, service):
        raise Http404("There is no such summary within your reach.")
    access = request.access  # type: ignore[attr-defined]
    return download(request, summary_document(summary_paper(found, of, access)), ending)


@needs(Right.SEE_BOARD)
def report(request: HttpRequest, month: str, service: str, ending: str) -> HttpResponse:
    of, found = the_service(service), queries.report_of(service, the_month(month))
    if found is None or not _may_read(request, found.is_draft, service):
        raise Http404("There is no such report within your reach.")
    return download(request, report_document(report_paper(found, of)), ending)


def _may_read(request: HttpRequest, is_draft: bool, service: str) -> bool:
    access = request.access  # type: ignore[attr-defined]
    return not is_draft or rules.can_write(access, the_service(service)) or runs_board(request)


@needs(Right.SEE_BOARD)
def improvements(request: HttpRequest, month: str, ending: str) -> HttpResponse:
    found = the_pack(month)
    improved, further = improvement_lines(found.month)
    document = improvements_document(authority_name(), found.month, improved, further)
    return download(request, document, ending)


@needs(Right.SEE_BOARD)
def pack(request: HttpRequest, month: str, ending: str) -> HttpResponse:
    """As it stands now: a draft, which says so. What was frozen is among the papers."""
    found = the_pack(month)
    document = pack_paper_document(found, timezone.now(), request.access, is_draft=True)  # type: ignore[attr-defined]
    return download(request, document, ending)
