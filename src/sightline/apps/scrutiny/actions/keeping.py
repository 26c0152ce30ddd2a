"""What somebody decides of papers past their years. Nothing goes by itself."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.events.actions import record_event
from sightline.apps.scrutiny.asked.keeping import KeptKind, check_decision, open_until
from sightline.apps.scrutiny.asked.keeping_queries import years
from sightline.apps.scrutiny.models import CommitteeMeeting, KeptDecision


def decide_keeping(
    *, by: Any, meeting: CommitteeMeeting, kind: KeptKind, closes: bool, why: str, at: datetime
) -> KeptDecision:
    """No longer offered to be read, or kept open longer; a later decision may undo it."""
    until = open_until(meeting.held_on, kind, years())
    check_decision(why, is_past=until < timezone.localdate(at))
    with transaction.atomic():
        made = KeptDecision.objects.create(
            meeting=meeting, what=kind.value, closes=closes, why=why.strip(), by=by, at=at
        )
        word = "no longer offered" if closes else "kept open longer"
        said = f"{kind.in_words} of {meeting}: {word}."
        record_event(by=by, did="committee_meeting.keeping", to=meeting, at=at, said=said[:300])
    return made
