"""The four rules of NHS Making Data Count, each over one run of points with one set of limits.

A rule answers for every point: no signal, or a signal up or down. Up and down are ways of the
value; nothing here is good or bad. A point without a value breaks every run.

Sources: NHS England, Making Data Count, Getting started with SPC (rules); NHSRplotthedots
(MIT licence), whose readings of the doubtful cases are followed and named below.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from sightline.judgement.polarity import Change

SHIFT_POINTS: Final = 7
TREND_POINTS: Final = 7


class Rule(StrEnum):
    """In the order in which one speaks where several apply to the same point."""

    OUTSIDE = "outside"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"
    SHIFT = "shift"

    @property
    def in_words(self) -> str:
        return {
            Rule.OUTSIDE: "a point outside the usual range",
            Rule.TREND: f"{TREND_POINTS} or more points in a row going the same way",
            Rule.TWO_OF_THREE: "two of three points close to the edge of the usual range",
            Rule.SHIFT: f"{SHIFT_POINTS} or more points in a row on one side of the average",
        }[self]


PRECEDENCE: Final = tuple(Rule)

Values = Sequence[float | None]
Signals = list[Change | None]


def outside(values: Values, lower: float, upper: float) -> Signals:
    """A point beyond a limit; one that lies on it is inside."""
    return [_side(value, lower, upper) for value in values]


def shift(values: Values, mean: float, nearly: float) -> Signals:
    """Seven or more in a row on one side of the mean; all of the run are marked.

    A point on the mean (within `nearly`, for rounding noise) belongs to neither side.
    """
    sides = [_side(value, mean - nearly, mean + nearly) for value in values]
    return _runs(sides, SHIFT_POINTS)


def trend(values: Values) -> Signals:
    """Seven or more in a row each higher (or each lower) than the one before; all are marked.

    The signal is the way the points go, also where the run crosses the mean.
    """
    found: Signals = [None] * len(values)
    for start, end, change in _climbs(values):
        if end - start >= TREND_POINTS:
            found[start:end] = [change] * (end - start)
    return found


def two_of_three(
    values: Values, mean: float, near: tuple[float, float], limits: tuple[float, float]
) -> Signals:
    """Two of three neighbours between two thirds of a limit and the limit, all three on one side.

    Only the close ones are marked. A pair across the mean is no signal (NHSRplotthedots#143), and
    a point outside the limit speaks by its own rule, not by this one.
    """
    beyond_near = [_side(value, *near) for value in values]
    beyond_limit = [_side(value, *limits) for value in values]
    sides = [_side(value, mean, mean) for value in values]
    close = [
        side if outer is None else None
        for side, outer in zip(beyond_near, beyond_limit, strict=True)
    ]
    found: Signals = [None] * len(values)
    for start in range(len(values) - 2):
        three = slice(start, start + 3)
        side = sides[start]
        if side is None or sides[three] != [side] * 3 or close[three].count(side) < 2:
            continue
        for index in range(start, start + 3):
            found[index] = close[index] or found[index]
    return found


def _side(value: float | None, low: float, high: float) -> Change | None:
    if value is None or low <= value <= high:
        return None
    return Change.UP if value > high else Change.DOWN


def _runs(sides: Signals, at_least: int) -> Signals:
    found: Signals = [None] * len(sides)
    start = 0
    for end in range(1, len(sides) + 1):
        if end < len(sides) and sides[end] is sides[start]:
            continue
        if sides[start] is not None and end - start >= at_least:
            found[start:end] = [sides[start]] * (end - start)
        start = end
    return found


def _climbs(values: Values) -> Iterator[tuple[int, int, Change]]:
    """Longest stretches (start, end, way) in which each value lies beyond the one before."""
    start, way = 0, None
    for index in range(1, len(values) + 1):
        step = _step(values, index)
        if step is way and step is not None:
            continue
        if way is not None:
            yield start, index, way
        start, way = index - 1, step


def _step(values: Values, index: int) -> Change | None:
    if index >= len(values):
        return None
    before, now = values[index - 1], values[index]
    if before is None or now is None or before == now:
        return None
    return Change.UP if now > before else Change.DOWN
