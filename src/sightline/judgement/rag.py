"""RAG: a figure beside its targets, with the reason in words and the target that spoke.

Values are compared as shown, so that a printed 85.0% never misses a printed 85.0%.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.judgement.direction import Reading
from sightline.judgement.intervals import TOO_FEW
from sightline.judgement.marks import Mark, Rating, performance_mark
from sightline.judgement.polarity import Judgement, change_between, judge
from sightline.judgement.shown import rounded, say
from sightline.judgement.targets import Target, TargetPoint, speaking_order
from sightline.vocabulary.words import Polarity, Status, Unit


@dataclass(frozen=True)
class Rag:
    """The rating, or None; the reason in a sentence; the target that spoke and its value then.

    `others` are the ratings by the remaining targets that were due, in speaking order.
    """

    rating: Rating | None
    reason: str
    target: Target | None = None
    target_value: float | None = None
    others: tuple["Rag", ...] = ()

    @property
    def mark(self) -> Mark:
        return performance_mark(self.rating)


def rag(
    reading: Reading,
    targets: Sequence[Target],
    *,
    on: date,
    polarity: Polarity,
    unit: Unit,
    denominator: float | None = None,
    decimals: int | None = None,
) -> Rag:
    """Rate a figure of the day `on` by every target due then; the first in order speaks.

    No rating where polarity is neither, the status is not ok, under 10 were counted
    (`denominator`, where the figure has one), or no target is due.
    """
    refusal = _why_not(reading, polarity, denominator)
    if refusal or reading.value is None:
        return Rag(None, refusal)
    places = unit.decimals if decimals is None else decimals
    value = float(rounded(reading.value, places))
    rated = [
        _rate(value, target, point, polarity, unit, places)
        for target in sorted(targets, key=speaking_order)
        if (point := target.due_on(on)) is not None
    ]
    if not rated:
        return Rag(None, _no_target_due(targets))
    first, *others = rated
    return Rag(first.rating, first.reason, first.target, first.target_value, tuple(others))


def _why_not(reading: Reading, polarity: Polarity, denominator: float | None) -> str:
    if reading.status is not Status.OK or reading.value is None:
        words = "No value" if reading.status is Status.OK else reading.status.in_words
        return f"{words}: {reading.reason}." if reading.reason else f"{words}."
    if polarity is Polarity.NEITHER:
        return f"{polarity.in_words}, so it is not rated."
    if denominator is not None and denominator < TOO_FEW:
        return f"Only {denominator:g} counted: too few to judge."
    return ""


def _rate(
    value: float, target: Target, point: TargetPoint, polarity: Polarity, unit: Unit, places: int
) -> Rag:
    due = float(rounded(point.value, places))
    short_by = 0.0
    if judge(change_between(due, value), polarity) is Judgement.WORSE:
        short_by = float(abs(rounded(value, places) - rounded(point.value, places)))
    band = target.tolerance.around(due)
    near = band + target.amber.around(due)
    rating = _rating(short_by, band, near)
    said = {
        Rating.GREEN: "meets" if short_by == 0 else "is within the tolerance of",
        Rating.AMBER: "is close to",
        Rating.RED: "misses",
    }[rating]
    shown, aim = say(value, unit, places), say(due, unit, places)
    return Rag(rating, f"{shown} {said} the {target.in_words} of {aim}.", target, point.value)


def _rating(short_by: float, band: float, near: float) -> Rating:
    nearly = 1e-9  # 85.0 − 80.5 must still be within a band of 4.5
    if short_by <= band + nearly:
        return Rating.GREEN
    return Rating.AMBER if short_by <= near + nearly else Rating.RED


def _no_target_due(targets: Sequence[Target]) -> str:
    days = [point.due for target in targets for point in target.profile]
    if not days:
        return "No target is set."
    first = min(days)
    return f"No target is due yet; the first is due on {first.day} {first:%B %Y}."
