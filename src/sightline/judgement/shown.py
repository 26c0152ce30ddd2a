"""The value as printed: one rounding and one wording of units for every page and paper.

Halves go away from zero (82.25 → 82.3), as Excel and people do; Python's own `round` would give
82.2. The value itself is never rounded, only what is shown and what is compared as shown.
"""

from decimal import ROUND_HALF_UP, Decimal

from sightline.vocabulary.words import Unit

_PER = {
    Unit.RATE_PER_1000: "per 1,000",
    Unit.RATE_PER_10000: "per 10,000",
    Unit.RATE_PER_100000: "per 100,000",
}
_NOUNS = {
    Unit.DAYS: ("day", "days"),
    Unit.WORKING_DAYS: ("working day", "working days"),
    Unit.HOURS: ("hour", "hours"),
    Unit.CASES: ("case", "cases"),
    Unit.FTE: ("full-time equivalent", "full-time equivalent"),
}


def rounded(value: float, decimals: int) -> Decimal:
    """The value as shown, exact, so that sums and differences of shown values add up."""
    shown = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(shown) if shown == 0 else shown  # no "-0.0"


def number(value: float, decimals: int) -> str:
    """'1,145' or '82.3'."""
    return f"{rounded(value, decimals):,}"


def whole_or_parts(value: float) -> str:
    """A count in words of a sentence: '643', but '12.5' where a part-time person is counted."""
    return number(value, 0 if float(value).is_integer() else 1)


def say(value: float, unit: Unit, decimals: int | None = None) -> str:
    """The value with its unit: '19.0%', '40.6 per 10,000', '1 working day', '643'."""
    figure = number(value, unit.decimals if decimals is None else decimals)
    if unit is Unit.PERCENT:
        return f"{figure}%"
    if unit in _PER:
        return f"{figure} {_PER[unit]}"
    if unit in _NOUNS:
        one, many = _NOUNS[unit]
        return f"{figure} {one if figure in {'1', '1.0'} else many}"
    return figure
