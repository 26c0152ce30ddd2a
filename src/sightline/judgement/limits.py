"""The limits of one stretch of an SPC chart: mean ± 2.66 × the mean moving range.

Moving ranges beyond 3.267 × their mean are screened out first. The 2.66 is 3 ÷ 1.128, and 3.267 the
upper range factor for pairs (Wheeler DJ, Understanding Variation; NHS England, Making Data Count;
NHSRplotthedots, MIT licence).
"""

import math
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from sightline.judgement.separate import Series
from sightline.judgement.signals import Values
from sightline.vocabulary.words import Unit

Bounds = tuple[float | None, float | None]
"""Lowest and highest value there can be, in the value's unit; None where there is no end."""

LIMIT: Final = 2.66
SCREEN: Final = 3.267
ENOUGH_POINTS: Final = 13
"""With fewer, limits are on trial and nothing is judged."""


@dataclass(frozen=True)
class Rebase:
    """From this day on, limits are worked out afresh, and why (printed on the chart)."""

    on: date
    reason: str


@dataclass(frozen=True)
class Limits:
    """One stretch of the chart between rebases; limits are None below two values.

    `lower` and `upper` are the limits the rules use. `drawn_lower` and `drawn_upper` are the same,
    cut off where no value can be (below 0, above 100 percent).
    """

    first: date
    last: date
    points: int
    baseline_points: int
    mean: float | None
    mean_moving_range: float | None
    lower: float | None
    upper: float | None
    drawn_lower: float | None
    drawn_upper: float | None
    rebase: Rebase | None = None

    @property
    def is_trial(self) -> bool:
        return self.lower is None or self.baseline_points < ENOUGH_POINTS


def bounds_of(unit: Unit) -> Bounds:
    """Where a chart's limits are cut off when drawn: percent 0 to 100, scores nowhere, others 0."""
    if unit is Unit.SCORE:
        return None, None
    return 0.0, 100.0 if unit is Unit.PERCENT else None


def limits_of(
    part: Series,
    rebase: Rebase | None,
    baseline: int | None,
    bounds: Bounds,
) -> Limits:
    values = [value for _, value in part]
    used = _first_values(values, baseline)
    present = [value for value in used if value is not None]
    mean = math.fsum(present) / len(present) if present else None
    moving = _mean_moving_range(used)
    lower = upper = None
    if mean is not None and moving is not None:
        lower, upper = mean - LIMIT * moving, mean + LIMIT * moving
    return Limits(
        first=part[0][0],
        last=part[-1][0],
        points=sum(value is not None for value in values),
        baseline_points=len(present),
        mean=mean,
        mean_moving_range=moving,
        lower=lower,
        upper=upper,
        drawn_lower=_cut(lower, bounds),
        drawn_upper=_cut(upper, bounds),
        rebase=rebase,
    )


def _first_values(values: Values, baseline: int | None) -> Values:
    """The points up to and including the one that holds the n-th value."""
    if baseline is None:
        return values
    count = 0
    for index, value in enumerate(values):
        count += value is not None
        if count == baseline:
            return values[: index + 1]
    return values


def _mean_moving_range(values: Values) -> float | None:
    """Mean of the differences between neighbours, without the ones that are far out.

    Where screening would leave no variation at all (a count that is nearly always 0) nothing is
    screened; limits of no width would make every point a signal.
    """
    ranges = [
        abs(now - before)
        for before, now in pairwise(values)
        if before is not None and now is not None
    ]
    if not ranges:
        return None
    mean = math.fsum(ranges) / len(ranges)
    kept = [moving for moving in ranges if moving <= SCREEN * mean]
    screened = math.fsum(kept) / len(kept) if kept else mean
    return screened if screened > 0 else mean


def _cut(limit: float | None, bounds: Bounds) -> float | None:
    floor, ceiling = bounds
    if limit is None:
        return None
    limit = limit if floor is None else max(floor, limit)
    return limit if ceiling is None else min(ceiling, limit)
