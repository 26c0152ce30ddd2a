"""What a file changes in a plan: each of its lines new, changed or the same; nothing written.

An action is known again by its number, else by its words; so is a milestone within its action.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sightline.apps.plan.importing import rules
from sightline.apps.plan.importing.lines import Told, merged_line
from sightline.apps.plan.importing.rows import (
    NEW_LINE,
    Row,
    as_text,
    key_of,
    rows_of,
    same_number,
)
from sightline.documents.plan import PlanData
from sightline.intake.plan_tables import ReadAction, ReadArea, ReadMilestone, ReadPlan
from sightline.intake.preview import Change, Preview
from sightline.intake.words import letters_and_digits


@dataclass(frozen=True)
class LineSeen:
    """One line of the file. `differences`: of a changed one, what stands there and what would."""

    place: str
    number: str
    words: str
    state: str
    differences: tuple[tuple[str, str, str], ...] = ()


@dataclass
class Merged:
    preview: Preview = field(default_factory=Preview)
    lines: list[LineSeen] = field(default_factory=list)
    told: Told = field(default_factory=Told)
    not_in_file: list[str] = field(default_factory=list)


def merge(read: ReadPlan, plan: PlanData, *, quarter: date, today: date) -> Merged:
    """`quarter`: what the file's progress is for, where its lines do not say so themselves."""
    made = Merged(told=Told(quarter=quarter, today=today, plan=plan))
    made.told.aside += [(each.place, each.words, each.reason) for each in read.aside]
    made.told.remarks += [(each.place, each.sentence) for each in read.remarks]
    there, codes = rows_of(plan), {area.code.casefold(): area for area in plan.areas}
    changes: dict[str, Change] = {}
    for area, action in _told_apart(read, made.told):
        key = _known(action, there, plan.id) or key_of(plan.id, action.shown_number)
        before = there.get(key)
        known = codes.get(area.code.casefold())
        if before is not None and not _numbers(action) & _numbers_of(before):
            named = before["number"] or before["completed_number"]
            sentence = f"{action.shown_number} has the words of {named}, and is taken for it."
            made.told.remarks.append((action.place, sentence))
        after = _action_after(area, action, before, known.name if known else "")
        if problem := rules.too_long({**after, **after["area"]}):
            made.told.put_aside(action.place, _action_words(action), problem)
            continue
        if key in changes:
            made.told.put_aside(action.place, _action_words(action), "it stands above already")
            continue
        _lines_after(action, after, made)
        changes[key] = Change(len(changes) + 1, key, before, after)
    _sort(changes, made)
    made.not_in_file = [row["number"] for key, row in there.items() if key not in changes]
    return made


def _sort(changes: dict[str, Change], made: Merged) -> None:
    each = tuple(changes.values())
    new = tuple(one for one in each if one.before is None)
    changed = tuple(one for one in each if one.before is not None and one.changed)
    made.preview = Preview(new, changed, len(each) - len(new) - len(changed))


def _told_apart(read: ReadPlan, told: Told) -> Iterator[tuple[ReadArea, ReadAction]]:
    """A number stands once in a plan: where each area counts from 1, its code is set before it."""
    areas: dict[str, set[str]] = {}
    for area, action in read.actions:
        areas.setdefault(same_number(action.shown_number), set()).add(area.code)
    for area, action in read.actions:
        if len(areas[same_number(action.shown_number)]) == 1:
            yield area, action
            continue
        number = f"{area.code} {action.shown_number}"
        sentence = f"Action {action.shown_number} stands in several areas: here it is {number}."
        told.remarks.append((action.place, sentence))
        completed = number if action.completed_number else ""
        own = number if action.number else ""
        yield area, replace(action, number=own, completed_number=completed)


def _numbers(action: ReadAction) -> set[str]:
    return {same_number(each) for each in (action.number, action.completed_number) if each}


def _numbers_of(row: Row) -> set[str]:
    return {same_number(each) for each in (row["number"], row["completed_number"]) if each}


def _known(action: ReadAction, there: dict[str, Row], plan: int) -> str:
    """The key of the plan's action that this is."""
    numbers = {same_number(each) for each in (action.number, action.completed_number) if each}
    for key, row in there.items():
        own = {same_number(each) for each in (row["number"], row["completed_number"]) if each}
        if own & numbers:
            return key
    words = letters_and_digits(action.title)
    same = [key for key, row in there.items() if letters_and_digits(row["title"]) == words]
    return same[0] if len(same) == 1 else ""


