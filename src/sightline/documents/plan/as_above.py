"""“As above”: which note a note stands for, or that there is none above it.

Looked for within the same action only: the last line of the action before is no answer to what
this one does. Nothing is rewritten; a page shows both, and an oddity says which was meant.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sightline.documents.plan.data import ActionData, MilestoneData, PlanData

_ABOVE = r"(?:(?:as|see|same as|as per|refer to|please see|see note)\s+(?:the\s+)?above|ditto)"
_NOTHING_ELSE = re.compile(rf"\W*{_ABOVE}\W*", re.I)
_WITHIN = re.compile(rf"\b{_ABOVE}\b", re.I)


@dataclass(frozen=True)
class AsAbove:
    """`stands_for` is the line whose own words are meant; None where nothing above says any.
    `whole`: the note says nothing else, so that the other's words can stand in its place."""

    action: ActionData
    line: MilestoneData
    stands_for: MilestoneData | None
    whole: bool

    @property
    def means(self) -> str:
        return self.stands_for.progress if self.stands_for and self.whole else ""


def is_as_above(note: str) -> bool:
    """Whether the note says nothing but that it is as above."""
    return bool(_NOTHING_ELSE.fullmatch(note.strip()))


def refers_above(note: str) -> bool:
    return bool(_WITHIN.search(note))


def as_above(plan: PlanData) -> Mapping[int, AsAbove]:
    """By id, the lines whose latest note points to a line above it."""
    found = {}
    for action in plan.actions:
        for place, line in enumerate(action.milestones):
            if refers_above(line.progress):
                found[line.id] = AsAbove(
                    action, line, _own_words(action.milestones[:place]), is_as_above(line.progress)
                )
    return found


def resolved(plan: PlanData) -> PlanData:
    """The same plan, where each “as above” has the words it stands for in `progress_means`.

    What a person said it stands for is left as it is.
    """
    found = {id: each.means for id, each in as_above(plan).items() if each.means}
    if not found:
        return plan
    return replace(
        plan, areas=tuple(replace(a, actions=_each(a.actions, found)) for a in plan.areas)
    )


def _each(actions: tuple[ActionData, ...], found: Mapping[int, str]) -> tuple[ActionData, ...]:
    return tuple(
        replace(action, milestones=tuple(_meaning(each, found) for each in action.milestones))
        for action in actions
    )


def _meaning(line: MilestoneData, found: Mapping[int, str]) -> MilestoneData:
    if line.progress_means or line.id not in found:
        return line
    return replace(line, progress_means=found[line.id])


def _own_words(above: tuple[MilestoneData, ...]) -> MilestoneData | None:
    """The nearest line above, if need be through others that are as above themselves."""
    for line in reversed(above):
        if not is_as_above(line.progress):
            return line if line.progress.strip() else None
    return None
