"""What pages and other apps ask of bodies, meetings and what came of them."""

from sightline.apps.board.queries.bodies import (
    Expected,
    bodies,
    expected,
    find_body,
    holders,
    kinds,
    quorum,
    seats,
    seats_on,
    services,
)
from sightline.apps.board.queries.considerations import (
    routes,
    stops,
    stops_of,
    version_for,
    waiting_for,
)
from sightline.apps.board.queries.evidence import (
    consultations,
    development_log,
    findings_for_self_assessment,
    findings_of,
)
from sightline.apps.board.queries.followed import (
    challenges,
    coming_back,
    deep_dives,
    explorations,
    open_challenges,
)
from sightline.apps.board.queries.meetings import (
    find_meeting,
    last_meeting,
    meeting_about,
    meeting_after,
    meeting_before,
    meetings_of,
    next_meeting,
)

__all__ = [
    "Expected",
    "bodies",
    "challenges",
    "coming_back",
    "consultations",
    "deep_dives",
    "development_log",
    "expected",
    "explorations",
    "find_body",
    "find_meeting",
    "findings_for_self_assessment",
    "findings_of",
    "holders",
    "kinds",
    "last_meeting",
    "meeting_about",
    "meeting_after",
    "meeting_before",
    "meetings_of",
    "next_meeting",
    "open_challenges",
    "quorum",
    "routes",
    "seats",
    "seats_on",
    "services",
    "stops",
    "stops_of",
    "version_for",
    "waiting_for",
]
