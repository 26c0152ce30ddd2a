"""What of a plan a report tells its readers: what is done or on track, at risk, new.

A suggestion by rule; whoever writes the report chooses, orders and words. An action is told of as a
whole where all its lines stand alike; else each milestone by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from sightline.documents.plan.data import (
    ActionData,
    AreaData,
    Brag,
    MilestoneData,
    Outcome,
    PlanData,
)
from sightline.documents.plan.standing import counted_in, is_open, is_overdue
from sightline.intake.words import counted
from sightline.judgement.phrases import joined, sentence

ON_TRACK = frozenset({Brag.BLUE, Brag.GREEN})
AT_RISK = frozenset({Brag.AMBER, Brag.RED})
MOST = 20


@dataclass(frozen=True)
class Quotable:
    """An action (`milestone` is None) or a milestone, as a report may quote it: `number` and
    `title` as the plan has them, `words` from its progress, `lines` what it stands for."""

    area: AreaData
    action: ActionData
    milestone: MilestoneData | None = None

    @property
    def number(self) -> str:
        return self.milestone.number if self.milestone else self.action.shown_number

    @property
    def title(self) -> str:
        return self.milestone.text if self.milestone else self.action.title

    @property
    def lines(self) -> tuple[MilestoneData, ...]:
        found = (self.milestone,) if self.milestone else self.action.milestones
        return tuple(line for line in found if not line.withdrawn_because)

    @property
    def brag(self) -> Brag:
        """The gravest of its lines."""
        order = [Brag.RED, Brag.AMBER, Brag.UNKNOWN, Brag.GREEN, Brag.BLUE]
        return min((line.brag for line in self.lines), key=order.index, default=Brag.UNKNOWN)

    @property
    def thing(self) -> str:
        if self.milestone:
            return f"milestone:{self.milestone.id}"
        return f"plan_action:{self.action.id}"

    @property
    def words(self) -> str:
        """Each line's progress, “as above” put in full; a missed target first."""
        said = [part for line in self.lines for part in _said(line)]
        return "\n".join(dict.fromkeys(said))


def _said(line: MilestoneData) -> Iterable[str]:
    if line.outcome and line.outcome is not Outcome.MET:
        yield _ended(f"The target was {line.outcome}: {line.came_out}".rstrip(": "))
    if told := line.progress_means or line.progress:
        yield _ended(told)


def _ended(text: str) -> str:
    """With a full stop where it ends without any."""
    said = text.strip()
    return said if said.endswith((".", "!", "?", ":")) else f"{said}."


def quotable(plan: PlanData) -> Iterable[Quotable]:
    """All that can be quoted, in the plan's order: each action, then its milestones."""
    for area in plan.areas:
        for action in area.actions:
            yield Quotable(area, action)
            for line in action.milestones:
                if not line.is_action_line:
                    yield Quotable(area, action, line)


def find_quotable(plan: PlanData, thing: str) -> Quotable | None:
    return next((each for each in quotable(plan) if each.thing == thing), None)


def suggest_on_track(plan: PlanData, *, since: date, most: int = MOST) -> tuple[Quotable, ...]:
    """Spread over the areas: of each the best first, then of each the next; those completed since
    the period began before the rest. In the end the order is the plan's."""
    by_area = [
        sorted(_alike(area, ON_TRACK), key=lambda each: _brightness(each, since))
        for area in plan.areas
    ]
    in_turn = [each for turn in zip_longest(*by_area) for each in turn if each]
    chosen = in_turn[:most]
    return tuple(each for area in by_area for each in area if each in chosen)


def _brightness(each: Quotable, since: date) -> tuple[bool, bool, int]:
    is_new = each.action.completed_in is not None and each.action.completed_in >= since
    return not is_new, each.brag is not Brag.BLUE, -len(each.words)


def suggest_at_risk(plan: PlanData, *, today: date) -> tuple[Quotable, ...]:
    """All of them, the gravest first: red before amber, overdue before what still has time."""
    found = [
        each
        for area in plan.areas
        for each in _alike(area, AT_RISK)
        if not each.action.is_completed and any(map(is_open, each.lines))
    ]
    return tuple(sorted(found, key=lambda each: _severity(each, today)))


def _severity(each: Quotable, today: date) -> tuple[bool, bool, bool]:
    overdue = any(is_overdue(line, today) for line in each.lines)
    escalated = any(line.escalated_to for line in each.lines)
    return each.brag is not Brag.RED, not overdue, not escalated


def _alike(area: AreaData, wanted: frozenset[Brag]) -> Iterable[Quotable]:
    """Actions that stand so as a whole, and single milestones of the others."""
    for action in area.actions:
        whole = Quotable(area, action)
        if whole.lines and all(line.brag in wanted for line in whole.lines):
            yield whole
            continue
        for line in whole.lines:
            if line.brag in wanted and not line.is_action_line:
                yield Quotable(area, action, line)


def new_since(
    plan: PlanData, since: date, until: date = date.max
) -> tuple[list[ActionData], list[MilestoneData]]:
    """Actions that are new, and new milestones of actions that are not."""
    actions = [each for each in plan.actions if each.new_in and since <= each.new_in <= until]
    milestones = [
        line
        for action in plan.actions
        if action not in actions
        for line in action.milestones
        if line.new_in and since <= line.new_in <= until and not line.withdrawn_because
    ]
    return actions, milestones


def new_words(plan: PlanData, since: date, until: date = date.max) -> str:
    """“New in the plan are the actions …”; says so too where nothing is new."""
    actions, milestones = new_since(plan, since, until)
    if not actions and not milestones:
        return "No action or milestone is new in this period."
    parts = [_listed("action", [f"{a.shown_number} (“{_short(a.title)}”)" for a in actions])]
    parts.append(_listed("milestone", [f"{m.number} (“{_short(m.text)}”)" for m in milestones]))
    return sentence(f"New in the plan: {joined([part for part in parts if part])}")


def _listed(noun: str, each: Sequence[str]) -> str:
    if not each:
        return ""
    return f"the {noun if len(each) == 1 else f'{noun}s'} {joined(each)}"


def _short(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:90].rsplit(' ', 1)[0]}…"


def standing_words(plan: PlanData) -> str:
    """“170 milestones: 30 blue, 95 green and 45 amber. 12 are past their day.” The milestones of
    completed actions are not among them, as on the plan’s own page."""
    found = counted_in(plan.actions, plan.as_at, plan.as_at)
    said = [
        f"{found.of(brag)} {'not rated' if brag is Brag.UNKNOWN else brag}"
        for brag in Brag
        if found.of(brag)
    ]
    past = "1 is past its day" if found.overdue == 1 else f"{found.overdue} are past their day"
    late = f" {past}." if found.overdue else ""
    completed = sum(action.is_completed for action in plan.actions)
    done = f" {counted(completed, 'action')} completed besides." if completed else ""
    if not found.total:
        return f"The plan has no milestones yet.{done}"
    return f"{counted(found.total, 'milestone')}: {joined(said)}.{late}{done}"
