from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right
from sightline.apps.practice import rules
from sightline.apps.practice.policy import practice_policy
from sightline.apps.practice.rules import Away, Standing

POLICY = practice_policy()
BEGAN = date(2026, 1, 5)
BOTH = frozenset({Right.SEE_PRACTICE, Right.KEEP_PRACTICE})


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (date(2026, 1, 5), date(2026, 1, 15)),  # weekly for six weeks, with three days of grace
        (date(2026, 2, 15), date(2026, 2, 25)),
        (date(2026, 2, 16), date(2026, 3, 5)),  # fortnightly from the seventh week on
        (date(2026, 7, 4), date(2026, 7, 21)),
        (date(2026, 7, 5), date(2026, 8, 8)),  # monthly after six months
    ],
)
def test_a_newly_qualified_worker_is_seen_weekly_then_fortnightly_then_monthly(
    last: date, due: date
) -> None:
    assert rules.due_on(POLICY, last, BEGAN, []) == due


def test_a_month_is_clipped_at_its_end_in_a_leap_year() -> None:
    assert rules.due_on(POLICY, date(2028, 1, 31), None, []) == date(2028, 3, 3)


def test_days_away_move_the_day_on_and_are_no_gap_while_they_last() -> None:
    last, away = date(2026, 6, 1), Away(date(2026, 6, 10), date(2026, 6, 23))
    due = rules.due_on(POLICY, last, None, [away])
    assert due == date(2026, 7, 4) + timedelta(days=14)
    assert rules.standing(due, date(2026, 6, 20), [away], True) is Standing.PAUSED
    assert rules.standing(due, due, [away], True) is Standing.DUE
    assert rules.standing(due, due + timedelta(days=1), [away], True) is Standing.GAP
    assert rules.standing(due, due + timedelta(days=1), [away], False) is Standing.NO_CASES


def test_days_that_two_stretches_away_share_count_once() -> None:
    """1 to 14 June and 10 to 20 June are twenty days, in whichever order they are told."""
    away = [Away(date(2026, 6, 10), date(2026, 6, 20)), Away(date(2026, 6, 1), date(2026, 6, 14))]
    plain = rules.due_on(POLICY, date(2026, 5, 28), None, [])
    for told in (away, away[::-1]):
        assert rules.due_on(POLICY, date(2026, 5, 28), None, told) == plain + timedelta(days=20)


def test_the_assessed_year_asks_for_three_observations_and_then_two_again() -> None:
    asked = [rules.observations_wanted(POLICY, BEGAN, BEGAN + timedelta(days=n)) for n in (0, 364)]
    assert asked == [3, 3]
    assert rules.observations_wanted(POLICY, BEGAN, date(2027, 1, 5)) == 2
    assert rules.observations_wanted(POLICY, None, BEGAN) == 2


@given(st.integers(0, 5), st.integers(0, 364))
@settings(max_examples=50)
def test_what_should_be_by_now_grows_evenly_to_all_of_it(wanted: int, passed: int) -> None:
    first, last = date(2026, 4, 1), date(2027, 3, 31)
    today = first + timedelta(days=passed)
    by_now = rules.should_be_by(wanted, first, last, today)
    assert by_now <= wanted
    assert by_now <= rules.should_be_by(wanted, first, last, today + timedelta(days=1))
    assert rules.should_be_by(wanted, first, last, last) == wanted


def _access(profile: str, **reach: object) -> Access:
    return Access(1, (Hold("role", profile, BOTH, **reach),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("access", "keeps"),
    [
        (_access("manager", teams=frozenset({"Team"})), True),
        (_access("manager", services=frozenset({"Service"})), True),
        (_access("director", everything=True), True),
        (_access("manager", teams=frozenset({"Another"})), False),
        (_access("quality", everything=True), False),
        (_access("practitioner", workers=frozenset({"Worker"})), False),
    ],
)
def test_only_the_line_above_the_worker_keeps_supervision(access: Access, keeps: bool) -> None:
    assert rules.may_keep(access, "Worker", "Team", "Service") is keeps
