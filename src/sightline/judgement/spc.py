"""Statistical process control: the XmR chart, with the rules of NHS Making Data Count.

How limits are worked out stands in `limits`, the rules in `signals`.
Values only: no polarity here, and no target (see `assurance`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.judgement import signals
from sightline.judgement.limits import ENOUGH_POINTS, Bounds, Limits, Rebase, limits_of
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
from sightline.vocabulary.words import Basis


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
        if have >= ENOUGH_POINTS:
            return "Too few to judge: no two neighbouring periods both have a value."
        since = " since the limits were last set" if len(self.stretches) > 1 else ""
        return f"Too few to judge: {have} of {ENOUGH_POINTS} points{since}."


def xmr(
    series: Series,
    *,
    basis: Basis,
    rebases: Sequence[Rebase] = (),
    baseline: int | None = None,
    bounds: Bounds = (None, None),
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
        limits = limits_of(part, rebase, baseline, bounds)
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
