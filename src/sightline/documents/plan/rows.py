"""One line of the plan as its six cells: what stands in each, and on which colour."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sightline.documents.model import Column
from sightline.documents.plan.data import ActionData, Brag, MilestoneData
from sightline.documents.plan.key import Colour
from sightline.judgement.phrases import day_words

_BEGINNING = 60
COLUMNS = (
    Column("action_number", "Action number", share=15, wide=True),
    Column("action", "Action", share=17, wide=True),
    Column("milestone", "Milestone", share=18, wide=True),
    Column("timescale", "Timescale", share=12, wide=True),
    Column("leads", "Lead officers", share=12, wide=True),
    Column("progress", "Progress", share=26, wide=True),
)


@dataclass(frozen=True)
class PlanRow:
    """`cells`: in the order of `COLUMNS`; lines of a cell are parted by line breaks."""

    cells: tuple[str, ...]
    brag: Brag


def rows_of(action: ActionData, colours: Mapping[Brag, Colour]) -> Iterable[PlanRow]:
    """A row for each milestone; an action that has none has a row of its own."""
    lines = action.milestones or (MilestoneData(0, "", "", "", None),)
    for place, milestone in enumerate(lines):
        cells = (
            _lines(_number(action, is_first=place == 0)),
            _lines(_action(action)) if place == 0 else _again(action),
            _lines(_milestone(milestone)),
            _lines(_timescale(milestone)),
            "\n".join(each.as_written for each in milestone.leads),
            _lines(_progress(action, milestone, colours, is_first=place == 0)),
        )
        yield PlanRow(cells, milestone.brag)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def month_words(day: date) -> str:
    return f"{day:%B %Y}"


def _number(action: ActionData, *, is_first: bool) -> Iterable[str]:
    yield action.shown_number
    if action.is_completed and action.number:
        yield f"(was {action.number})"
    if is_first and action.new_in:
        yield f"New action {month_words(action.new_in)}"


def _action(action: ActionData) -> Iterable[str]:
    yield action.title
    yield from (f"Decided: {each}" for each in action.decisions)


def _again(action: ActionData) -> str:
    """How the action begins, for whoever meets this row at the head of a page."""
    if len(action.title) <= _BEGINNING:
        return f"{action.title} (continued)"
    return f"{action.title[:_BEGINNING].rsplit(' ', 1)[0]}… (continued)"


def _milestone(milestone: MilestoneData) -> Iterable[str]:
    yield f"{milestone.number} {milestone.text}".strip() if milestone.text else "No milestone"
    if milestone.new_in:
        yield f"New milestone {month_words(milestone.new_in)}"
    if milestone.replaces:
        yield f"In place of {milestone.replaces}"
    if milestone.withdrawn_because:
        yield f"Withdrawn: {milestone.withdrawn_because}"


def _timescale(milestone: MilestoneData) -> Iterable[str]:
    yield milestone.timescale or "None given"
    yield from milestone.changes


def _progress(
    action: ActionData,
    milestone: MilestoneData,
    colours: Mapping[Brag, Colour],
    *,
    is_first: bool,
) -> Iterable[str]:
    rated = f" ({day_words(milestone.rated_on)})" if milestone.rated_on else ""
    yield f"{colours[milestone.brag].shown}{rated}"
    if is_first and action.completed_in:
        yield f"Action completed {month_words(action.completed_in)}"
    yield milestone.progress
    if milestone.progress_means and milestone.progress_means != milestone.progress:
        yield f"(that is: {milestone.progress_means})"
    if milestone.outcome:
        yield f"Target {milestone.outcome}: {milestone.came_out}".rstrip(": ")
    if milestone.escalated_to:
        yield f"Escalated to {', '.join(milestone.escalated_to)}"
    if milestone.waits_for:
        yield f"Waits for {', '.join(milestone.waits_for)}"
