"""The plan as the table on paper has it: a row for each line, grouped by area and action."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sightline.apps.plan.queries import key_here
from sightline.documents.plan import ActionData, AreaData, MilestoneData, PlanData
from sightline.documents.plan.key import Colour
from sightline.documents.plan.standing import is_open, is_overdue, lacks_progress

LARGEST = 200
"""Lines on one page: a plan of the usual size is whole, as on paper."""
_NO_LINE = MilestoneData(0, "", "", "", None)


@dataclass(frozen=True)
class Line:
    """`area`: on the first row of an area; `span`: on the first row of an action, how many rows it
    has on this page; 0 on the others."""

    of_area: AreaData
    action: ActionData
    line: MilestoneData
    colour: Colour
    is_overdue: bool
    is_old: bool
    is_silent: bool
    area: AreaData | None = None
    span: int = 0


def lines_of(plan: PlanData, today: date, quarter: date, stale_after: int) -> list[Line]:
    """Every line; an action without any has one of its own."""
    known = key_here()
    return [
        Line(area, action, each, known[each.brag],
             not action.is_completed and is_overdue(each, today),
             not action.is_completed and _is_old(each, today, stale_after),
             bool(each.id) and not action.is_completed and lacks_progress(each, quarter))
        for area in plan.areas
        for action in area.actions
        for each in action.milestones or (_NO_LINE,)
    ]  # fmt: skip


def _is_old(line: MilestoneData, today: date, stale_after: int) -> bool:
    """Rated so long ago that one asks: still so?"""
    rated = line.rated_on
    return rated is not None and is_open(line) and (today - rated).days > stale_after


def open_and_completed(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Completed actions have a table of their own, by their new numbers."""
    held = list(lines)
    done = [each for each in held if each.action.is_completed]
    return [each for each in held if not each.action.is_completed], done


def grouped(lines: Sequence[Line]) -> list[Line]:
    """The rows of one page, each action's first with its span, each area's first with its name."""
    rows: dict[int, int] = {}
    for each in lines:
        rows[each.action.id] = rows.get(each.action.id, 0) + 1
    made, area, action = [], None, None
    for each in lines:
        made.append(
            replace(
                each,
                area=each.of_area if each.of_area.id != area else None,
                span=rows[each.action.id] if each.action.id != action else 0,
            )
        )
        area, action = each.of_area.id, each.action.id
    return made
