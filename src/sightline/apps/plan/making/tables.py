"""The list of plans, and the milestones of an action."""

from collections.abc import Iterable
from datetime import date

from sightline.apps.plan.models import Milestone
from sightline.apps.plan.queries import key_here
from sightline.apps.plan.queries.listing import PlanLine
from sightline.apps.plan.queries.one_milestone import is_overdue
from sightline.apps.plan.rules import PlanState
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.documents.plan import Brag

_STATES = {PlanState.DRAFT: "yellow", PlanState.LIVE: "green", PlanState.CLOSED: "grey"}


def plans_table(found: Iterable[PlanLine]) -> PageTable:
    key = key_here()
    numbers = [*(colour.shown for colour in key.values()), "Overdue", "Milestones"]
    headings = [Heading("Plan"), Heading("State"), Heading("Owner")]
    rows = tuple(
        (
            Cell(each.plan.title, each.plan.address, under=each.plan.years),
            Cell(each.plan.state.capitalize(), tag=_STATES[PlanState(each.plan.state)]),
            Cell(each.plan.owner.name),
            *(Cell(f"{each.by_colour[brag]}", is_number=True) for brag in key),
            Cell(f"{each.overdue}", is_number=True),
            Cell(f"{each.total}", is_number=True),
        )
        for each in found
    )
    headings += [Heading(title, is_number=True) for title in numbers]
    return PageTable("Improvement plans", tuple(headings), rows, caption_is_hidden=True)


def milestones_table(found: Iterable[Milestone], today: date, of: str) -> PageTable:
    """`of`: the number of their action."""
    key = key_here()
    rows = tuple(
        (
            Cell(each.number or "No number", each.address),
            Cell(each.text or "No milestone: the action’s own line", under=_told(each)),
            Cell(each.timescale or "None", under="Overdue" if is_overdue(each, today) else ""),
            Cell(", ".join(lead.as_written for lead in each.leads.all()) or "Nobody"),
            Cell(key[Brag(each.brag)].shown, tag=key[Brag(each.brag)].tag),
        )
        for each in found
    )
    titles = ("Number", "Milestone", "Timescale", "Leads", "Rating")
    return PageTable(
        f"Milestones of {of}", tuple(map(Heading, titles)), rows, caption_is_hidden=True
    )


def _told(milestone: Milestone) -> str:
    if milestone.withdrawn_because:
        return f"Withdrawn: {milestone.withdrawn_because}"
    if milestone.outcome:
        return f"{milestone.outcome.capitalize()}: {milestone.came_out}"
    return f"New in {milestone.new_in:%B %Y}" if milestone.new_in else ""
