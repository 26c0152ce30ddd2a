"""Challenges, explorations and deep dives, and what of them stands on the next agenda."""

from django.db.models import Q, QuerySet

from sightline.apps.board.models import BoardChallenge, DeepDive, Exploration, Meeting
from sightline.apps.board.states import COMES_BACK, ChallengeState
from sightline.apps.people.authority import authority_code


def challenges() -> QuerySet[BoardChallenge]:
    """All, the newest first."""
    found = BoardChallenge.objects.filter(meeting__body__authority=authority_code())
    return found.select_related(
        "meeting__body", "challenged_by__person"
    ).order_by("-meeting__held_on", "-number")  # fmt: skip


def open_challenges() -> QuerySet[BoardChallenge]:
    """What was asked and has no answer yet, or an answer nobody followed up."""
    return challenges().exclude(state=ChallengeState.FOLLOWED_UP)


def explorations() -> QuerySet[Exploration]:
    """All, the soonest due first."""
    found = Exploration.objects.filter(meeting__body__authority=authority_code())
    return found.select_related("meeting__body", "looked_at_in__body")


def coming_back(meeting: Meeting) -> QuerySet[Exploration]:
    """What this body asked for earlier and has not looked at, or looks at in this meeting."""
    earlier = explorations().filter(
        meeting__body=meeting.body_id, meeting__held_on__lt=meeting.held_on
    )
    return earlier.filter(Q(state__in=COMES_BACK) | Q(looked_at_in=meeting))


def deep_dives() -> QuerySet[DeepDive]:
    return DeepDive.objects.filter(authority=authority_code()).select_related("exploration")
