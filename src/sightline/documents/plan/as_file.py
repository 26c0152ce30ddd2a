"""A plan as a file to take away and to bring back: a line for each milestone, with everything that
the tables of a plan can hold. Read again by `intake.plan_tables`.

A CSV and a workbook have a column for each thing; a Word file has the columns of paper, and what
else is known of a line in the last one, each by its name.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sightline.documents.model import Column, Document, Table
from sightline.documents.plan.data import (
    ActionData,
    AreaData,
    Brag,
    MilestoneData,
    PlanData,
    TargetData,
)
from sightline.intake.plan_tables import FIELDS, is_recovered

Line = tuple[AreaData, ActionData, MilestoneData]
NO_NUMBER = "–"
_WORD = {"area_code": 7, "area_name": 9, "action_number": 8, "action": 17, "milestone": 19,
         "timescale": 9, "leads": 10, "progress": 13, "more": 8}  # fmt: skip


def plan_file(plan: PlanData) -> Table:
    """For a CSV or a workbook."""
    keys = list(_CELLS)
    rows = tuple(tuple(_CELLS[key](*line) for key in keys) for line in _lines(plan))
    return Table(
        title=f"{plan.title} {plan.years}",
        columns=tuple(_column(key) for key in keys),
        rows=rows,
        about=(f"As at {_day(plan.as_at)}.",),
        name="plan",
        sheet="Plan",
    )


def plan_word_file(plan: PlanData) -> Document:
    """For Word: wide, nothing parted."""
    table = plan_word_table(plan)
    return Document(table.title, table.about, (table,), name="plan", is_landscape=True)


def plan_word_table(plan: PlanData) -> Table:
    rows = tuple(_word_row(*line) for line in _lines(plan))
    return Table(
        title=f"{plan.title} {plan.years}",
        columns=tuple(
            Column(key, FIELDS[key].title, wide=True, share=share) for key, share in _WORD.items()
        ),
        rows=rows,
        about=(f"As at {_day(plan.as_at)}.",),
        name="plan",
        is_section=True,
    )


def empty_plan_file(example: PlanData, *, is_word: bool = False) -> Table:
    """A table to fill, with the columns of paper and a few lines that show how."""
    whole = plan_word_table(example) if is_word else plan_file(example)
    kept = [n for n, column in enumerate(whole.columns) if FIELDS[column.key].is_paper]
    about = ("The lines below show how it is filled: put your own in their place.",)
    return replace(whole.of_columns(kept), title="A plan to fill in", about=about)


def _lines(plan: PlanData) -> Iterator[Line]:
    """Every milestone; an action without any has an empty line."""
    nothing = MilestoneData(0, "", "", "", None)
    for area in plan.areas:
        for action in area.actions:
            for milestone in action.milestones or (nothing,):
                yield area, action, milestone


def _column(key: str) -> Column:
    return Column(key, FIELDS[key].title, wide=key in {"action", "milestone", "progress"})


_Cell = Callable[[AreaData, ActionData, MilestoneData], str]


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _yes(said: bool) -> str:
    return "yes" if said else ""


def _target(target: TargetData) -> str:
    value = f"{target.value:.10g}"
    parts = (target.what, value, target.unit, _day(target.by_on), target.indicator)
    return " | ".join(parts)


_CELLS: Mapping[str, _Cell] = {
    "area_code": lambda area, action, line: area.code,
    "area_name": lambda area, action, line: area.name,
    "action_number": lambda area, action, line: action.number or action.completed_number,
    "action": lambda area, action, line: action.title,
    "milestone_number": lambda area, action, line: line.number,
    "milestone": lambda area, action, line: line.text,
    "timescale": lambda area, action, line: line.timescale,
    "leads": lambda area, action, line: "; ".join(each.as_written for each in line.leads),
    "progress": lambda area, action, line: line.progress,
    "brag": lambda area, action, line: (
        "" if line.brag is Brag.UNKNOWN and not line.rated_on else line.brag.value.capitalize()
    ),
    "rated_on": lambda area, action, line: _day(line.rated_on),
    "progress_quarter": lambda area, action, line: _day(line.progress_quarter),
    "is_completed": lambda area, action, line: _yes(area.holds_completed),
    "completed_number": lambda area, action, line: action.completed_number,
    "completed_in": lambda area, action, line: _day(action.completed_in),
    "action_new_in": lambda area, action, line: _day(action.new_in),
    "new_in": lambda area, action, line: _day(line.new_in),
    "indicators": lambda area, action, line: "; ".join(action.indicators),
    "is_inspection": lambda area, action, line: _yes(area.is_inspection),
    "outcome": lambda area, action, line: line.outcome.value if line.outcome else "",
    "came_out": lambda area, action, line: line.came_out,
    "replaces": lambda area, action, line: line.replaces,
    "targets": lambda area, action, line: "\n".join(map(_target, line.targets)),
    "withdrawn": lambda area, action, line: line.withdrawn_because,
}


def _word_row(area: AreaData, action: ActionData, line: MilestoneData) -> tuple[str, ...]:
    cells = {key: cell(area, action, line) for key, cell in _CELLS.items()}
    number = cells["action_number"]
    further = {key: text for key, text in cells.items() if key not in _WORD and text}
    # A number that can be told from the words again needs no line of its own.
    if is_recovered(number, line.number, line.text):
        further.pop("milestone_number", None)
        cells["milestone"] = f"{line.number} {line.text}".strip()
    else:
        further["milestone_number"] = line.number or NO_NUMBER
    cells["leads"] = "\n".join(each.as_written for each in line.leads)
    cells["more"] = "\n".join(f"{FIELDS[key].title}: {text}" for key, text in further.items())
    return tuple(cells[key] for key in _WORD)
