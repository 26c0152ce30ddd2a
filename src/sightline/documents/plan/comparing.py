"""Two pictures of a plan side by side: what is new, what is gone, what reads otherwise.

Things are known by their ids, so that one that was renumbered, or moved among the completed, is
one thing that changed. Texts are compared word by word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from sightline.documents.plan.data import ActionData, Brag, MilestoneData, PlanData
from sightline.judgement.phrases import day_words

_WORD = re.compile(r"\S+\s*")


class How(StrEnum):
    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True)
class Words:
    """Some words that stand in both, in the first alone (gone) or in the second alone (new)."""

    text: str
    how: How | None = None


@dataclass(frozen=True)
class FieldChange:
    """What stood in a column, what stands there, and both in one, word by word."""

    title: str
    before: str
    after: str

    @property
    def words(self) -> tuple[Words, ...]:
        return words_between(self.before, self.after)


@dataclass(frozen=True)
class LineChange:
    """`id`: of the milestone, or of the action where `is_action`."""

    how: How
    id: int
    is_action: bool
    area: str
    number: str
    text: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class PlanChanges:
    lines: tuple[LineChange, ...]
    about: tuple[FieldChange, ...] = ()

    def of(self, how: How) -> tuple[LineChange, ...]:
        return tuple(each for each in self.lines if each.how is how)

    @property
    def counts(self) -> Counter[How]:
        return Counter(each.how for each in self.lines)


def changes_of_plan(before: PlanData, after: PlanData) -> PlanChanges:
    """In the order of the later plan; what is gone stands at the end."""
    about = _differing(_said_of_plan(before), _said_of_plan(after))
    return PlanChanges((*_lines(before, after),), about)


def words_between(before: str, after: str) -> tuple[Words, ...]:
    """“The board meets monthly” → “The board meets quarterly”: the board meets, −monthly,
    +quarterly."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    matched = SequenceMatcher(
        a=[o.strip() for o in old], b=[n.strip() for n in new], autojunk=False
    )
    found: list[Words] = []
    for kind, a, b, c, d in matched.get_opcodes():
        if kind == "equal":
            found.append(Words("".join(new[c:d])))
            continue
        parts = ((old[a:b], How.GONE), (new[c:d], How.NEW))
        found += [Words("".join(each), how) for each, how in parts if each]
    return tuple(found)


def _lines(before: PlanData, after: PlanData) -> Iterator[LineChange]:
    old, new = _things(before), _things(after)
    for key, there in new.items():
        if key not in old:
            yield _line(How.NEW, key, there)
        elif fields := _differing(old[key].said, there.said):
            yield _line(How.CHANGED, key, there, fields)
    for key, there in old.items():
        if key not in new:
            yield _line(How.GONE, key, there)


@dataclass(frozen=True)
class _Thing:
    area: str
    number: str
    text: str
    said: dict[str, str]


def _things(plan: PlanData) -> dict[tuple[bool, int], _Thing]:
    """Actions and milestones in the order of the plan; the key tells which of the two."""
    found: dict[tuple[bool, int], _Thing] = {}
    for area in plan.areas:
        for action in area.actions:
            name = action.shown_number
            found[True, action.id] = _Thing(area.code, name, action.title, _of_action(action))
            for line in action.milestones:
                said = _of_milestone(line)
                number = line.number or name
                found[False, line.id] = _Thing(area.code, number, line.text, said)
    return found


def _line(
    how: How, key: tuple[bool, int], thing: _Thing, fields: tuple[FieldChange, ...] = ()
) -> LineChange:
    is_action, id = key
    return LineChange(how, id, is_action, thing.area, thing.number, thing.text, fields)


def _differing(before: dict[str, str], after: dict[str, str]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(title, before.get(title, ""), now)
        for title, now in after.items()
        if before.get(title, "") != now
    )


def _said_of_plan(plan: PlanData) -> dict[str, str]:
    return {
        "Title": f"{plan.title} {plan.years}".strip(),
        "What readers must bear in mind": plan.caveat,
    }


def _of_action(action: ActionData) -> dict[str, str]:
    return {
        "Action number": action.number,
        "Number among the completed": action.completed_number,
        "Action": action.title,
        "Decided": _together(action.decisions),
        "Figures it should move": _together(action.indicators),
    }


def _of_milestone(line: MilestoneData) -> dict[str, str]:
    return {
        "Number": line.number,
        "Milestone": line.text,
        "Timescale": line.timescale,
        "Timescale asked for": line.asked_timescale,
        "Lead officers": _together(lead.as_written for lead in line.leads),
        "Rating": "Not rated" if line.brag is Brag.UNKNOWN else line.brag.value.capitalize(),
        "Progress": line.progress,
        "How its target came out": " – ".join(filter(None, [line.outcome or "", line.came_out])),
        "Numbers to reach": _together(
            f"{each.what}: {each.value:g} {each.unit}".strip()
            + (f" by {day_words(each.by_on)}" if each.by_on else "")
            for each in line.targets
        ),
        "Escalated to": _together(line.escalated_to),
        "Waits for": _together(line.waits_for),
        "Withdrawn because": line.withdrawn_because,
    }


def _together(parts: Iterable[str]) -> str:
    return "; ".join(parts)
