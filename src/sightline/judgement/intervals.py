"""How sure are we of a value, and do two values differ? No polarity here.

Wilson's interval for proportions, Byar's for counts and rates; Newcombe's for the difference of two
proportions and the exact conditional one for the ratio of two rates. "Similar" is an answer.

All of these take the things counted as independent. Brothers and sisters, and a stock counted at
two days (mostly the same children), are not: the answer is then a little too sure, or too cautious.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from scipy import special

LEVEL_95: Final = 0.95
LEVEL_998: Final = 0.998
TOO_FEW: Final = 10
"""A denominator (or, for rates, a number of events) under this is shown, flagged, not judged."""


class Compared(StrEnum):
    """Where a value lies beside another, once chance is allowed for."""

    LOWER = "lower"
    SIMILAR = "similar"
    HIGHER = "higher"


@dataclass(frozen=True)
class Interval:
    """Lower and upper limit, in the unit of the value they belong to; `level` is 0.95 or 0.998."""

    low: float
    high: float
    level: float
    method: str

    def times(self, factor: float) -> "Interval":
        return Interval(self.low * factor, self.high * factor, self.level, self.method)

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Counted:
    """A numerator and what it was counted out of (children, or population × years at risk)."""

    numerator: float
    denominator: float


@dataclass(frozen=True)
class Comparison:
    """The answer, the interval it rests on, its method; or no answer and the reason in words.

    The interval is of the difference now − before (proportions, 0…1 scale) or of the ratio
    now ÷ before (rates and counts).
    """

    answer: Compared | None
    interval: Interval | None = None
    method: str = ""
    reason: str = ""


def wilson(numerator: float, denominator: float, level: float = LEVEL_95) -> Interval:
    """Interval of a proportion, on the scale 0…1.

    Source: Wilson EB (1927), J Am Stat Assoc 22:209-212; recommended as method 3 by Newcombe RG
    (1998), Statistics in Medicine 17:857-872. Raises ValueError if it is not a proportion.
    """
    if denominator <= 0 or not 0 <= numerator <= denominator:
        raise ValueError(f"{numerator:g} of {denominator:g} is not a proportion.")
    z = _z(level)
    share = numerator / denominator
    shrink = 1 + z * z / denominator
    middle = (share + z * z / (2 * denominator)) / shrink
    spread = share * (1 - share) / denominator + z * z / (4 * denominator * denominator)
    half = z * math.sqrt(spread) / shrink
    low = 0.0 if numerator == 0 else max(0.0, middle - half)
    high = 1.0 if numerator == denominator else min(1.0, middle + half)
    return Interval(low, high, level, "Wilson")


def byar(count: float, level: float = LEVEL_95) -> Interval:
    """Interval of a number of events, from 10 by Byar's method, below 10 exactly.

    Sources: Breslow NE, Day NE (1987), Statistical Methods in Cancer Research II, IARC, p. 69;
    the exact limits by chi-square from Armitage and Berry; the change-over at 10 is the
    Office for Health Improvement and Disparities' own (technical guidance on rates).
    """
    if count < 0:
        raise ValueError(f"A number of events cannot be {count:g}.")
    if count < TOO_FEW:
        return _exact_poisson(count, level)
    z = _z(level)
    above = count + 1
    low = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3
    high = above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3
    return Interval(low, high, level, "Byar")


def percent_interval(counted: Counted, level: float = LEVEL_95) -> Interval:
    """Wilson, in percent."""
    return wilson(counted.numerator, counted.denominator, level).times(100)


def rate_interval(counted: Counted, per: float, level: float = LEVEL_95) -> Interval:
    """Byar, per so many people; the population is taken as known exactly."""
    if counted.denominator <= 0:
        raise ValueError("A rate needs a population.")
    return byar(counted.numerator, level).times(per / counted.denominator)


def compare_proportions(now: Counted, before: Counted, level: float = LEVEL_95) -> Comparison:
    """Newcombe's hybrid score interval of the difference of two independent proportions.

    Source: Newcombe RG (1998), Statistics in Medicine 17:873-890, method 10.
    """
    one, two = (
        wilson(now.numerator, now.denominator, level),
        wilson(before.numerator, before.denominator, level),
    )
    share_now, share_before = now.numerator / now.denominator, before.numerator / before.denominator
    difference = share_now - share_before
    low = difference - math.hypot(share_now - one.low, two.high - share_before)
    high = difference + math.hypot(one.high - share_now, share_before - two.low)
    interval = Interval(low, high, level, "Newcombe")
    return Comparison(_beside(interval, 0.0), interval, "difference of proportions (Newcombe)")


def compare_relative(group: Counted, others: Counted, level: float = LEVEL_95) -> Comparison:
    """How many times as likely in a group as among all others: the ratio of two proportions.

    Too few (a denominator, or a part of either, under what can be judged) gets no answer. Source:
    Katz D, Baptista J, Azen SP, Pike MC (1978), Biometrics 34:469-474.
    """
    if min(group.denominator, others.denominator) < TOO_FEW:
        return Comparison(None, reason="too few to judge")
    if min(group.numerator, others.numerator) <= 0:
        return Comparison(None, reason="nothing was counted in one of the two")
    share, other = group.numerator / group.denominator, others.numerator / others.denominator
    spread = _z(level) * math.sqrt((1 - share) / group.numerator + (1 - other) / others.numerator)
    ratio = share / other
    interval = Interval(ratio * math.exp(-spread), ratio * math.exp(spread), level, "Katz")
    return Comparison(_beside(interval, 1.0), interval, "ratio of proportions (Katz)")


def compare_rates(now: Counted, before: Counted, level: float = LEVEL_95) -> Comparison:
    """Exact interval of the ratio of two Poisson rates, given how many events there were in all.

    Sources: Przyborowski J, Wilenski H (1940), Biometrika 31:313-323; Fay MP (2010), R Journal
    2(1):53-58. Denominators are populations × time at risk; for plain counts give the months.
    """
    if min(now.denominator, before.denominator) <= 0:
        raise ValueError("Rates can be compared only where both populations are known.")
    if now.numerator + before.numerator == 0:
        whole = Interval(0.0, math.inf, level, "exact")
        return Comparison(Compared.SIMILAR, whole, "ratio of rates (exact)")
    tail = (1 - level) / 2
    exposure = before.denominator / now.denominator
    low = _odds(_beta(tail, now.numerator, before.numerator + 1)) * exposure
    high = _odds(_beta(1 - tail, now.numerator + 1, before.numerator)) * exposure
    interval = Interval(low, high, level, "exact")
    return Comparison(_beside(interval, 1.0), interval, "ratio of rates (exact)")


def compare_with_reference(interval: Interval, reference: float) -> Compared:
    """A value's interval beside a reference taken as exact (England, a neighbours' mean).

    This is Fingertips' benchmark method "confidence interval overlapping reference value".
    """
    if interval.holds(reference):
        return Compared.SIMILAR
    return Compared.HIGHER if interval.low > reference else Compared.LOWER


def _beside(interval: Interval, nothing: float) -> Compared:
    """The answer where `nothing` (0 or 1) is what no difference would be; a limit on it is none."""
    if interval.low > nothing:
        return Compared.HIGHER
    return Compared.LOWER if interval.high < nothing else Compared.SIMILAR


def _exact_poisson(count: float, level: float) -> Interval:
    tail = (1 - level) / 2
    low = 0.0 if count == 0 else float(special.gammaincinv(count, tail))
    return Interval(low, float(special.gammaincinv(count + 1, 1 - tail)), level, "exact Poisson")


def _z(level: float) -> float:
    if not 0.5 <= level < 1:
        raise ValueError(f"A confidence level lies between 0.5 and 1, not {level:g}.")
    return float(special.ndtri(1 - (1 - level) / 2))


def _beta(probability: float, a: float, b: float) -> float:
    if a == 0:
        return 0.0
    return 1.0 if b == 0 else float(special.betaincinv(a, b, probability))


def _odds(share: float) -> float:
    return math.inf if share >= 1 else share / (1 - share)
