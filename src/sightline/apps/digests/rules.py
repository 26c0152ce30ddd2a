"""What is worth a letter: what really changed since the last one, and only where chance is allowed
for. A jagged series of few children is never told, and silence is an answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, Judgement
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Polarity

MOST_TOLD = 12


@dataclass(frozen=True)
class Seen:
    """An indicator of one unit that can be judged, as it stands at the newest whole month.

    `change` LEVEL: as usual. `rating`: beside its target; None without one.
    """

    indicator: str
    title: str
    polarity: Polarity
    change: Change
    judgement: Judgement
    rating: Rating | None
    truth: str
    address: str = ""

    @property
    def state(self) -> list[str]:
        """What is remembered until the next letter."""
        return [self.change.value, self.rating.value if self.rating else ""]


@dataclass(frozen=True)
class Looked:
    """What was looked at for one unit: those judged, and how many could not be, and why."""

    unit: str
    seen: tuple[Seen, ...]
    too_small: int = 0
    too_short: int = 0

    @property
    def in_words(self) -> str:
        left_out = []
        if self.too_small:
            left_out.append(f"{self.too_small} of too few children to judge")
        if self.too_short:
            left_out.append(f"{self.too_short} with too few months")
        ending = f"; left out: {' and '.join(left_out)}" if left_out else ""
        count = len(self.seen)
        return f"{count} {'indicator' if count == 1 else 'indicators'} of {self.unit}{ending}"


class News(StrEnum):
    """Why an indicator is told of."""

    UNUSUAL = "is now outside what is usual"
    USUAL_AGAIN = "is back to what is usual"
    MISSED = "now misses its target"
    MET = "now meets its target"


@dataclass(frozen=True)
class Told:
    """One line of a letter: what changed, which way is good, what to do."""

    seen: Seen
    news: News

    @property
    def is_worse(self) -> bool:
        return self.news is News.MISSED or (
            self.news is News.UNUSUAL and self.seen.judgement is Judgement.WORSE
        )

    @property
    def which_way(self) -> str:
        return {
            Polarity.HIGHER: "Higher is better.",
            Polarity.LOWER: "Lower is better.",
            Polarity.NEITHER: "Neither way is better in itself.",
        }[self.seen.polarity]

    @property
    def what_to_do(self) -> str:
        if self.news is News.USUAL_AGAIN:
            return "Nothing to do; it is enough to know."
        if self.is_worse:
            return "Open it, see which team it comes from, and note what explains it."
        if self.news is News.MET or self.seen.judgement is Judgement.BETTER:
            return "Find out what worked, and tell the others."
        return "Ask whether it is real: recording, or practice?"


def what_changed(now: Sequence[Seen], before: Mapping[str, Sequence[str]]) -> tuple[Told, ...]:
    """What a letter tells, the worse first. `before`: the states of the last letter.

    An indicator never told of before is told if it is unusual, not for missing its target as ever.
    """
    told = [Told(seen, news) for seen in now if (news := _news(seen, before.get(seen.indicator)))]
    return tuple(sorted(told, key=lambda each: (not each.is_worse, each.news != News.UNUSUAL)))


def _news(seen: Seen, before: Sequence[str] | None) -> News | None:
    change, rating = before or (Change.LEVEL.value, seen.state[1])
    if seen.change.value != change:
        return News.USUAL_AGAIN if seen.change is Change.LEVEL else News.UNUSUAL
    if seen.state[1] == rating or not (seen.rating and rating):
        return None
    if seen.rating is Rating.RED:
        return News.MISSED
    return News.MET if seen.rating is Rating.GREEN else None


class Counted(StrEnum):
    """The groups in which children wait for a worker, by days."""

    UP_TO_5 = "up to 5 days"
    UP_TO_10 = "6 to 10 days"
    UP_TO_20 = "11 to 20 days"
    LONGER = "longer than 20 days"

    @classmethod
    def of(cls, days: int) -> "Counted":
        for most, group in ((5, cls.UP_TO_5), (10, cls.UP_TO_10), (20, cls.UP_TO_20)):
            if days <= most:
                return group
        return cls.LONGER


# Which pages may be subscribed to: aggregates only. Whatever is not here is refused.
SUBSCRIBABLE = frozenset({"figures:scorecard", "figures:indicator"})


def check_can_subscribe(page: str, unit: str) -> None:
    """`page` is the name of its view; `unit` as an address says it, such as `team:Team 3`."""
    if page not in SUBSCRIBABLE:
        raise NotAllowed(
            "Only the scorecard and the page of an indicator can be sent by mail. Children’s "
            "rows never leave Sightline by mail: open the page, signed in."
        )
    if unit.startswith("worker:"):
        raise NotAllowed("Figures of one worker are not sent by mail. Open the page, signed in.")
