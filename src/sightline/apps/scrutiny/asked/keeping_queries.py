"""Which papers of meetings are past the years they stay open to be read."""

from dataclasses import dataclass
from datetime import date

from sightline.apps.scrutiny.asked.keeping import KeptKind, Years, open_until
from sightline.apps.scrutiny.meetings.agenda import committee_settings
from sightline.apps.scrutiny.meetings.queries import committee_meetings
from sightline.apps.scrutiny.models import CommitteeMeeting, KeptDecision


@dataclass(frozen=True)
class PastItsYears:
    """One kind of papers of one meeting; `decided`: the latest word of it, if anybody said one."""

    meeting: CommitteeMeeting
    kind: KeptKind
    until: date
    decided: KeptDecision | None

    @property
    def is_closed(self) -> bool:
        return self.decided is not None and self.decided.closes


def years() -> Years:
    known = committee_settings()
    return Years(known.minutes_years, known.background_years)


def past_their_years(today: date) -> list[PastItsYears]:
    """Oldest first, those that wait for a decision before those that have one."""
    kept = years()
    said: dict[tuple[int, str], KeptDecision] = {}
    for each in KeptDecision.objects.select_related("by"):
        said[each.meeting_id, each.what] = each
    found = [
        PastItsYears(meeting, kind, until, said.get((meeting.pk, kind.value)))
        for meeting in committee_meetings().order_by("held_on")
        for kind in KeptKind
        if (until := open_until(meeting.held_on, kind, kept)) < today
    ]
    return sorted(found, key=lambda each: (each.decided is not None, each.meeting.held_on))


def is_closed(meeting: CommitteeMeeting, kind: KeptKind) -> bool:
    """Whether somebody decided that they are no longer offered to be read."""
    last = KeptDecision.objects.filter(meeting=meeting, what=kind.value).last()
    return last is not None and last.closes
