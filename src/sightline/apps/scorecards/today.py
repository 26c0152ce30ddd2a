"""What the home page says of the month: cards that wait for this person, and late ones."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.dashboards.providers import Line
from sightline.apps.people.rules import Right
from sightline.apps.scorecards import queries, rules


def of_cards(request: HttpRequest) -> list[Line]:
    """Of the newest month: the late ones first, as something grave."""
    access = request.access
    if not access.may(Right.VERIFY_CARDS, Right.RUN_CYCLE, Right.RUN_BOARD):
        return []
    newest = queries.months()[:1]
    mine = [
        card
        for month in newest
        for card in queries.cards_of(month, access)
        if rules.can_move(access, card.unit, queries.step_of(card)) and not queries.is_closed(card)
    ]
    late = queries.late_among(mine, timezone.localdate())
    lines = []
    if late:
        words = "scorecard late" if len(late) == 1 else "scorecards late"
        lines.append(Line(len(late), words, _address(late[0].card.address, len(late)), True))
    if waiting := len(mine) - len(late):
        words = "scorecard to move on" if waiting == 1 else "scorecards to move on"
        lines.append(Line(waiting, words, reverse("scorecards:home")))
    return lines


def _address(of_one: str, count: int) -> str:
    return of_one if count == 1 else reverse("scorecards:home")
