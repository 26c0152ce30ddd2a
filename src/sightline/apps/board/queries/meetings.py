from datetime import date

from django.db.models import Q, QuerySet

from sightline.apps.board.models import Meeting
from sightline.apps.board.states import MeetingState
from sightline.apps.people.authority import authority_code


def meetings_of(kind: str = "") -> QuerySet[Meeting]:
    found = Meeting.objects.filter(body__authority=authority_code()).select_related("body")
    return found.filter(body__kind=kind) if kind else found


def find_meeting(id: object) -> Meeting | None:
    return meetings_of().filter(pk=id).first()


def next_meeting(body_kind: str, day: date) -> Meeting | None:
    """The first meeting of a body of that kind on the day or after it."""
    planned = meetings_of(body_kind).filter(state=MeetingState.PLANNED, held_on__gte=day)
    return planned.order_by("held_on", "id").first()


def last_meeting(body_kind: str, day: date) -> Meeting | None:
    """The last one held before the day."""
    held = meetings_of(body_kind).filter(state=MeetingState.HELD, held_on__lt=day)
    return held.order_by("-held_on", "-id").first()


def meeting_before(meeting: Meeting) -> Meeting | None:
    """The body's last one before this that was held, or in which something was recorded though
    nobody has said yet that it was held."""
    earlier = meetings_of().filter(body=meeting.body_id, held_on__lt=meeting.held_on)
    took_place = Q(state=MeetingState.HELD) | (
        Q(state=MeetingState.PLANNED)
        & (Q(challenges__isnull=False) | Q(explorations__isnull=False))
    )
    return earlier.filter(took_place).order_by("-held_on", "-id").first()


def meeting_after(meeting: Meeting) -> Meeting | None:
    """The body's next one that was not cancelled."""
    later = meetings_of().filter(body=meeting.body_id, held_on__gt=meeting.held_on)
    return later.exclude(state=MeetingState.CANCELLED).order_by("held_on", "id").first()


def meeting_about(body_kind: str, month: date) -> Meeting | None:
    """The meeting that looks at this reporting month, unless it was cancelled."""
    about = meetings_of(body_kind).filter(month=month).exclude(state=MeetingState.CANCELLED)
    return about.order_by("held_on", "id").first()
