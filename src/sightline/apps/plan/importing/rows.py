"""An action with its milestones as one row, as JSON can hold it: what an import compares."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sightline.apps.plan.models import Plan
from sightline.apps.plan.queries import plan_data
from sightline.documents.plan import ActionData, AreaData, MilestoneData, PlanData
from sightline.intake.words import letters_and_digits

Row = dict[str, Any]
_OF_PLAN = " of plan "


def key_of(plan: int, number: str) -> str:
    """Said where a row was changed in between: “EI 3 of plan 4”."""
    return f"{number}{_OF_PLAN}{plan}"


def plan_of(key: str) -> int:
    return int(key.rpartition(_OF_PLAN)[2])


def number_of(key: str) -> str:
    return key.rpartition(_OF_PLAN)[0]


def same_number(number: str) -> str:
    """Numbers are one however they are spaced; a sign keeps "1.1" and "11" apart."""
    return letters_and_digits(number.replace(".", " dot ").replace("/", " slash "))


def rows_there(keys: Iterable[str]) -> dict[str, Row]:
    wanted = set(keys)
    found: dict[str, Row] = {}
    for plan in Plan.objects.filter(pk__in={plan_of(key) for key in wanted}):
        data = plan_data(plan)
        # Written down under its own number, it may be among the completed by now.
        own = {
            key_of(plan.pk, each.number): action_row(area, each)
            for area in data.areas
            for each in area.actions
            if each.number
        }
        found |= own | rows_of(data)
    return {key: row for key, row in found.items() if key in wanted}


def rows_of(plan: PlanData) -> dict[str, Row]:
    return {
        key_of(plan.id, action.shown_number): action_row(area, action)
        for area in plan.areas
        for action in area.actions
    }


def action_row(area: AreaData, action: ActionData) -> Row:
    return {
        "area": area_row(area),
        "number": action.number,
        "title": action.title,
        "new_in": as_text(action.new_in),
        "completed_number": action.completed_number,
        "completed_in": as_text(action.completed_in),
        "indicators": list(action.indicators),
        "decisions": len(action.decisions),
        "milestones": [line_row(each) for each in action.milestones],
    }


def area_row(area: AreaData) -> Row:
    return {
        "code": area.code, "name": area.name, "is_inspection": area.is_inspection,
        "holds_completed": area.holds_completed,
    }  # fmt: skip


def line_row(line: MilestoneData) -> Row:
    """`also`: what no file says and yet would be lost if the line were taken back. When it is due
    follows from its timescale, and moves by itself where that recurs."""
    return {
        "number": line.number,
        "text": line.text,
        "timescale": line.timescale,
        "leads": [each.as_written for each in line.leads],
        "brag": line.brag.value,
        "rated_on": as_text(line.rated_on),
        "progress": line.progress,
        "quarter": as_text(line.progress_quarter),
        "new_in": as_text(line.new_in),
        "outcome": line.outcome.value if line.outcome else "",
        "came_out": line.came_out,
        "replaces": line.replaces,
        "withdrawn": line.withdrawn_because,
        "targets": [
            [each.what, f"{each.value:.10g}", each.unit, as_text(each.by_on), each.indicator]
            for each in line.targets
        ],
        "also": [*line.escalated_to, *line.waits_for, line.asked_timescale],
    }


def as_text(day: date | None) -> str:
    return day.isoformat() if day else ""


def as_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


NEW_LINE: Row = line_row(MilestoneData(0, "", "", "", None))
