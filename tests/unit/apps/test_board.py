"""Quorum, recurrence and what has to be said: plain rules, no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.board import rules
from sightline.apps.board.kinds import body_kinds
from sightline.apps.board.recurrence import OffDay, Recurrence, next_days, papers_due, planned_day
from sightline.apps.board.states import EXPLORATION_MOVES, ExplorationState, Presence
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.working_days import WorkingDays

CALENDAR = WorkingDays()
THIRD_WEDNESDAY = Recurrence(1, 3, 2)
DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))
RULES = st.builds(
    Recurrence, st.integers(1, 12), st.sampled_from([1, 2, 3, 4, -1]), st.integers(0, 4)
)


def came(*, there: int, away: int = 0, chair: Presence | None = Presence.PRESENT):  # type: ignore[no-untyped-def]
    seats = [(True, True, chair)] + [(True, False, Presence.PRESENT)] * there
    return [*seats, *[(True, False, Presence.APOLOGIES)] * away]


def quorum(seats, number=None, percent=None, chair_needed=True):  # type: ignore[no-untyped-def]
    return rules.quorum_of(seats, number=number, percent=percent, chair_needed=chair_needed)


def test_quorum_is_said_plainly() -> None:
    found = quorum(came(there=3, away=3), number=4)
    assert found.in_words == "4 of 7, quorate; needs 4 and the chair."


def test_without_its_chair_it_is_not_quorate_and_says_who_is_missing() -> None:
    found = quorum(came(there=5, chair=Presence.APOLOGIES), number=3)
    assert not found.is_met
    assert found.in_words == "5 of 6, not quorate; needs 3 and the chair, who is not there."


def test_a_deputy_counts_and_whoever_only_attends_does_not() -> None:
    seats = [(True, True, Presence.DEPUTY), (True, False, None), (False, False, Presence.PRESENT)]
    found = quorum(seats, number=1)
    assert (found.came, found.of, found.is_met) == (1, 2, True)


@given(st.integers(1, 60), st.integers(1, 100))
def test_a_share_of_the_members_is_never_rounded_down(of: int, percent: int) -> None:
    needed = rules.needed_for_quorum(of, None, percent)
    assert needed * 100 >= of * percent > (needed - 1) * 100


def test_a_recurrence_reads_as_people_say_it() -> None:
    assert THIRD_WEDNESDAY.in_words == "the third Wednesday of every month"
    assert Recurrence(2, -1, 0).in_words == "the last Monday of every second month"
    assert Recurrence(2, 0, 4).in_words == "every 2 weeks on a Friday"


@given(RULES)
def test_a_recurrence_is_read_back_as_it_was_written(recurrence: Recurrence) -> None:
    assert Recurrence.read(recurrence.rule) == recurrence


def test_every_second_month_is_reckoned_from_its_own_start() -> None:
    days = next_days(
        Recurrence(2, 1, 1), reckoned_from=date(2026, 1, 1), after=date(2026, 2, 1), until=None,
        off_day=OffDay.NEXT, papers_before=5, calendar=CALENDAR, count=3,
    )  # fmt: skip
    assert [day.on for day in days] == [date(2026, 3, 3), date(2026, 5, 5), date(2026, 7, 7)]


def test_a_meeting_on_a_bank_holiday_moves_and_says_why() -> None:
    late_may = date(2026, 5, 25)
    planned = planned_day(late_may, off_day=OffDay.NEXT, papers_before=5, calendar=CALENDAR)
    assert (planned.by_rule, planned.on) == (late_may, date(2026, 5, 26))
    assert "25 May 2026 is no working day" in planned.why
    before = planned_day(late_may, off_day=OffDay.BEFORE, papers_before=5, calendar=CALENDAR)
    assert before.on == date(2026, 5, 22)


def test_a_closure_day_of_the_council_moves_a_meeting_as_well() -> None:
    closed = WorkingDays.with_closures([date(2026, 10, 21)])
    planned = planned_day(date(2026, 10, 21), off_day=OffDay.NEXT, papers_before=5, calendar=closed)
    assert planned.on == date(2026, 10, 22)


@given(RULES, DAYS)
def test_each_planned_day_is_a_working_day_with_papers_due_before(
    recurrence: Recurrence, begins: date
) -> None:
    days = next_days(
        recurrence, reckoned_from=begins, after=begins - timedelta(days=1), until=None,
        off_day=OffDay.NEXT, papers_before=5, calendar=CALENDAR, count=4,
    )  # fmt: skip
    for day in days:
        assert CALENDAR.is_working(day.on) and CALENDAR.is_working(day.papers_due_on)
        assert CALENDAR.between(day.papers_due_on, day.on) == 5
        assert day.by_rule.weekday() == recurrence.weekday


@given(DAYS, st.integers(0, 20))
def test_papers_are_due_so_many_working_days_before(day: date, before: int) -> None:
    due = papers_due(day, before, CALENDAR)
    assert CALENDAR.is_working(due) and CALENDAR.between(due, day) == before


def test_a_meeting_looks_at_the_last_whole_month() -> None:
    assert rules.month_looked_at(date(2026, 11, 25)) == date(2026, 10, 31)
    assert rules.month_looked_at(date(2027, 1, 4)) == date(2026, 12, 31)


def test_an_exploration_comes_back_until_it_was_looked_at() -> None:
    back = {state for state in ExplorationState if rules.comes_back(state)}
    assert back == set(ExplorationState) - {ExplorationState.LOOKED_AT, ExplorationState.WITHDRAWN}
    with pytest.raises(NotAllowed, match="“look at” is not possible"):
        EXPLORATION_MOVES.check(ExplorationState.ASKED, "look at")


def test_a_challenge_about_inequality_names_the_group_and_ends_with_its_outcome() -> None:
    with pytest.raises(NotAllowed, match="which group"):
        rules.check_inequality(True, "Ethnicity", "", "1.6 times")
    with pytest.raises(NotAllowed, match="closed with its outcome"):
        rules.check_outcome(True, " ")
    rules.check_outcome(False, "")


def test_kinds_of_bodies_are_data_and_an_authoritys_own_file_replaces_them(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert body_kinds()["performance_board"].holds_to_account
    own = '[panel]\ntitle = "Panel"\nholds_to_account = false\n'
    (tmp_path / "bodies.toml").write_text(own, encoding="utf-8")
    assert list(body_kinds(tmp_path)) == ["panel"]
