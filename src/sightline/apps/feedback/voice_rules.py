"""What must be said of a child's wish, of an offer of help to speak, of a reading of a scale.

Plain Python. Where a wish was not followed the child is owed an explanation they can understand,
and the day it was given: one without the other is not kept.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right, check_reason
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.own_files import own_or_shipped


class Whose(StrEnum):
    """Whose words were heard."""

    CHILD = "child"
    PARENT = "parent"
    CARER = "carer"
    FAMILY = "family"

    @property
    def in_words(self) -> str:
        return {
            Whose.CHILD: "The child’s wishes and feelings",
            Whose.PARENT: "A parent’s view",
            Whose.CARER: "A carer’s view",
            Whose.FAMILY: "A relative’s view",
        }[self]


class Followed(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_YET = "not yet decided"

    @property
    def in_words(self) -> str:
        return {
            Followed.YES: "Acted on",
            Followed.PARTLY: "Acted on in part",
            Followed.NO: "Not acted on",
            Followed.NOT_YET: "Not yet decided",
        }[self]

    @property
    def owes_explanation(self) -> bool:
        return self in {Followed.PARTLY, Followed.NO}


class Help(StrEnum):
    """Somebody of the child's own, offered or thought about."""

    ADVOCATE = "advocate"
    VISITOR = "independent visitor"

    @property
    def in_words(self) -> str:
        return self.value[:1].upper() + self.value[1:]


class Taken(StrEnum):
    YES = "yes"
    NO = "no"
    WAITING = "waiting"

    @property
    def in_words(self) -> str:
        return {
            Taken.YES: "Taken up",
            Taken.NO: "Not taken up",
            Taken.WAITING: "Waiting for an answer",
        }[self]


@dataclass(frozen=True)
class Scale:
    """A tool that is read again and again: areas, each from lowest to highest."""

    key: str
    title: str
    of: str
    lowest: int
    highest: int
    ages: tuple[int, int]
    areas: Mapping[str, str]
    teams: str


@dataclass(frozen=True)
class VoiceTool:
    key: str
    title: str
    ages: tuple[int, int]


def scales(data: Path | None = None) -> Mapping[str, Scale]:
    return own_or_shipped("outcome_scales.toml", data, _scales)[0]


def voice_tools(data: Path | None = None) -> Mapping[str, VoiceTool]:
    return own_or_shipped("voice_tools.toml", data, _tools)[0]


def problems(data: Path | None = None) -> list[str]:
    """Why the authority's own scales or tools are not used."""
    scales_say = own_or_shipped("outcome_scales.toml", data, _scales)[1]
    tools_say = own_or_shipped("voice_tools.toml", data, _tools)[1]
    return [said for said in (scales_say, tools_say) if said]


def _scales(told: Mapping[str, Any]) -> Mapping[str, Scale]:
    found = {
        key: Scale(
            key, each["title"], each["of"], each["lowest"], each["highest"],
            (each["ages"][0], each["ages"][1]), each["areas"], each["teams"],
        )
        for key, each in told.items()
    }  # fmt: skip
    for scale in found.values():
        if not scale.lowest < scale.highest or not dict(scale.areas):
            raise ValueError(f"“{scale.title}” needs areas, and a highest above its lowest")
    return found


def _tools(told: Mapping[str, Any]) -> Mapping[str, VoiceTool]:
    return {
        key: VoiceTool(key, each["title"], (each["ages"][0], each["ages"][1]))
        for key, each in told.items()
    }


@dataclass(frozen=True)
class Change:
    """One area from the first reading to the latest; None: not asked that time."""

    area: str
    first: int | None
    latest: int | None

    @property
    def by(self) -> int | None:
        if self.first is None or self.latest is None:
            return None
        return self.latest - self.first

    @property
    def in_words(self) -> str:
        by = self.by
        if by is None:
            is_read = self.first is not None or self.latest is not None
            return "One reading alone" if is_read else "Not read"
        if by == 0:
            return "As before"
        steps = "1 step" if abs(by) == 1 else f"{abs(by)} steps"
        return f"{steps} {'up' if by > 0 else 'down'}"


def changes(scale: Scale, readings: list[Mapping[str, int]]) -> tuple[Change, ...]:
    """Readings in order of day, the first first."""
    if not readings:
        return ()
    first, latest = readings[0], readings[-1] if len(readings) > 1 else {}
    return tuple(
        Change(title, first.get(key), latest.get(key)) for key, title in scale.areas.items()
    )


def distance(found: Collection[Change]) -> str:
    """The truth sentence of one child's or family's way."""
    moved = [each.by for each in found if each.by is not None]
    if not moved:
        return "There is one reading so far, so no distance yet."
    up, down = sum(by > 0 for by in moved), sum(by < 0 for by in moved)
    return f"Of {len(moved)} areas read twice, {up} went up, {down} went down and " + (
        f"{len(moved) - up - down} stayed as they were."
    )


def check_reading(scale: Scale, scores: Mapping[str, int], on: date, today: date) -> None:
    check_day(on, today)
    if not scores:
        raise NotAllowed("Give at least one area its number.")
    for area, score in scores.items():
        if area not in scale.areas or not scale.lowest <= score <= scale.highest:
            raise NotAllowed(f"{scale.title} goes from {scale.lowest} to {scale.highest}.")


def check_heard(
    words: str, followed: Followed, explanation: str, explained_on: date | None, on: date,
    today: date,
) -> None:  # fmt: skip
    check_reason(words, "Write what was said, in their own words where you can.")
    check_day(on, today)
    if followed.owes_explanation and not (explanation.strip() and explained_on):
        raise NotAllowed(
            "Where it was not followed, write the explanation that was given, fit for their age, "
            "and the day it was given."
        )
    if explained_on and not on <= explained_on <= today:
        raise NotAllowed("The explanation was given between that day and today.")


def check_offer(taken: Taken, reason: str, on: date, today: date) -> None:
    check_day(on, today)
    if taken is Taken.NO:
        check_reason(reason, "Say why it was not taken up.")


def check_day(on: date, today: date) -> None:
    if on > today:
        raise NotAllowed("That day lies ahead: write it down once it has happened.")


def check_can_keep(access: Access) -> None:
    """Whether the child is within reach is asked before."""
    if not access.may(Right.KEEP_FEEDBACK) or not access.may(Right.SEE_CHILDREN):
        raise NotAllowed("Your roles do not let you write down what a child or family says.")
