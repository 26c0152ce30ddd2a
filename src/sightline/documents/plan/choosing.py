"""Which lines of a plan are wanted: the one filter of its pages, its files and its bulk changes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sightline.documents.plan.data import ActionData, AreaData, Brag, MilestoneData, PlanData
from sightline.documents.plan.standing import is_overdue, lacks_progress


@dataclass(frozen=True)
class Chosen:
    """What an address asks for; empty is everything. `quarter`: for which progress is asked."""

    today: date
    quarter: date
    area: int | None = None
    rating: Brag | None = None
    lead: str = ""
    due_from: date | None = None
    due_to: date | None = None
    only: str = ""
    words: str = ""

    @property
    def is_everything(self) -> bool:
        return self == Chosen(self.today, self.quarter)

    def holds(self, area: AreaData, action: ActionData, line: MilestoneData) -> bool:
        return (
            self.area in {None, area.id}
            and self.rating in {None, line.brag}
            and (not self.lead or self.lead in {lead.name for lead in line.leads})
            and self._holds_day(line)
            and self._holds_only(action, line)
            and self._holds_words(action, line)
        )

    def _holds_day(self, line: MilestoneData) -> bool:
        if self.due_from is None and self.due_to is None:
            return True
        day = line.due_on
        return (
            day is not None
            and (self.due_from is None or self.due_from <= day)
            and (self.due_to is None or day <= self.due_to)
        )

    def _holds_only(self, action: ActionData, line: MilestoneData) -> bool:
        return not self.only or ONLY[self.only][1](self, action, line)

    def _holds_words(self, action: ActionData, line: MilestoneData) -> bool:
        wanted = self.words.casefold().split()
        if not wanted:
            return True
        said = " ".join(
            (action.shown_number, action.number, action.title, line.number, line.text,
             line.timescale, line.progress, *(lead.as_written for lead in line.leads))
        ).casefold()  # fmt: skip
        return all(word in said for word in wanted)


_Test = Callable[[Chosen, ActionData, MilestoneData], bool]
ONLY: dict[str, tuple[str, _Test]] = {
    "overdue": (
        "Overdue",
        lambda self, action, line: not action.is_completed and is_overdue(line, self.today),
    ),
    "silent": (
        "Without progress this quarter",
        lambda self, action, line: not action.is_completed and lacks_progress(line, self.quarter),
    ),
    "new": ("New", lambda self, action, line: bool(line.new_in or action.new_in)),
    "undated": (
        "Without a day",
        lambda self, action, line: line.due_on is None and not action.is_completed,
    ),
    "escalated": ("Escalated", lambda self, action, line: bool(line.escalated_to)),
    "open": ("Open", lambda self, action, line: not action.is_completed and not line.is_done),
}
"""What may be asked for besides: its words, and whether a line is so."""


def chosen_part(plan: PlanData, chosen: Chosen) -> PlanData:
    """The plan with the wanted lines only; actions and areas that hold none are left out."""
    if chosen.is_everything:
        return plan
    areas = (replace(area, actions=tuple(_actions(area, chosen))) for area in plan.areas)
    return replace(plan, areas=tuple(area for area in areas if area.actions))


def _actions(area: AreaData, chosen: Chosen) -> list[ActionData]:
    made = (
        replace(
            action,
            milestones=tuple(
                each for each in action.milestones if chosen.holds(area, action, each)
            ),
        )
        for action in area.actions
    )
    return [action for action in made if action.milestones]
