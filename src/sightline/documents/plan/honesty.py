"""How honest a plan was: how often what was called Green was then not done by its day, and how far
days moved. Two plain counts, no score; they are about the plan's habit, not about anybody's effort.

A Green is a promise for the day that stood when it was said. It was kept if the milestone was Blue
by that day, missed if the day came without it, whatever was agreed about the day later; a promise
whose day lies ahead is still open. Saying Green again for the same day promises nothing new.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from sightline.documents.plan.data import Brag

FEWEST = 5
"""Of fewer promises no share is told: one more or less would change it too much."""


@dataclass(frozen=True)
class Moved:
    """A day that was moved, on which day, from when to when."""

    on: date
    was: date
    to: date

    @property
    def days(self) -> int:
        return (self.to - self.was).days


@dataclass(frozen=True)
class Story:
    """What was said of one milestone over time. `ratings` and `moves`: earliest first."""

    milestone: int
    number: str
    area: str
    leads: tuple[str, ...]
    due_on: date | None
    ratings: tuple[tuple[date, Brag], ...] = ()
    moves: tuple[Moved, ...] = ()

    def day_that_stood(self, on: date) -> date | None:
        """The day it was due, as people knew it then."""
        return next((move.was for move in self.moves if move.on > on), self.due_on)

    def done_by(self, day: date) -> bool:
        """Whether its last rating up to that day is Blue."""
        said = [brag for on, brag in self.ratings if on <= day]
        return bool(said) and said[-1] is Brag.BLUE


@dataclass(frozen=True)
class Promise:
    milestone: int
    number: str
    for_day: date
    said_on: date
    was_kept: bool | None


@dataclass(frozen=True)
class Honesty:
    """Of the whole plan, an area or a lead. `moved_days`: of each milestone that moved, in all."""

    name: str
    kept: int
    missed: tuple[Promise, ...]
    open: int
    dated: int
    moved_days: tuple[int, ...]

    @property
    def due(self) -> int:
        return self.kept + len(self.missed)

    @property
    def missed_share(self) -> float | None:
        return len(self.missed) / self.due if self.due >= FEWEST else None

    @property
    def median_days(self) -> int | None:
        return round(median(self.moved_days)) if self.moved_days else None

    @property
    def said(self) -> str:
        return f"{_greens(self)} {_days(self)}"


def promises(story: Story, today: date) -> list[Promise]:
    """One for each day that a Green was said for, by when it was first said."""
    found: dict[date, date] = {}
    for on, brag in story.ratings:
        day = story.day_that_stood(on)
        if brag is Brag.GREEN and day is not None and on <= day:
            found.setdefault(day, on)
    return [
        Promise(story.milestone, story.number, day, on, _was_kept(story, day, today))
        for day, on in found.items()
    ]


def _was_kept(story: Story, day: date, today: date) -> bool | None:
    if story.done_by(min(day, today)):
        return True
    return None if today <= day else False


def honesty(name: str, stories: Iterable[Story], today: date) -> Honesty:
    told = list(stories)
    made = [promise for story in told for promise in promises(story, today)]
    missed = [promise for promise in made if promise.was_kept is False]
    return Honesty(
        name,
        sum(promise.was_kept is True for promise in made),
        tuple(sorted(missed, key=lambda each: each.for_day, reverse=True)),
        sum(promise.was_kept is None for promise in made),
        sum(story.due_on is not None for story in told),
        tuple(sum(move.days for move in story.moves) for story in told if story.moves),
    )


def by_area(stories: Sequence[Story], today: date) -> list[Honesty]:
    names = dict.fromkeys(story.area for story in stories)
    return [honesty(name, [s for s in stories if s.area == name], today) for name in names]


def by_lead(stories: Sequence[Story], today: date) -> list[Honesty]:
    """Only for those who keep the plan: a name beside a number is easily misread."""
    names = sorted({name for story in stories for name in story.leads}, key=str.casefold)
    return [honesty(name, [s for s in stories if name in s.leads], today) for name in names]


def _greens(of: Honesty) -> str:
    if not of.due:
        return "No day has come yet for which a milestone was Green."
    if of.missed_share is None:
        return f"{len(of.missed)} of {of.due} Greens missed their day: too few to give a share."
    return f"{len(of.missed)} of {of.due} Greens missed their day ({of.missed_share:.0%})."


def _days(of: Honesty) -> str:
    if not of.moved_days:
        return "No day was moved."
    middle, most = of.median_days or 0, max(of.moved_days, key=abs)
    if len(of.moved_days) == 1:
        return f"1 milestone moved its day: {_far(most)}."
    return (
        f"{len(of.moved_days)} milestones moved their day: {_far(middle)} in the middle, "
        f"{_far(most)} at most."
    )


def _far(days: int) -> str:
    return f"{abs(days)} {'day' if abs(days) == 1 else 'days'} {'later' if days > 0 else 'earlier'}"
