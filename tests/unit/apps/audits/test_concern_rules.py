"""Until when an immediate concern must be answered: working hours, whatever lies between."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.apps.audits.form.concern_rules import ConcernPolicy
from sightline.vocabulary.working_days import WorkingDays

LONDON, ENGLAND = ZoneInfo("Europe/London"), WorkingDays()
OPENS, CLOSES = time(9), time(17)
MINUTE = timedelta(minutes=1)


def answer_by(raised_at: datetime, hours: float = 2) -> datetime:
    return ConcernPolicy(hours, OPENS, CLOSES, ()).answer_by(raised_at, ENGLAND)


def london(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def working_minutes(first: datetime, last: datetime) -> int:
    """Counted one by one: every minute of a working day between opening and closing."""
    moment, count = first.astimezone(ZoneInfo("UTC")), 0
    while moment < last:
        here = moment.astimezone(LONDON)
        count += ENGLAND.is_working(here.date()) and OPENS <= here.time() < CLOSES
        moment += MINUTE
    return count


def test_a_concern_waits_over_nights_weekends_and_bank_holidays() -> None:
    assert answer_by(london("2026-11-23T10:00")) == london("2026-11-23T12:00")
    assert answer_by(london("2026-11-23T15:00")) == london("2026-11-23T17:00"), "by closing time"
    assert answer_by(london("2026-12-24T16:30")) == london("2026-12-29T10:30"), "over Christmas"
    assert answer_by(london("2026-03-27T16:00")) == london("2026-03-30T10:00"), "clocks go forward"
    assert answer_by(london("2026-10-23T16:00")) == london("2026-10-26T10:00"), "clocks go back"
    summer = datetime.fromisoformat("2026-07-01T08:30+00:00")
    assert answer_by(summer) == london("2026-07-01T11:30"), "half past nine in London"


START = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC"))


@given(st.integers(0, 2 * 365 * 24 * 60), st.integers(1, 20 * 60))
@settings(max_examples=40, deadline=None)
def test_exactly_the_hours_lie_between_and_it_ends_in_working_time(
    after: int, minutes: int
) -> None:
    raised_at = START + after * MINUTE
    until = answer_by(raised_at, minutes / 60)
    whole = (until + MINUTE / 2).replace(second=0, microsecond=0)
    assert abs(until - whole) < timedelta(milliseconds=1)
    assert working_minutes(raised_at, whole) == minutes
    assert ENGLAND.is_working(whole.date()) and OPENS < whole.time() <= CLOSES
