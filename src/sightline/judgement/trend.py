"""The recent-trend test of the public-health profiles (Fingertips), on the newest five points.

A weighted straight line (weights 1 ÷ SE²) has a trend when slope² ÷ variance of the slope is beyond
9.5495, the 99.8 % point of chi-square with one degree of freedom, and the slope keeps its sign with
each of the five points left out in turn. Source: OHID, Fingertips, trend marker calculator (MIT
licence). No polarity here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sightline.judgement.intervals import Interval
from sightline.judgement.polarity import Change
from sightline.judgement.separate import check_separate
from sightline.vocabulary.words import Basis

POINTS: Final = 5
SIGNIFICANT: Final = 9.54953570608324
WIDTH_IN_ERRORS: Final = 3.92
"""A 95 % interval is 2 × 1.96 standard errors wide."""

_Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Measured:
    """A period's value with its 95 % interval, both in the same unit."""

    day: date
    value: float
    interval: Interval


@dataclass(frozen=True)
class Trend:
    """UP, DOWN or LEVEL (no significant change); None where it cannot be calculated.

    `slope` is in the value's unit per period.
    """

    change: Change | None
    chi_square: float | None = None
    slope: float | None = None
    reason: str = ""

    @property
    def in_words(self) -> str:
        if self.change is None:
            return self.reason
        return {
            Change.UP: f"Rising over the newest {POINTS} points",
            Change.DOWN: f"Falling over the newest {POINTS} points",
            Change.LEVEL: f"No significant change over the newest {POINTS} points",
        }[self.change]


def recent_trend(points: Sequence[Measured], basis: Basis) -> Trend:
    """The trend of the newest five points, oldest first; periods must not overlap.

    Yearly figures of a rolling basis are separate and may be tested; monthly ones are refused with
    OverlappingPeriods. Like its source, it counts the points it has as equally spaced.
    """
    newest = list(points[-POINTS:])
    check_separate([point.day for point in newest], basis)
    if len(newest) < POINTS:
        return Trend(None, reason=f"Cannot be calculated: {len(newest)} of {POINTS} points.")
    values = np.array([point.value for point in newest], dtype=np.float64)
    widths = np.array([point.interval.high - point.interval.low for point in newest])
    if not np.all(np.isfinite(values)) or not np.all(np.isfinite(widths)) or np.any(widths <= 0):
        return Trend(None, reason="Cannot be calculated: a point has no interval.")
    weights = (WIDTH_IN_ERRORS / widths) ** 2
    slope, chi_square = _line(values, weights)
    significant = chi_square > SIGNIFICANT and _keeps_its_sign(values, weights, slope)
    way = Change.UP if slope > 0 else Change.DOWN
    return Trend(way if significant else Change.LEVEL, chi_square, slope)


def _line(values: _Numbers, weights: _Numbers, left_out: int | None = None) -> tuple[float, float]:
    """Slope and chi-square of the weighted line, optionally without one point."""
    at = np.arange(1, len(values) + 1, dtype=np.float64)
    if left_out is not None:
        at, values, weights = (np.delete(array, left_out) for array in (at, values, weights))
    middle = np.average(at, weights=weights)
    spread = float(np.sum(weights * (at - middle) ** 2))
    slope = float(np.sum(weights * (at - middle) * values)) / spread
    return slope, slope * slope * spread


def _keeps_its_sign(values: _Numbers, weights: _Numbers, slope: float) -> bool:
    without = (_line(values, weights, left_out)[0] for left_out in range(len(values)))
    return all((each >= 0) == (slope >= 0) for each in without)
