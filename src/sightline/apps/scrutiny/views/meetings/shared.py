"""What these views share: finding what a person may know of, or run, and showing pages."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.scrutiny import access
from sightline.apps.scrutiny.asked.keeping import KeptKind
from sightline.apps.scrutiny.asked.keeping_queries import is_closed
from sightline.apps.scrutiny.meetings import queries
from sightline.apps.scrutiny.models import Committee, CommitteeItem, CommitteeMeeting
from sightline.apps.scrutiny.views.shared import or_404

_NOT_YOURS = "Only those who run this committee’s meetings see that."


def access_here(request: HttpRequest) -> Any:
    """What the person may do, as the middleware found it."""
    return request.access  # type: ignore[attr-defined]


def committee_or_404(id: object) -> Committee:
    return or_404(queries.find_committee(id))


def committee_to_run(request: HttpRequest, id: object) -> Committee:
    found = committee_or_404(id)
    if not access.may_run(access_here(request), found):
        raise Http404(_NOT_YOURS)
    return found


def meeting_or_404(request: HttpRequest, id: object) -> CommitteeMeeting:
    """One that is not public is there for its members and those who run it alone."""
    found = or_404(queries.find_committee_meeting(id))
    if not access.may_know_of(access_here(request), found):
        raise Http404(_NOT_YOURS)
    return found


def offered_or_404(request: HttpRequest, id: object) -> CommitteeMeeting:
    """For its agenda and minutes: past their years they may be closed to readers."""
    found = meeting_or_404(request, id)
    if is_closed(found, KeptKind.MINUTES) and not may_run(request, found):
        raise Http404("This is past its years, and no longer offered.")
    return found


def meeting_to_run(request: HttpRequest, id: object) -> CommitteeMeeting:
    found = or_404(queries.find_committee_meeting(id))
    if not may_run(request, found):
        raise Http404(_NOT_YOURS)
    return found


def item_to_run(request: HttpRequest, id: object) -> CommitteeItem:
    found = or_404(queries.find_item(id))
    if not may_run(request, found.meeting):
        raise Http404(_NOT_YOURS)
    return found


def may_run(request: HttpRequest, meeting: CommitteeMeeting) -> bool:
    return access.may_run(access_here(request), meeting.committee)


def reads_in_full(request: HttpRequest, meeting: CommitteeMeeting) -> bool:
    return access.may_read_full_pack(access_here(request), meeting)


def shown(request: HttpRequest, page: str, forms: list[Any], /, **context: Any) -> HttpResponse:
    """The page; 400 where a form came back with something to put right."""
    is_wrong = any(form is not None and form.is_bound and form.errors for form in forms)
    context = {"today": timezone.localdate()} | context
    status = 400 if is_wrong else 200
    return render(request, f"scrutiny/meetings/{page}.html", context, status=status)