def _action_after(area: ReadArea, action: ReadAction, before: Row | None, name: str) -> Row:
    if before is not None:
        after = copy.deepcopy(dict(before))
        after["title"] = action.title or after["title"]
        for key, said in (("new_in", action.new_in), ("completed_in", action.completed_in)):
            after[key] = as_text(said) or after[key]
        after["completed_number"] = after["completed_number"] or action.completed_number
        after["indicators"] = list(action.indicators) or after["indicators"]
        return after
    return {
        "area": {
            "code": area.code, "name": name or area.name, "is_inspection": area.is_inspection,
            "holds_completed": area.holds_completed,
        },
        "number": action.number, "title": action.title, "new_in": as_text(action.new_in),
        "completed_number": action.completed_number,
        "completed_in": as_text(action.completed_in), "indicators": list(action.indicators),
        "decisions": 0, "milestones": [],
    }  # fmt: skip


def _lines_after(action: ReadAction, after: Row, made: Merged) -> None:
    """The file's lines set into the action's; those that the file does not name stay."""
    lines: list[Row] = after["milestones"]
    free = list(range(len(lines)))
    for milestone in action.milestones:
        at = _same_line(milestone, lines, free)
        if at is None and (problem := _no_room(milestone, lines)):
            made.told.put_aside(milestone.place, _line_words(milestone), problem)
            continue
        before = lines[at] if at is not None else NEW_LINE
        line = merged_line(milestone, before, is_new=at is None, told=made.told)
        if problem := rules.too_long(line):
            made.told.put_aside(milestone.place, _line_words(milestone), problem)
            continue
        if at is None:
            _check_replaced(line, lines, milestone.place, made.told)
            lines.append(line)
        else:
            lines[at] = line
            free.remove(at)
        made.lines.append(_seen(action, milestone, before if at is not None else None, line))


def _check_replaced(line: Row, lines: list[Row], place: str, told: Told) -> None:
    """What it stands in place of must be there, above it."""
    names = {each["number"] or each["text"] for each in lines}
    if line["replaces"] and line["replaces"] not in names:
        sentence = f"There is no milestone “{line['replaces'][:60]}” above that it could replace."
        told.remarks.append((place, sentence))
        line["replaces"] = ""


def _line_words(line: ReadMilestone) -> str:
    leads = "; ".join(line.leads)
    parts = (line.number, line.text, line.timescale, leads, line.progress, *line.said.values())
    return " · ".join(filter(None, parts))


def _action_words(action: ReadAction) -> str:
    return " · ".join((action.shown_number, action.title, *map(_line_words, action.milestones)))


def _same_line(milestone: ReadMilestone, lines: list[Row], free: list[int]) -> int | None:
    """By number, else by words; words for a line that had none become its own."""
    number, words = same_number(milestone.number), letters_and_digits(milestone.text)
    by_number = (at for at in free if number and same_number(lines[at]["number"]) == number)
    by_words = (at for at in free if letters_and_digits(lines[at]["text"]) == words
                and (not number or not lines[at]["number"]))  # fmt: skip
    bare = (at for at in free if not lines[at]["text"])
    for found in (by_number, by_words, bare):
        at = next(found, None)
        if at is not None:
            return at
    return None


def _no_room(milestone: ReadMilestone, lines: list[Row]) -> str:
    if not milestone.text and lines:
        return "it has no words of a milestone, and the action has milestones"
    if lines and not lines[0]["text"]:
        return "the action stands on a line without a milestone"
    return ""


_SHOWN = {
    "number": "Number", "text": "Milestone", "timescale": "Timescale", "leads": "Lead officers",
    "brag": "Rating", "progress": "Progress", "outcome": "Outcome", "targets": "Targets",
    "withdrawn": "Withdrawn because", "new_in": "New in",
}  # fmt: skip
# The words of a new line stand beside these already.
_OF_NEW = {key: title for key, title in _SHOWN.items() if key not in {"number", "text"}}


def _seen(action: ReadAction, milestone: ReadMilestone, before: Row | None, after: Row) -> LineSeen:
    number = after["number"] or action.shown_number
    words = after["text"] or action.title
    was = NEW_LINE if before is None else before
    told = _OF_NEW if before is None else _SHOWN
    differences = tuple(
        (title, "" if before is None else _shown(was[key]), _shown(after[key]))
        for key, title in told.items()
        if was[key] != after[key]
    )
    state = "new" if before is None else "changed" if before != after else "the same"
    return LineSeen(milestone.place, number, words, state, differences)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(" ".join(each) if isinstance(each, list) else str(each) for each in value)
    return str(value)
