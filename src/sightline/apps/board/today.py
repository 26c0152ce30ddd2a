"""What of the Board's needs somebody today: challenges to answer, explorations that are late."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.board import queries
from sightline.apps.board.rules import can_answer
from sightline.apps.board.states import COMES_BACK, ChallengeState
from sightline.apps.dashboards.providers import Line


def of_board(request: HttpRequest) -> list[Line]:
    if not can_answer(request.access.rights):
        return []
    today = timezone.localdate()
    asked = queries.challenges().filter(state=ChallengeState.OPEN).count()
    waiting = queries.explorations().filter(state__in=COMES_BACK)
    late = sum(each.is_late(today) for each in waiting)
    lines = []
    if asked:
        one = "challenge of the Board" if asked == 1 else "challenges of the Board"
        lines.append(Line(asked, f"{one} to be answered", reverse("board:challenges")))
    if late:
        words = "exploration for the Board is" if late == 1 else "explorations for the Board are"
        lines.append(Line(late, f"{words} late", reverse("board:explorations"), True))
    if waiting_for := len(queries.waiting_for(today)):
        words = "stop of a paper’s way has" if waiting_for == 1 else "stops of papers’ ways have"
        lines.append(Line(waiting_for, f"{words} no outcome yet", reverse("board:routes")))
    return lines
