"""The minutes of a committee's meeting: read, taken away, signed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sightline.apps.board.views.shared import done
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.meetings import queries
from sightline.apps.scrutiny.meetings.agenda import committee_settings
from sightline.apps.scrutiny.meetings.forms.in_meeting import SignForm
from sightline.apps.scrutiny.meetings.papers import MINUTES, minutes_document
from sightline.apps.scrutiny.meetings.states import CommitteeMeetingState
from sightline.apps.scrutiny.models import CommitteeMeeting
from sightline.apps.scrutiny.views.meetings.documents import document_file, document_page
from sightline.apps.scrutiny.views.meetings.shared import may_run, offered_or_404
from sightline.apps.scrutiny.views.shared import or_404


@needs(Right.SEE_PUBLISHED)
def minutes(request: HttpRequest, id: int) -> HttpResponse:
    """Drafted ones are read by everybody who knows of the meeting; before that by the clerk."""
    found = _readable(request, id)
    form = _sign_form(request, found)
    if form and request.method == "POST" and done(form, lambda form: _sign(request, found, form)):
        messages.success(request, "The minutes are signed, frozen and published.")
        return redirect("scrutiny:minutes", id=id)
    years = committee_settings().minutes_years
    kept = found.held_on.year + years
    return document_page(
        request, _readable(request, id), MINUTES, minutes_document, form=form,
        kept=f"Kept open to be read for {years} years, until {found.held_on:%B} {kept}.",
        waits=found.now is CommitteeMeetingState.DRAFTED,
    )  # fmt: skip


def _readable(request: HttpRequest, id: int) -> CommitteeMeeting:
    found = offered_or_404(request, id)
    is_out = found.now in {CommitteeMeetingState.DRAFTED, CommitteeMeetingState.SIGNED}
    return or_404(found if is_out or may_run(request, found) else None)


def _sign_form(request: HttpRequest, found: CommitteeMeeting) -> Any:
    """None while there is no later meeting that could have approved them."""
    later = queries.signing_meetings(found)
    if found.now is not CommitteeMeetingState.DRAFTED or not may_run(request, found) or not later:
        return None
    first = {"signed_on": min(later[0].held_on, timezone.localdate())}
    return SignForm(request.POST or None, later=later, initial=first)


def _sign(request: HttpRequest, found: CommitteeMeeting, form: Any) -> None:
    actions.sign_minutes(by=request.user, meeting=found, at=timezone.now(), **form.told())


@needs(Right.SEE_PUBLISHED)
def minutes_file(request: HttpRequest, id: int, format: str) -> HttpResponse:
    return document_file(request, _readable(request, id), MINUTES, minutes_document, format)
