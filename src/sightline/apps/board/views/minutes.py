"""The minutes of a meeting: as a page, as files, agreed, corrected."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sightline.apps.board import actions, queries
from sightline.apps.board.minutes import minutes_of
from sightline.apps.board.models import Meeting
from sightline.apps.board.states import MinutesState
from sightline.apps.board.views.shared import did, meeting_or_404, shown
from sightline.apps.papers.queries import latest, versions
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.documents.exports import to_fragment
from sightline.documents.exports.formats import formats_of
from sightline.documents.minutes import minutes_document
from sightline.documents.model import Document


@needs(Right.SEE_BOARD)
def minutes(request: HttpRequest, id: int) -> HttpResponse:
    found = meeting_or_404(id)
    may_run = request.access.may(Right.RUN_BOARD)
    if request.method == "POST" and may_run:
        _settle(request, found)
        return redirect("board:minutes", id=id)
    frozen, document = list(versions(found)), _document(request, found)
    later = queries.meetings_of().filter(body=found.body_id, held_on__gt=found.held_on)
    return shown(
        request, "minutes", [], meeting=found, fragment=to_fragment(document),
        formats=formats_of(document), versions=frozen, may_run=may_run,
        later=later.exclude(state="cancelled"), title=document.title,
        is_agreed=found.minutes_state == MinutesState.AGREED,
    )  # fmt: skip


def _document(request: HttpRequest, found: Meeting) -> Document:
    """As they were agreed or last corrected; before that, as they stand now."""
    agreed = latest(found)
    return agreed.document if agreed else minutes_document(minutes_of(found, request.access))


def _settle(request: HttpRequest, found: Meeting) -> None:
    said: dict[str, Any] = {
        "by": request.user, "access": request.access, "meeting": found, "at": timezone.now(),
    }  # fmt: skip
    if request.POST.get("do") == "correct":
        changes = request.POST.get("changes", "")
        did(request, lambda: actions.correct_minutes(changes=changes, **said), "Corrected.")
        return
    agreed_at = meeting_or_404(request.POST.get("agreed_at") or 0)
    did(
        request, lambda: actions.agree_minutes(agreed_at=agreed_at, **said),
        "The minutes are agreed and frozen.",
    )  # fmt: skip


@needs(Right.SEE_BOARD)
def file(request: HttpRequest, id: int, ending: str) -> HttpResponse:
    """The minutes as they were agreed; a draft as it stands now."""
    found = meeting_or_404(id)
    document = _document(request, found)
    chosen = next((f for f in formats_of(document) if f.ending == ending), None)
    if chosen is None:
        raise Http404("There is no such format.")
    response = HttpResponse(chosen.write(document), content_type=chosen.media_type)
    response["Content-Disposition"] = f'attachment; filename="{document.name}.{ending}"'
    return response
