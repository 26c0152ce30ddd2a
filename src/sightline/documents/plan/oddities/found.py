"""What can be odd about a plan, in words: kinds are data, each with what to do about it."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from sightline.documents.plan.data import ActionData, AreaData, MilestoneData, PlanData
from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "plan_oddities.toml"


class OddityKind(StrEnum):
    """In the order in which a page shows them."""

    OVERDUE = "overdue"
    IMPOSSIBLE_DATE = "impossible_date"
    CONTRADICTS = "contradicts_its_words"
    TWO_FORMS = "two_forms"
    BLANK = "blank_timescale"
    UNREAD = "unread_timescale"
    LATER_STEP_DONE = "later_step_done"
    MISSED_AND_COMPLETED = "missed_and_completed"
    MISSED_IN_WORDS = "missed_in_words"
    DONE_IN_WORDS = "done_in_words"
    HANGING = "as_above_hanging"
    TO_BE_CHANGED = "timescale_to_be_changed"
    CHANGED_IN_WORDS = "timescale_changed_in_words"
    NEW_IN_WORDS = "new_in_words"
    ESCALATED_IN_WORDS = "escalated_in_words"
    REVERSED_IN_WORDS = "reversed_in_words"
    WAITS_IN_WORDS = "waits_in_words"
    NUMBER_IN_WORDS = "number_in_words"
    UNRATED = "unrated"
    NO_MILESTONE = "action_without_milestones"
    UNNUMBERED = "unnumbered_milestone"
    TWO_SENTENCES = "two_sentences"
    SEVERAL_THINGS = "several_things"
    REPEATED = "repeated_milestone"
    LIKE_NAMES = "like_names"
    LIKE_WORDS = "like_words"
    GROUP_LEADS = "group_leads"
    NO_LEAD = "no_lead"
    AFTER_THE_PLAN = "after_the_plan"
    AS_ABOVE = "as_above"


@dataclass(frozen=True)
class KindWords:
    """`needs_mending`: something has to be done; else it is good to know."""

    title: str
    what_to_do: str
    needs_mending: bool


@dataclass(frozen=True)
class Place:
    """Where it is: `what` is milestone, action, area, lead or plan; `id` is of that (0: none)."""

    what: str
    id: int
    number: str


@dataclass(frozen=True)
class Oddity:
    """`words`: those of the plan that it rests on; an acceptance holds until they change."""

    kind: OddityKind
    where: Place
    sentence: str
    words: str = ""

    @property
    def key(self) -> str:
        # A name that leads has no id of its own; a number may change and the thing stays the same.
        which = str(self.where.id or self.where.number)
        parts = (self.kind, self.where.what, which, self.words)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def kind_words(data: Path | None = None) -> Mapping[OddityKind, KindWords]:
    """The authority's own words in its data folder, else the shipped; each kind has some."""
    own = data / SHIPPED.name if data else None
    files = [SHIPPED, own] if own and own.is_file() else [SHIPPED]
    read = [_read(file, file.stat().st_mtime_ns) for file in files]
    return {kind: words for each in read for kind, words in each.items()}


@lru_cache(maxsize=4)
def _read(file: Path, changed: int) -> Mapping[OddityKind, KindWords]:
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        OddityKind(key): KindWords(each["title"], each["what_to_do"], each["needs_mending"])
        for key, each in declared.items()
    }


def at_line(action: ActionData, milestone: MilestoneData) -> Place:
    """An action that has no milestone is known by its own number."""
    if milestone.is_action_line:
        return at_action(action)
    return Place("milestone", milestone.id, milestone.number or f"a step of {action.shown_number}")


def at_action(action: ActionData) -> Place:
    return Place("action", action.id, action.shown_number)


def at_area(area: AreaData) -> Place:
    return Place("area", area.id, area.code)


def at_plan(plan: PlanData) -> Place:
    return Place("plan", plan.id, plan.title)
