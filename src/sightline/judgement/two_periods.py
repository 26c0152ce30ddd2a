"""The two-period comparison: which method suits a unit, and when it may not be asked at all."""

from sightline.judgement.intervals import (
    LEVEL_95,
    TOO_FEW,
    Comparison,
    Counted,
    Interval,
    compare_proportions,
    compare_rates,
    percent_interval,
    rate_interval,
)
from sightline.vocabulary.words import Unit

PER = {Unit.RATE_PER_1000: 1_000, Unit.RATE_PER_10000: 10_000, Unit.RATE_PER_100000: 100_000}


def compare_periods(
    now: Counted | None, before: Counted | None, unit: Unit, level: float = LEVEL_95
) -> Comparison:
    """Do two separate periods of the same length differ by more than chance?

    Percentages by Newcombe, rates and counts by the exact ratio (for a count, denominator is the
    months counted over, and may be 1 and 1). Means, medians and scores have no interval here,
    because their spread is not stored: no answer, and the reason says so.
    """
    if now is None or before is None:
        return Comparison(None, reason="There is no earlier period to compare with.")
    if unit is Unit.PERCENT:
        return _compare_percents(now, before, level)
    if unit in PER or unit is Unit.COUNT:
        if min(now.denominator, before.denominator) <= 0:
            return Comparison(None, reason="The population or time counted over is not known.")
        if now.numerator + before.numerator < TOO_FEW:
            return Comparison(None, reason=_too_few(now.numerator + before.numerator, "events"))
        return compare_rates(now, before, level)
    return Comparison(None, reason="How much single cases differ is not known for this value.")


def interval_of(counted: Counted, unit: Unit, level: float = LEVEL_95) -> Interval | None:
    """The interval of a shown value in its own unit, or None where no method here fits."""
    if unit is Unit.PERCENT:
        return percent_interval(counted, level) if is_proportion(counted) else None
    if unit in PER and counted.denominator > 0 and counted.numerator >= 0:
        return rate_interval(counted, PER[unit], level)
    return None


def is_proportion(counted: Counted) -> bool:
    """False for a percentage that is no share of a whole, such as agency cover above 100%."""
    return counted.denominator > 0 and 0 <= counted.numerator <= counted.denominator


def _compare_percents(now: Counted, before: Counted, level: float) -> Comparison:
    fewest = min(now.denominator, before.denominator)
    if fewest < TOO_FEW:
        return Comparison(None, reason=_too_few(fewest, "counted in one of the periods"))
    if not (is_proportion(now) and is_proportion(before)):
        return Comparison(None, reason="This percentage is not a share of a whole.")
    return compare_proportions(now, before, level)


def _too_few(count: float, what: str) -> str:
    return f"Only {count:g} {what}: too few to judge."
