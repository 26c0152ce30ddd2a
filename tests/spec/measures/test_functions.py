"""Pictures of every function and operator: a condition over one row, met or not."""

from datetime import date, datetime

import pytest

D = date.fromisoformat


def met(ask, condition, row, as_at="2024-03-31", table="assessments", **more):
    """Whether a condition is met by a row of a stock that is always open."""
    given = {"child_id": "a", "started_on": date(2000, 1, 1), "completed_on": None} | row
    asked = ask(
        {table: [given], **more},
        as_at,
        counts=table,
        open=["started_on", "completed_on"],
        where=condition,
        form="percent",
    )
    assert asked.parts[1] == 1
    return asked.parts[0] == 1


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2024-03-25", "2024-03-25", 0),
        ("2024-03-22", "2024-03-25", 1),
        ("2024-03-28", "2024-04-02", 1),
        ("2024-03-30", "2024-04-02", 1),
        ("2024-03-22", "2024-03-23", 0),
        ("2024-01-02", "2024-03-05", 45),
        ("2024-01-02", "2024-03-06", 46),
        ("2024-04-26", "2024-05-20", 15),
        ("2024-04-26", "2024-05-21", 16),
        ("2024-03-25", "2024-03-22", -1),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(ask, start, end, count):
    assert met(ask, f"working_days(date '{start}', date '{end}') = {count}", {})


def test_a_local_closure_is_no_working_day(ask):
    rows = {"referrals": [{"child_id": "a", "referred_on": D("2024-03-05")}]}
    keys = {
        "counts": "referrals",
        "on": "referred_on",
        "over": "month",
        "form": "percent",
        "where": "working_days(referred_on, date '2024-03-07') = 1",
    }
    assert ask(rows, "2024-03-31", **keys).value == 0
    assert ask(rows, "2024-03-31", closures=("2024-03-06",), **keys).value == 100


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        ("2024-03-22", 1, "2024-03-25"),  # after a Friday: Monday
        ("2024-03-22", 0, "2024-03-24"),  # over the weekend
        ("2024-03-28", 0, "2024-04-01"),  # over Easter
        ("2024-03-21", 1, "2024-03-24"),  # a limit on a Friday lasts until Sunday
        ("2024-03-25", -1, "2024-03-24"),
    ],
)
def test_the_last_calendar_day_within_so_many_working_days(ask, day, count, last):
    assert met(ask, f"working_day_after(date '{day}', {count}) = date '{last}'", {})


def test_a_date_and_a_count_of_working_days_never_disagree(ask):
    for day in range(20, 29):
        limit = f"working_day_after(date '2024-03-20', 3) >= date '2024-03-{day}'"
        count = f"working_days(date '2024-03-20', date '2024-03-{day}') <= 3"
        assert met(ask, f"({limit}) = ({count})", {})


@pytest.mark.parametrize(
    "condition",
    [
        "days(date '2024-02-28', date '2024-03-01') = 2",
        "days_after(date '2024-02-28', 2) = date '2024-03-01'",
        "days_after(as_at, -31) = date '2024-02-29'",
        "days(date '2024-03-01', date '2024-02-28') = -2",
        "months_after(date '2023-08-31', 6) = date '2024-02-29'",
        "months_after(date '2024-08-31', 6) = date '2025-02-28'",
        "months_after(date '2024-02-29', 12) = date '2025-02-28'",
        "months_after(date '2024-03-31', -1) = date '2024-02-29'",
        "months_back(date '2025-02-28', 12) = date '2024-02-29'",
        "months_back(date '2024-03-30', 1) = date '2024-02-29'",
        "months_back(date '2024-04-30', 1) = date '2024-03-31'",
        "months_back(date '2024-04-29', 1) = date '2024-03-29'",
        "age(date '2008-02-29', date '2024-02-28') = 15",
        "age(date '2008-02-29', date '2024-02-29') = 16",
        "age(date '2008-02-29', date '2023-02-28') = 14",
        "age(date '2008-02-29', date '2023-03-01') = 15",
        "age(date '2024-05-01', date '2024-04-30') = -1",
        "coalesce(completed_on, as_at) = date '2024-03-31'",
        "least(completed_on, as_at) = as_at",
        "greatest(date '2024-01-01', as_at, completed_on) = as_at",
        "abs(days(as_at, date '2024-03-30')) = 1",
        "2 + 3 * 2 - 1 = 7 and -1 < 0",
        "3 between 3 and 4 and not 5 between 3 and 4",
        "support_required in ('yes', 'unknown')",
        "support_required not in ('yes')",
        "completed_on is null and started_on is not null",
        "case when completed_on is null then 1 when true then 2 else 3 end = 1",
        "case when completed_on is not null then 1 end is null",
        "true or completed_on < as_at",
        "not (false and completed_on < as_at)",
        "period_start = as_at",
    ],
)
def test_it_is_so(ask, condition):
    assert met(ask, condition, {})


