"""Pictures of views and periods: which rows a figure looks at."""

from datetime import date

import pytest


def referred(*days: str, **more: object) -> dict[str, list[dict[str, object]]]:
    rows = [
        {"child_id": f"child {n}", "referred_on": date.fromisoformat(day), **more}
        for n, day in enumerate(days)
    ]
    return {"referrals": rows}


@pytest.mark.parametrize(
    ("basis", "days", "count"),
    [
        ("month", ["2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01"], 2),
        ("quarter", ["2023-12-31", "2024-01-01", "2024-03-31", "2024-04-01"], 2),
        ("year_to_date", ["2023-03-31", "2023-04-01", "2024-03-31", "2024-04-01"], 2),
        ("academic_year", ["2023-08-31", "2023-09-01", "2024-03-31"], 2),
        ("rolling_12_months", ["2023-03-31", "2023-04-01", "2024-03-31", "2024-04-01"], 2),
        ("rolling_24_months", ["2022-03-31", "2022-04-01", "2024-03-31"], 2),
        ("rolling_36_months", ["2021-03-31", "2021-04-01", "2024-03-31"], 2),
    ],
)
def test_a_flow_holds_the_rows_dated_in_its_period(ask, basis, days, count):
    asked = ask(referred(*days), "2024-03-31", counts="referrals", on="referred_on", over=basis)
    assert asked.value == count


def test_the_year_to_28_february_leaves_29_february_of_the_year_before_out(ask):
    rows = referred("2024-02-29", "2024-03-01", "2025-02-28")
    asked = ask(rows, "2025-02-28", counts="referrals", on="referred_on", over="rolling_12_months")
    assert asked.value == 2


@pytest.mark.parametrize("basis", ["month", "quarter", "year_to_date", "rolling_12_months"])
def test_a_live_figure_ends_on_the_extract_day(ask, basis):
    rows = referred("2023-10-12", "2023-10-13", "2024-10-01", "2024-10-12", "2024-10-13")
    asked = ask(rows, "2024-10-12", counts="referrals", on="referred_on", over=basis)
    assert asked.value == (3 if basis == "rolling_12_months" else 2)


@pytest.mark.parametrize(
    ("started", "ended", "is_open"),
    [
        ("2024-03-31", None, True),
        ("2024-04-01", None, False),
        ("2024-01-01", "2024-03-31", False),
        ("2024-01-01", "2024-04-01", True),
    ],
)
def test_a_stock_holds_what_began_by_the_day_and_has_not_ended(ask, started, ended, is_open):
    plan = {"child_id": "a", "started_on": date.fromisoformat(started)}
    plan["ended_on"] = date.fromisoformat(ended) if ended else None
    asked = ask(
        {"cp_plans": [plan]}, "2024-03-31", counts="cp_plans", open=["started_on", "ended_on"]
    )
    assert asked.value == is_open


def test_during_holds_what_was_open_at_any_time_in_the_period(ask):
    spells = [("2023-01-01", "2023-03-31"), ("2023-01-01", "2023-04-01"), ("2024-03-31", None)]
    plans = [
        {
            "child_id": f"child {n}",
            "started_on": date.fromisoformat(start),
            "ended_on": date.fromisoformat(end) if end else None,
        }
        for n, (start, end) in enumerate(spells)
    ]
    asked = ask(
        {"cp_plans": plans},
        "2024-03-31",
        counts="cp_plans",
        during=["started_on", "ended_on"],
        over="rolling_12_months",
    )
    assert asked.value == 2


@pytest.mark.parametrize(
    "mark", [{"impossible": "it ended before it began"}, {"withdrawn_on": date(2024, 2, 1)}]
)
def test_impossible_and_withdrawn_rows_are_never_in_view(ask, mark):
    rows = referred("2024-03-01", **mark)
    rows["referrals"] += referred("2024-03-02")["referrals"]
    rows["referrals"][1]["child_id"] = "somebody else"
    asked = ask(rows, "2024-03-31", counts="referrals", on="referred_on", over="month")
    assert asked.value == 1
