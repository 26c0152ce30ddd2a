"""Statistical process control: the XmR chart, with the rules of NHS Making Data Count.

Limits are mean ± 2.66 × the mean moving range, after moving ranges beyond 3.267 × their mean are
screened out. The 2.66 is 3 ÷ 1.128, and 3.267 the upper range factor for pairs (Wheeler DJ,
Understanding Variation; NHS England, Making Data Count; NHSRplotthedots, MIT licence).

Values only: no polarity here, and no target (see `assurance`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sightline.judgement import signals
from sightline.judgement.polarity import Change
from sightline.judgement.separate import (
    OverlappingPeriods,
    Series,
    check_separate,
    fill_gaps,
    is_quarter_end,
)
from sightline.judgement.signals import PRECEDENCE, Rule, Values
from sightline.vocabulary.months import is_month_end
from sightline.vocabulary.words import Basis, Unit

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
        return self.baseline_points < ENOUGH_POINTS


@dataclass(frozen=True)
class Point:
    """One period: its value, its stretch (index into `Chart.stretches`), and its signals."""

    day: date
    value: float | None
    stretch: int
    signals: tuple[tuple[Rule, Change], ...] = ()

    @property
    def speaks(self) -> tuple[Rule, Change] | None:
        """The one signal that is named where several apply."""
        return self.signals[0] if self.signals else None


@dataclass(frozen=True)
class Chart:
    """Points oldest first, and the stretches of limits they stand on."""

    basis: Basis
    points: tuple[Point, ...]
    stretches: tuple[Limits, ...]

    @property
    def latest(self) -> Point | None:
        """The newest point that has a value."""
        return next((point for point in reversed(self.points) if point.value is not None), None)

    @property
    def last_stretch(self) -> Limits | None:
        return self.stretches[-1] if self.stretches else None

    @property
    def can_be_judged(self) -> bool:
        return self.last_stretch is not None and not self.last_stretch.is_trial

    @property
    def why_not(self) -> str:
        """'' or the sentence for a chart that is too short to be judged."""
        if self.can_be_judged:
            return ""
        have = self.last_stretch.baseline_points if self.last_stretch else 0
        since = " since the limits were last set" if len(self.stretches) > 1 else ""
        return f"Too few to judge: {have} of {ENOUGH_POINTS} points{since}."


def bounds_of(unit: Unit) -> tuple[float | None, float | None]:
    """Where a chart's limits are cut off when drawn: percent 0 to 100, scores nowhere, others 0."""
    if unit is Unit.SCORE:
        return None, None
    return 0.0, 100.0 if unit is Unit.PERCENT else None


def xmr(
    series: Series,
    *,
    basis: Basis,
    rebases: Sequence[Rebase] = (),
    baseline: int | None = None,
    bounds: tuple[float | None, float | None] = (None, None),
) -> Chart:
    """An XmR chart of separate months or quarters, oldest first (see `separate.keep_separate`).

    `baseline` fixes each stretch's limits after so many of its values. A period missing from the
    series, or None, is a gap: no moving range is taken across it and runs end at it.

    Raises OverlappingPeriods for rolling or to-date figures, ValueError for a part-period or days
    out of order; each with a sentence.
    """
    _check(series, basis)
    whole = fill_gaps(series, basis)
    points: list[Point] = []
    stretches: list[Limits] = []
    for rebase, part in _split(whole, rebases):
        limits = _limits(part, rebase, baseline, bounds)
        points += _mark(part, limits, len(stretches))
        stretches.append(limits)
    return Chart(basis, tuple(points), tuple(stretches))


def _check(series: Series, basis: Basis) -> None:
    if basis.overlaps:
        raise OverlappingPeriods(
            f"SPC cannot be drawn on figures {basis.in_words}: neighbouring ones share most of "
            "their days, so the limits would be false. Use months or quarters."
        )
    check_separate([day for day, _ in series], basis)
    for day, value in series:
        whole = is_quarter_end(day) if basis is Basis.QUARTER else is_month_end(day)
        if basis is not Basis.AT_DATE and not whole:
            raise ValueError(f"The {basis.value} to {day.isoformat()} is not a whole one.")
        if value is not None and not math.isfinite(value):
            raise ValueError(f"The value at {day.isoformat()} is not a number.")


def _split(series: Series, rebases: Sequence[Rebase]) -> list[tuple[Rebase | None, Series]]:
    """The series cut at each rebase; one that falls before or after all points cuts nothing."""
    marks: list[Rebase | None] = [None, *sorted(rebases, key=lambda rebase: rebase.on)]
    parts: list[tuple[Rebase | None, Series]] = []
    for index, mark in enumerate(marks):
        following = marks[index + 1] if index + 1 < len(marks) else None
        part = [
            point
            for point in series
            if (mark is None or point[0] >= mark.on)
            and (following is None or point[0] < following.on)
        ]
        if part:
            parts.append((mark, part))
    return parts


def _limits(
    part: Series,
    rebase: Rebase | None,
    baseline: int | None,
    bounds: tuple[float | None, float | None],
) -> Limits:
    values = [value for _, value in part]
    used = _first_values(values, baseline)
    present = [value for value in used if value is not None]
    mean = math.fsum(present) / len(present) if present else None
    moving = _mean_moving_range(used)
    known = mean is not None and moving is not None
    lower = mean - LIMIT * moving if mean is not None and moving is not None else None
    upper = mean + LIMIT * moving if mean is not None and moving is not None else None
    return Limits(
        first=part[0][0],
        last=part[-1][0],
        points=sum(value is not None for value in values),
        baseline_points=len(present) if known else 0,
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
        for before, now in zip(values, values[1:], strict=False)
        if before is not None and now is not None
    ]
    if not ranges:
        return None
    mean = math.fsum(ranges) / len(ranges)
    kept = [moving for moving in ranges if moving <= SCREEN * mean]
    screened = math.fsum(kept) / len(kept) if kept else mean
    return screened if screened > 0 else mean


def _cut(limit: float | None, bounds: tuple[float | None, float | None]) -> float | None:
    floor, ceiling = bounds
    if limit is None:
        return None
    limit = limit if floor is None else max(floor, limit)
    return limit if ceiling is None else min(ceiling, limit)


def _mark(part: Series, limits: Limits, stretch: int) -> list[Point]:
    by_rule = _all_signals([value for _, value in part], limits)
    return [
        Point(day, value, stretch, _ordered(by_rule, index))
        for index, (day, value) in enumerate(part)
    ]


def _ordered(by_rule: dict[Rule, signals.Signals], index: int) -> tuple[tuple[Rule, Change], ...]:
    found = ((rule, by_rule[rule][index]) for rule in PRECEDENCE if rule in by_rule)
    return tuple((rule, change) for rule, change in found if change is not None)


def _all_signals(values: Values, limits: Limits) -> dict[Rule, signals.Signals]:
    mean, lower, upper = limits.mean, limits.lower, limits.upper
    if mean is None or lower is None or upper is None:
        return {}
    # Sums of decimal fractions carry noise in the last digits; it must not become a signal.
    nearly = 1e-9 * max(1.0, abs(mean), upper - lower)
    third = (upper - mean) * 2 / 3 + nearly
    edges = (lower - nearly, upper + nearly)
    near = (mean - third, mean + third)
    return {
        Rule.OUTSIDE: signals.outside(values, *edges),
        Rule.TREND: signals.trend(values),
        Rule.TWO_OF_THREE: signals.two_of_three(values, mean, near, edges),
        Rule.SHIFT: signals.shift(values, mean, nearly),
    }
