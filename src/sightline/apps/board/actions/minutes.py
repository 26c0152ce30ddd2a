"""Minutes are agreed at a later meeting and frozen; a correction is a new version."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.board.minutes import minutes_of
from sightline.apps.board.models import Meeting
from sightline.apps.board.states import MinutesState
from sightline.apps.events.actions import record_event
from sightline.apps.papers.actions import freeze
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.reach import Access
from sightline.documents.minutes import minutes_document
from sightline.vocabulary.not_allowed import NotAllowed


def agree_minutes(
    *, by: Any, access: Access, meeting: Meeting, agreed_at: Meeting, at: datetime
) -> PaperVersion:
    """A later meeting of the same body agrees them: from here on they stand as they are."""
    if meeting.minutes_state != MinutesState.DRAFT:
        raise NotAllowed(f"The minutes of this meeting are {meeting.minutes_state}.")
    is_later = agreed_at.held_on > meeting.held_on and agreed_at.body_id == meeting.body_id
    if not is_later:
        raise NotAllowed("Minutes are agreed at a later meeting of the same body.")
    with transaction.atomic():
        meeting.minutes_state = MinutesState.AGREED.value
        meeting.agreed_at_meeting = agreed_at
        meeting.save()
        version = _frozen(by, access, meeting, at, "")
        words = f"Minutes agreed at the meeting of {agreed_at.held_on:%d/%m/%Y}."
        record_event(by=by, did="meeting.minutes_agreed", to=meeting, at=at, said=words)
    return version


def correct_minutes(
    *, by: Any, access: Access, meeting: Meeting, changes: str, at: datetime
) -> PaperVersion:
    """What was corrected since they were agreed, as a new version that says what changed."""
    if meeting.minutes_state != MinutesState.AGREED:
        raise NotAllowed("These minutes are still a draft: change them, then agree them.")
    if not changes.strip():
        raise NotAllowed("Say what was corrected, in a sentence.")
    with transaction.atomic():
        version = _frozen(by, access, meeting, at, changes)
        record_event(by=by, did="meeting.minutes_corrected", to=meeting, at=at, said="Corrected.")
    return version


def _frozen(
    by: Any, access: Access, meeting: Meeting, at: datetime, changes: str
) -> PaperVersion:  # fmt: skip
    document = minutes_document(minutes_of(meeting, access))
    return freeze(by=by, about=meeting, document=document, at=at, changes=changes)
