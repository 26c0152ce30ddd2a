"""What was said of each milestone over time: its ratings and how its day moved."""

from collections import defaultdict
from datetime import date

from django.utils import timezone

from sightline.apps.plan.models import Rating, TimescaleChange
from sightline.apps.plan.rules import ChangeState
from sightline.documents.plan import Brag, PlanData
from sightline.documents.plan.honesty import Moved, Story


def stories_of(plan: PlanData) -> list[Story]:
    """Of every milestone in the picture, completed actions too: three questions to the database.

    A milestone that was withdrawn keeps no promise and breaks none.
    """
    ratings, moves = _ratings(plan.id), _moves(plan.id)
    return [
        Story(
            line.id, line.number, area.code, tuple(lead.name for lead in line.leads), line.due_on,
            tuple(ratings[line.id]), tuple(moves[line.id]),
        )
        for area, _, line in plan.lines
        if not line.withdrawn_because
    ]  # fmt: skip


def _ratings(plan: int) -> dict[int, list[tuple[date, Brag]]]:
    found: dict[int, list[tuple[date, Brag]]] = defaultdict(list)
    rows = Rating.objects.filter(milestone__action__area__plan=plan).order_by("on", "id")
    for milestone, on, brag in rows.values_list("milestone_id", "on", "brag"):
        found[milestone].append((on, Brag(brag)))
    return found


def _moves(plan: int) -> dict[int, list[Moved]]:
    """Only between days: a timescale that had no day, or lost it, moved by no number of days."""
    found: dict[int, list[Moved]] = defaultdict(list)
    rows = TimescaleChange.objects.filter(
        milestone__action__area__plan=plan, state=ChangeState.MADE, was_due_on__isnull=False,
        wanted_due_on__isnull=False,
    ).order_by("decided_at", "id")  # fmt: skip
    for each in rows:
        on = timezone.localdate(each.decided_at)
        if each.was_due_on != each.wanted_due_on and each.was_due_on and each.wanted_due_on:
            found[each.milestone_id].append(Moved(on, each.was_due_on, each.wanted_due_on))
    return found
