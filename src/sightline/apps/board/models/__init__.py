"""Bodies and their seats, meetings and who came; what was challenged, explored, found, heard."""

from sightline.apps.board.models.bodies import Body, Seat
from sightline.apps.board.models.challenges import BoardChallenge
from sightline.apps.board.models.considerations import Consideration
from sightline.apps.board.models.evidence import BoardFinding, Consultation, DevelopmentItem
from sightline.apps.board.models.explorations import DeepDive, Exploration, PracticeDevelopment
from sightline.apps.board.models.meetings import AgendaItem, Attendance, BroughtItem, Meeting

__all__ = [
    "AgendaItem",
    "Attendance",
    "BoardChallenge",
    "BoardFinding",
    "Body",
    "BroughtItem",
    "Consideration",
    "Consultation",
    "DeepDive",
    "DevelopmentItem",
    "Exploration",
    "Meeting",
    "PracticeDevelopment",
    "Seat",
]
