"""Values as they stand in a table: short, since the row and the heading say the rest."""

from sightline.documents.collected import NamedPeriod
from sightline.judgement import shown
from sightline.judgement.polarity import Change, Judgement
from sightline.vocabulary.months import is_month_end
from sightline.vocabulary.periods import Period
from sightline.vocabulary.words import Basis, Unit

_UNITS = {
    Unit.PERCENT: "%",
    Unit.COUNT: "number",
    Unit.RATE_PER_1000: "per 1,000",
    Unit.RATE_PER_10000: "per 10,000",
    Unit.RATE_PER_100000: "per 100,000",
    Unit.DAYS: "days",
    Unit.WORKING_DAYS: "working days",
    Unit.HOURS: "hours",
    Unit.FTE: "full-time equivalent",
    Unit.SCORE: "score",
    Unit.CASES: "cases",
}
_WAYS = {Change.UP: "Up", Change.DOWN: "Down", Change.LEVEL: "No change"}
_MEANS = {Judgement.BETTER: ", better", Judgement.WORSE: ", worse"}
_RATES = {Unit.RATE_PER_1000, Unit.RATE_PER_10000, Unit.RATE_PER_100000}
DASH = "–"


def cell(value: float | None, unit: Unit) -> str:
    """'82.3%', '1,145', '40.6'; a dash for no value."""
    if value is None:
        return DASH
    return shown.number(value, unit.decimals) + ("%" if unit is Unit.PERCENT else "")


def unit_words(unit: Unit) -> str:
    return _UNITS[unit]


def parts(numerator: float | None, denominator: float | None, unit: Unit) -> str:
    """'812 of 998' under a percentage; what else a value was made from, or '' if it is plain."""
    if denominator is None or unit is Unit.COUNT:
        return ""
    whole = shown.whole_or_parts(denominator)
    if unit is Unit.PERCENT or unit in _RATES:
        return "" if numerator is None else f"{shown.whole_or_parts(numerator)} of {whole}"
    return f"from {whole}"


def way_words(change: Change | None, judgement: Judgement | None) -> str:
    """'Up, better', 'Down', 'No change'; a dash where no way can be told."""
    if change is None:
        return DASH
    return _WAYS[change] + (_MEANS.get(judgement, "") if judgement else "")


def period_words(period: Period) -> str:
    """'Year to Sep 2026', 'Sep 2026', 'At 30 Sep 2026': as short as a column wants it."""
    if isinstance(period, NamedPeriod):
        return period.label
    day = f"{period.last.day} {period.last:%b %Y}"
    last = f"{period.last:%b %Y}" if is_month_end(period.last) else day
    return {
        Basis.AT_DATE: f"At {day}",
        Basis.MONTH: last if is_month_end(period.last) else f"{period.last:%b %Y} so far",
        Basis.QUARTER: f"Quarter to {last}",
        Basis.YEAR_TO_DATE: f"Apr {period.first.year} to {last}",
        Basis.ACADEMIC_YEAR: f"Sep {period.first.year} to {last}",
        Basis.ROLLING_12_MONTHS: f"Year to {last}",
        Basis.ROLLING_24_MONTHS: f"2 years to {last}",
        Basis.ROLLING_36_MONTHS: f"3 years to {last}",
    }[period.basis]
