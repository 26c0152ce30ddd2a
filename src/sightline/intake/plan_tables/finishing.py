"""What was gathered row by row as the plan that the file says; months out of words of progress."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sightline.intake.cells.dates import read_date
from sightline.intake.cells.reading import Unreadable
from sightline.intake.plan_tables.building import ActionBuilt, AreaBuilt, MilestoneBuilt
from sightline.intake.plan_tables.numbers import prefix_of
from sightline.intake.plan_tables.read import ReadAction, ReadArea, ReadMilestone, Remark
from sightline.vocabulary.timescales import dates_in

_NEW_ACTION = re.compile(r"\s*new action\b", re.I)
_NEW_MILESTONE = re.compile(r"\s*new milestone\b", re.I)
_COMPLETED = re.compile(r"\s*(?:action )?completed?\s*[-–—:]", re.I)


def finished(areas: Iterable[AreaBuilt], remarks: list[Remark]) -> tuple[ReadArea, ...]:
    made: list[ReadArea] = []
    for area in areas:
        actions = tuple(_actions(area, remarks))
        if not actions and (area.code or area.name):
            named = " ".join(filter(None, (area.code, area.name)))
            remarks.append(Remark("the areas", f"“{named}” has no action under it; left out."))
        if actions:
            code = _code(area, {each.code.casefold() for each in made})
            made.append(
                ReadArea(code, area.name or code, actions, area.is_completed, area.is_inspection)
            )
    return tuple(made)


def _code(area: AreaBuilt, taken: set[str]) -> str:
    """The file's own, or what its numbers begin with, or its name."""
    code = area.code
    for action in area.actions if not code else ():
        numbers = [each.said["number"] for each in action.milestones] + [action.number]
        code = next(filter(None, map(prefix_of, numbers)), "")
        if code:
            break
    code = (code or area.name or "Plan")[:26]
    return code if code.casefold() not in taken else f"{code} {len(taken) + 1}"


def _actions(area: AreaBuilt, remarks: list[Remark]) -> Iterator[ReadAction]:
    for action in area.actions:
        milestones = tuple(_milestone(each, remarks) for each in action.milestones)
        progress = [each.progress for each in milestones]
        own = action.said.get("completed_number", "")
        number, completed = ("", action.number) if area.is_completed else (action.number, own)
        if area.is_completed and own:
            number, completed = ("", own) if own == action.number else (action.number, own)
        yield ReadAction(
            place=action.place,
            number=number,
            title=action.title,
            milestones=milestones,
            completed_number=completed,
            completed_in=_month(action, "completed_in", remarks)
            or (_first(progress, _COMPLETED) if completed else None),
            new_in=_month(action, "action_new_in", remarks) or _first(progress, _NEW_ACTION),
            indicators=tuple(_listed(action.said.get("indicators", ""))),
        )


def _milestone(built: MilestoneBuilt, remarks: list[Remark]) -> ReadMilestone:
    said = dict(built.said)
    number, text, timescale = said.pop("number"), said.pop("text"), said.pop("timescale")
    progress = said.pop("progress")
    new_in = _day(said.pop("new_in", ""), built.place, remarks) or _first(
        [progress], _NEW_MILESTONE
    )
    return ReadMilestone(
        place=built.place,
        number=number,
        text=text,
        timescale=" ".join(filter(None, map(str.strip, timescale.split("\n")))),
        leads=tuple(dict.fromkeys(_listed(said.pop("leads")))),
        progress=progress,
        new_in=new_in.replace(day=1) if new_in else None,
        said={key: value for key, value in said.items() if value},
    )


def _listed(text: str) -> Iterator[str]:
    for part in re.split(r"[;\n]", text):
        if words := " ".join(part.split()):
            yield words


def _month(action: ActionBuilt, key: str, remarks: list[Remark]) -> date | None:
    day = _day(action.said.get(key, ""), action.place, remarks)
    return day.replace(day=1) if day else None


def _day(text: str, place: str, remarks: list[Remark]) -> date | None:
    """A day or a month, as our own files write them."""
    if not text:
        return None
    found = [each.on for each in dates_in(text) if each.on]
    if found:
        return found[0]
    try:
        return read_date(text)
    except Unreadable as unreadable:
        remarks.append(Remark(place, str(unreadable)))
        return None


def _first(texts: Iterable[str], begins: re.Pattern[str]) -> date | None:
    """The month named right after such a beginning: "New action July 2017"."""
    for text in texts:
        if match := begins.match(text):
            after = text[match.end() : match.end() + 30]
            named = next((each.on for each in dates_in(after) if each.on), None)
            if named:
                return named.replace(day=1)
    return None
