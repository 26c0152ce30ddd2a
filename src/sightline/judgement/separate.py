"""Do these periods overlap? Neighbouring rolling figures share most of their days.

On pure chance a monthly series of 12-month figures drifts so slowly that half its points look like
signals. SPC, trend and moved / not moved therefore run on separate months, quarters or years only.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from sightline.vocabulary.months import end_of_month, is_month_end, months_after, months_back
from sightline.vocabulary.periods import period_start, quarter_start
from sightline.vocabulary.words import Basis

Series = Sequence[tuple[date, float | None]]
"""Values by day, oldest first; None where a period has no value. Units are the caller's own."""


class OverlappingPeriods(ValueError):
    """Periods share days, so that the test asked for would be false. Carries a sentence."""


def keep_separate(series: Series, basis: Basis) -> list[tuple[date, float | None]]:
    """Only the whole months or quarters of a series: a part-month or live figure falls away.

    Give it the figures of a month, quarter or at_date basis at any days; month-ends (quarter-ends
    for quarters) are kept, sorted.
    """
    ends = is_quarter_end if basis is Basis.QUARTER else is_month_end
    return sorted((point for point in series if ends(point[0])), key=lambda point: point[0])


def is_quarter_end(day: date) -> bool:
    return day == end_of_month(months_after(quarter_start(day), 2))


def check_separate(days: Sequence[date], basis: Basis) -> None:
    """Raise OverlappingPeriods where a period holds an earlier one's last day, or days repeat."""
    for earlier, later in pairwise(days):
        if later <= earlier:
            raise ValueError(f"{_say(later)} does not come after {_say(earlier)}; sort the days.")
        if period_start(later, basis) <= earlier:
            raise OverlappingPeriods(
                f"The figures {basis.in_words} at {_say(earlier)} and {_say(later)} share days, "
                "so a test on them would be false. Use separate months or quarters."
            )


def fill_gaps(series: Series, basis: Basis) -> list[tuple[date, float | None]]:
    """A period that is absent from the series becomes a point without a value."""
    if len(series) < 2:
        return list(series)
    step = 3 if basis is Basis.QUARTER else _smallest_step([day for day, _ in series])
    filled: list[tuple[date, float | None]] = []
    for point, (following, _) in pairwise(series):
        filled.append(point)
        day = _step_on(point[0], step)
        while day <= following - timedelta(days=15):
            filled.append((day, None))
            day = _step_on(day, step)
    return [*filled, series[-1]]


def _smallest_step(days: Sequence[date]) -> int:
    gaps = [(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(days)]
    return max(1, min(gaps))


def _step_on(day: date, months: int) -> date:
    return months_back(day, -months)


def _say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
