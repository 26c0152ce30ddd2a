"""What is odd about actions and their steps: numbers, order, repetition, ratings, two in one."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sightline.documents.plan.data import ActionData, Brag, MilestoneData, Outcome, PlanData
from sightline.documents.plan.oddities.found import Oddity, OddityKind, at_action, at_area, at_line
from sightline.documents.plan.oddities.of_words import says_missed
from sightline.documents.plan.oddities.saying import begin, is_done, listed, open_lines, said

_ORDINAL = re.compile(r"(?<=\d)\s+(?=(?:st|nd|rd|th)\b)", re.I)
# Words with which actions begin: with a capital in the midst of a sentence, a second one begins.
_RUN_ON = re.compile(
    r"(?<=[\w)] )(?:Agree|Commission|Create|Deliver|Develop|Embed|Ensure|Establish|Extend|Implement"
    r"|Improve|Improved|Improvement|Increase|Increased|Introduce|Produce|Recruit|Reduce|Reduction"
    r"|Review|Strengthen|Tendering|Undertake) (?=[a-z])(?:\S+ ?){1,3}"
)
_DASHES = re.compile(r"\s[-–—•]\s")
_ENOUGH_DASHES = 3


def of_steps(plan: PlanData, today: date) -> Iterator[Oddity]:
    for action in plan.actions:
        steps = [each for each in action.milestones if not each.withdrawn_because]
        yield from _of_numbers(action, steps)
        yield from _out_of_order(action, steps)
        yield from _two_in_one(action, steps)
        yield from _missed(action, steps)
        yield from _completed(action, steps)


def of_ratings(plan: PlanData, today: date) -> Iterator[Oddity]:
    """One for each area: a plan that came from paper has no colours at all at first."""
    for area in plan.areas:
        lines = [m for a in area.actions for m in a.milestones if not m.withdrawn_because]
        unrated = [each for each in lines if each.brag is Brag.UNKNOWN]
        if unrated:
            words = f"{area.code}: {len(unrated)} of {len(lines)} milestones are not rated."
            about = ",".join(str(each.id) for each in unrated)
            yield Oddity(OddityKind.UNRATED, at_area(area), words, about)


def of_repetition(plan: PlanData, today: date) -> Iterator[Oddity]:
    alike: dict[str, list[tuple[ActionData, MilestoneData]]] = defaultdict(list)
    for action, line in open_lines(plan):
        if len(line.text.split()) > 2:
            alike[_bare(line.text)].append((action, line))
    for places in alike.values():
        if len({action.id for action, _ in places}) > 1:
            yield _repeated(places)
            yield from _missed_elsewhere(places)


def _of_numbers(action: ActionData, steps: list[MilestoneData]) -> Iterator[Oddity]:
    if all(each.is_action_line for each in steps):
        words = f"{action.shown_number} has no milestones."
        yield Oddity(OddityKind.NO_MILESTONE, at_action(action), words, action.title)
        return
    bare = [each for each in steps if not each.number and not each.is_action_line]
    # The only step of a completed action goes by the action's number.
    if bare and not (action.is_completed and len(steps) == 1):
        milestones = "milestone" if len(steps) == 1 else "milestones"
        words = f"{len(bare)} of {len(steps)} {milestones} of {action.shown_number} "
        words += "has no number." if len(bare) == 1 else "have no number."
        about = "\n".join(each.text for each in bare)
        yield Oddity(OddityKind.UNNUMBERED, at_action(action), words, about)


def _out_of_order(action: ActionData, steps: list[MilestoneData]) -> Iterator[Oddity]:
    """Steps stand in order, but each has its own day: one that was due first may well be done
    first. So an earlier step counts only where it was due no later than the one that is done."""
    if action.is_completed:
        return
    for place, line in enumerate(steps):
        before = [each for each in steps[:place] if not is_done(each) and _due_first(each, line)]
        if is_done(line) and before:
            numbers = listed([each.number or f"“{each.text[:40]}”" for each in before])
            words = f"{begin(at_line(action, line).number)} is done, {numbers} before it is not."
            about = "\n".join([numbers, line.progress, line.brag])
            yield Oddity(OddityKind.LATER_STEP_DONE, at_line(action, line), words, about)


def _due_first(earlier: MilestoneData, later: MilestoneData) -> bool:
    if earlier.due_on is None:
        return False
    return later.due_on is None or earlier.due_on <= later.due_on


def _two_in_one(action: ActionData, steps: list[MilestoneData]) -> Iterator[Oddity]:
    if found := _RUN_ON.search(action.title):
        words = f"The action {action.shown_number} may hold two: a second begins with “{found[0]}”."
        yield Oddity(OddityKind.TWO_SENTENCES, at_action(action), words, action.title)
    for line in steps:
        where = at_line(action, line)
        if len(_DASHES.findall(line.text)) >= _ENOUGH_DASHES:
            words = f"{begin(where.number)} lists {len(_DASHES.findall(line.text))} things."
            yield Oddity(OddityKind.SEVERAL_THINGS, where, words, line.text)
        elif found := _RUN_ON.search(line.text):
            words = f"{begin(where.number)} may hold two: a second begins with “{found[0]}”."
            yield Oddity(OddityKind.TWO_SENTENCES, where, words, line.text)


def _missed(action: ActionData, steps: list[MilestoneData]) -> Iterator[Oddity]:
    for line in steps:
        if action.is_completed and line.outcome is Outcome.MISSED:
            words = f"{action.shown_number} is completed; its target was missed: {line.came_out}."
            yield Oddity(OddityKind.MISSED_AND_COMPLETED, at_action(action), words, line.came_out)


def _completed(action: ActionData, steps: list[MilestoneData]) -> Iterator[Oddity]:
    left = [each for each in steps if not each.is_done]
    if action.is_completed and left:
        many = f"{len(left)} of its {len(steps)} milestones {'is' if len(left) == 1 else 'are'}"
        many = many if len(steps) > 1 else "its milestone is"
        words = f"{action.shown_number} is listed as completed; {many} not Blue."
        about = "\n".join(each.progress for each in left)
        yield Oddity(OddityKind.DONE_IN_WORDS, at_action(action), words, about)


def _repeated(places: list[tuple[ActionData, MilestoneData]]) -> Oddity:
    numbers = [at_line(action, line).number for action, line in places]
    leads = {tuple(lead.name for lead in line.leads) for _, line in places}
    days = {line.due_on for _, line in places}
    ending = ", with different leads" if len(leads) > 1 else ""
    if len(days) > 1:
        ending += f", due on {listed(sorted({said(day) for day in days if day}))}"
    words = f"{begin(listed(numbers))} say the same{ending}."
    first = places[0]
    about = f"{_bare(first[1].text)}\n{' '.join(numbers)}"
    return Oddity(OddityKind.REPEATED, at_line(*first), words, about)


def _missed_elsewhere(places: list[tuple[ActionData, MilestoneData]]) -> Iterator[Oddity]:
    """A completed action's milestone, where the same one stands elsewhere with a miss."""
    missed = [each for each in places if says_missed(each[1]) and not each[0].is_completed]
    for action, line in places:
        if action.is_completed and missed and line.outcome is None:
            elsewhere = at_line(*missed[0]).number
            words = f"{action.shown_number} is completed, but {elsewhere} says of the same: missed."
            about = missed[0][1].progress
            yield Oddity(OddityKind.MISSED_AND_COMPLETED, at_action(action), words, about)


def _bare(text: str) -> str:
    return " ".join(_ORDINAL.sub("", text).casefold().split()).rstrip(".")