@pytest.mark.parametrize(
    "condition",
    [
        "completed_on < as_at",
        "not completed_on < as_at",
        "completed_on < as_at and true",
        "completed_on <> as_at",
        "days(completed_on, as_at) > 0",
        "working_days(completed_on, as_at) >= 0",
        "working_days(date '1980-01-01', as_at) > 0",  # before the calendar begins
        "working_day_after(completed_on, 3) > as_at",
        "age(completed_on, as_at) > 0",
        "latest_of(child.referrals.referred_on) <= as_at",
    ],
)
def test_a_condition_that_cannot_be_known_is_not_met(ask, condition):
    assert not met(ask, condition, {})
    assert met(ask, f"({condition}) is null", {})


@pytest.mark.parametrize(
    ("returned", "seen", "hours"),
    [
        ("2024-06-01T10:00:00", "2024-06-04T10:00:00", 72),
        ("2024-03-30T12:00:00", "2024-03-31T12:00:00", 23),  # the clocks go forward
        ("2024-10-26T12:00:00", "2024-10-27T12:00:00", 25),  # and back
        ("2024-06-01T10:30:00", "2024-06-01T10:00:00", -0.5),
    ],
)
def test_hours_are_those_that_passed_whatever_the_clocks_did(ask, returned, seen, hours):
    rows = {
        "missing_episodes": [
            {
                "child_id": "a",
                "started_on": D(returned[:10]),
                "ended_on": D(returned[:10]),
                "ended_at": datetime.fromisoformat(returned),
                "kind": "M",
            }
        ],
        "return_interviews": [{"child_id": "a", "held_at": datetime.fromisoformat(seen)}],
    }
    asked = ask(
        rows,
        "2024-12-31",
        counts="missing_episodes",
        on="ended_on",
        over="rolling_12_months",
        form="sum",
        value="hours(ended_at, first_of(child.return_interviews.held_at))",
    )
    assert asked.value == hours


PLAN = {"child_id": "a", "started_on": D("2023-06-01"), "ended_on": D("2024-06-01")}


def visits(*days):
    return [{"child_id": "a", "visited_on": D(day), "seen_alone": "yes"} for day in days]


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("count_of(cp_visits)", 2),  # the third is after the day
        ("count_of(cp_visits, visited_on > date '2024-01-01')", 1),
        ("count_of(cp_visits, seen_alone = 'no')", 0),
        ("different_of(child.cp_visits.visited_on)", 2),
        ("days(latest_of(cp_visits.visited_on), as_at)", 21),
        ("days(first_of(cp_visits.visited_on, visited_on >= this.started_on), as_at)", 274),
        ("count_of(child.referrals)", 0),
    ],
)
def test_related_rows_of_a_stock_are_those_that_had_happened(ask, value, answer):
    rows = {"cp_plans": [PLAN], "cp_visits": visits("2023-07-01", "2024-03-10", "2024-04-01")}
    asked = ask(
        rows,
        "2024-03-31",
        counts="cp_plans",
        open=["started_on", "ended_on"],
        form="sum",
        value=value,
    )
    assert asked.value == answer


def test_a_flow_sees_all_related_rows_that_are_known(ask):
    rows = {"cp_plans": [PLAN], "cp_visits": visits("2023-07-01", "2024-04-01")}
    keys = {"counts": "cp_plans", "on": "started_on", "over": "rolling_12_months", "form": "sum"}
    assert ask(rows, "2024-03-31", value="count_of(cp_visits)", **keys).value == 2
    seen = "count_of(cp_visits, visited_on <= as_at)"
    assert ask(rows, "2024-03-31", value=seen, **keys).value == 1


def test_own_related_rows_are_the_plans_and_not_an_earlier_plans(ask):
    earlier = {"child_id": "a", "started_on": D("2022-01-01"), "ended_on": D("2022-06-01")}
    rows = {"cp_plans": [earlier, PLAN], "cp_visits": visits("2022-02-01", "2023-07-01")}
    keys = {"counts": "cp_plans", "open": ["started_on", "ended_on"], "form": "sum"}
    assert ask(rows, "2024-03-31", value="count_of(cp_visits)", **keys).value == 1
    assert ask(rows, "2024-03-31", value="count_of(child.cp_visits)", **keys).value == 2


def test_a_parent_is_asked_by_its_name(ask):
    rows = {
        "cp_plans": [PLAN],
        "cp_visits": visits("2023-07-01"),
        "children": [{"child_id": "a", "born_on": D("2010-07-01")}],
    }
    asked = ask(
        rows,
        "2024-03-31",
        counts="cp_visits",
        on="visited_on",
        over="rolling_12_months",
        where="days(plan.started_on, visited_on) = 30 and age(child.born_on, visited_on) = 13",
        form="percent",
    )
    assert asked.value == 100
