"""How a plan stands on a day: what is overdue, how many of each colour, which quarter is asked for.

Only milestones are counted; the line of an action that has none is listed, not counted.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sightline.documents.plan.data import (
    ActionData,
    AreaData,
    Brag,
    MilestoneData,
    Outcome,
    PlanData,
)
from sightline.vocabulary.months import end_of_month, month_end, months_after
from sightline.vocabulary.working_days import WorkingDays

REPORTED_WITHIN = 20
"""Working days after its end in which a quarter is still the one that progress is told for."""


def is_open(line: MilestoneData) -> bool:
    """A miss that was said in words is settled: what follows it is a milestone of its own."""
    is_settled = line.outcome in (Outcome.MISSED, Outcome.PARTLY)
    return not (line.is_done or line.withdrawn_because or is_settled)


def is_overdue(line: MilestoneData, today: date) -> bool:
    """Past its day and not Blue. What has no day can't be overdue: it is chased for one."""
    return line.due_on is not None and line.due_on < today and is_open(line)


def quarter_end(day: date) -> date:
    """The last day of the quarter that holds the day; quarters of April to March years."""
    return month_end(day.year, (day.month + 2) // 3 * 3)


def quarter_before(quarter: date) -> date:
    return end_of_month(months_after(quarter, -3))


def quarter_asked(
    today: date, calendar: WorkingDays | None = None, within: int = REPORTED_WITHIN
) -> date:
    """The quarter that progress is told for: the last one until so many working days after it."""
    current = quarter_end(today)
    before = quarter_before(current)
    days = calendar or WorkingDays()
    return before if today <= days.after(before, within) else current


def quarter_words(quarter: date) -> str:
    """“July to September 2026”."""
    first = months_after(quarter, -2)
    return f"{first:%B} to {quarter:%B %Y}"


def lacks_progress(line: MilestoneData, quarter: date) -> bool:
    return is_open(line) and (line.progress_quarter is None or line.progress_quarter < quarter)


@dataclass(frozen=True)
class Counts:
    """Milestones by colour, with what is overdue and what nothing was told of this quarter."""

    by_colour: Counter[Brag] = field(default_factory=Counter)
    overdue: int = 0
    silent: int = 0
    undated: int = 0

    @property
    def total(self) -> int:
        return sum(self.by_colour.values())

    def of(self, brag: Brag) -> int:
        return self.by_colour[brag]


def counted(lines: Iterable[MilestoneData], today: date, quarter: date) -> Counts:
    """What was withdrawn is not counted any more."""
    held = [each for each in lines if not each.is_action_line and not each.withdrawn_because]
    return Counts(
        Counter(each.brag for each in held),
        sum(is_overdue(each, today) for each in held),
        sum(lacks_progress(each, quarter) for each in held),
        sum(each.due_on is None and is_open(each) for each in held),
    )


def counted_in(actions: Iterable[ActionData], today: date, quarter: date) -> Counts:
    """Of the open table: what was moved to the completed actions is counted there, as actions."""
    still = (action for action in actions if not action.is_completed)
    return counted((line for action in still for line in action.milestones), today, quarter)


def by_area(plan: PlanData, today: date, quarter: date) -> list[tuple[AreaData, Counts]]:
    """Each area with the counts of its open table, in the plan's order."""
    return [(area, counted_in(area.actions, today, quarter)) for area in plan.areas]


def by_lead(plan: PlanData, today: date, quarter: date) -> list[tuple[str, Counts]]:
    """Each lead with their milestones, who has most overdue first. A milestone with three leads
    stands with each; with none, under ''. Completed actions are left out."""
    found: dict[str, list[MilestoneData]] = {}
    for _, action, line in plan.lines:
        if not action.is_completed:
            for name in [lead.name for lead in line.leads] or [""]:
                found.setdefault(name, []).append(line)
    made = [(name, counted(lines, today, quarter)) for name, lines in found.items()]
    return sorted(made, key=lambda each: (-each[1].overdue, -each[1].total, each[0].casefold()))
