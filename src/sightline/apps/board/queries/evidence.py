"""Who was heard, what the Board found, and what is being bettered about the system itself."""

from datetime import date

from django.db.models import QuerySet

from sightline.apps.board.models import BoardFinding, Consultation, DevelopmentItem, Meeting
from sightline.apps.people.authority import authority_code


def consultations(since: date | None = None, until: date | None = None) -> QuerySet[Consultation]:
    """Consultation evidence from a day on, up to a day, the newest first."""
    found = Consultation.objects.filter(authority=authority_code())
    found = found.filter(held_on__gte=since) if since else found
    return found.filter(held_on__lte=until) if until else found


def findings_for_self_assessment(since: date | None = None) -> QuerySet[BoardFinding]:
    """The inbox of the self-assessment: what the Board sent, whether taken up or not."""
    found = BoardFinding.objects.filter(meeting__body__authority=authority_code())
    found = found.select_related("meeting__body", "by", "settled_by")
    return found.filter(meeting__held_on__gte=since) if since else found


def findings_of(meeting: Meeting) -> QuerySet[BoardFinding]:
    return findings_for_self_assessment().filter(meeting=meeting)


def development_log() -> QuerySet[DevelopmentItem]:
    return DevelopmentItem.objects.filter(authority=authority_code())
