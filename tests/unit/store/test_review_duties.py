"""Reviews that plans and periods of care call for: the worked examples of the definitions."""

import pytest
from tests.unit.store.small import Rows, built, day, episodes

AS_AT = day("2024-03-31")


def cp_duties(started: str, held: list[str], **plan: object) -> Rows:
    plans = [{"child_id": "a", "started_on": day(started), **plan}]
    reviews = [{"child_id": "a", "held_on": day(one)} for one in held]
    return built("cp_review_duties", cp_plans=plans, cp_reviews=reviews)


def is_late(duty: dict, at=AS_AT) -> bool:
    return min(duty["held_on"] or at, at) > duty["due_on"]


@pytest.mark.parametrize(
    ("started", "held", "in_time"),
    [
        ("2023-06-10", ["2023-09-10", "2024-03-08"], True),
        ("2023-06-10", ["2023-09-11"], False),
        ("2023-10-01", [], False),
        ("2023-06-01", ["2023-08-20"], False),
        ("2023-12-31", ["2024-03-30"], True),
        ("2023-12-31", [], True),
    ],
)
def test_a_plan_is_reviewed_in_time_as_the_definitions_say(started, held, in_time):
    duties = cp_duties(started, held)
    assert any(map(is_late, duties)) is not in_time


def test_a_review_not_held_stays_due():
    (duty,) = cp_duties("2023-10-01", [])
    assert (duty["set_on"], duty["due_on"], duty["held_on"]) == (
        day("2023-10-01"),
        day("2024-01-01"),
        None,
    )


def test_a_plan_that_ended_first_calls_for_no_further_review():
    duties = cp_duties("2023-06-10", ["2023-09-01"], ended_on=day("2024-02-01"))
    assert [duty["held_on"] for duty in duties] == [day("2023-09-01")]


def test_a_latest_review_of_a_plan_already_running_is_not_taken_for_its_first():
    plan = {"last_review_on": day("2024-02-01"), "observed_on": AS_AT}
    (duty,) = cp_duties("2022-01-01", [], **plan)
    assert (duty["number"], duty["set_on"], duty["due_on"]) == (
        2,
        day("2024-02-01"),
        day("2024-08-01"),
    )


def test_a_latest_review_within_three_months_is_the_first():
    plan = {"last_review_on": day("2024-02-01"), "observed_on": AS_AT}
    duties = cp_duties("2023-12-01", [], **plan)
    assert [duty["number"] for duty in duties] == [1, 2]


def test_reviews_before_history_begins_are_not_held_to_be_missed():
    known = {"cp_reviews": (day("2023-04-01"), AS_AT)}
    plans = [{"child_id": "a", "started_on": day("2021-01-01")}]
    reviews = [{"child_id": "a", "held_on": day("2023-07-01")}]
    duties = built("cp_review_duties", known, cp_plans=plans, cp_reviews=reviews)
    assert [(duty["set_on"], duty["due_on"]) for duty in duties] == [
        (day("2023-04-01"), day("2023-10-01")),
        (day("2023-07-01"), day("2024-01-01")),
    ]


def cla_duties(*written: str, held: list[str], **tables: Rows) -> Rows:
    reviews = [{"child_id": "a", "held_on": day(one)} for one in held]
    return built(
        "cla_review_duties", cla_episodes=episodes(*written), cla_reviews=reviews, **tables
    )


def test_reviews_in_care_fall_due_after_twenty_working_days_then_three_then_six_months():
    duties = cla_duties("2024-01-02 S C2 U6 F1 -", held=["2024-01-30", "2024-04-30"])
    # Twenty working days after 2 January is Tuesday the 30th.
    assert [duty["due_on"] for duty in duties] == [
        day("2024-01-30"),
        day("2024-04-30"),
        day("2024-10-30"),
    ]
    assert {duty["schedule"] for duty in duties} == {"looked_after"}


def test_short_breaks_call_for_no_review():
    assert cla_duties("2024-01-02 S V4 U6 F1 -", held=[]) == []


def test_a_placement_order_starts_the_adoption_schedule():
    duties = cla_duties(
        "2023-01-02 S C2 U6 F1 2023-06-01",
        "2023-06-01 L E1 U6 F1 -",
        held=["2023-01-20", "2023-04-15", "2023-08-20"],
    )
    assert [(duty["schedule"], duty["set_on"], duty["due_on"]) for duty in duties] == [
        ("looked_after", day("2023-01-02"), day("2023-01-30")),
        ("looked_after", day("2023-01-20"), day("2023-04-20")),
        ("adoption", day("2023-06-01"), day("2023-09-01")),
        ("adoption", day("2023-08-20"), day("2024-02-20")),
    ]


def test_moving_in_with_adopters_starts_four_weeks_three_and_six_months():
    duties = cla_duties(
        "2023-01-02 S E1 U6 F1 2023-06-01",
        "2023-06-01 B E1 A6 AD -",
        held=["2023-06-20", "2023-09-19"],
    )
    placed = [one for one in duties if one["schedule"] == "placed_for_adoption"]
    assert [duty["due_on"] for duty in placed] == [
        day("2023-06-29"),
        day("2023-09-20"),
        day("2024-03-19"),
    ]


def test_a_duty_overdue_at_a_change_of_schedule_stays_late():
    duties = cla_duties(
        "2023-01-02 S C2 U6 F1 2023-06-01", "2023-06-01 B E1 A6 AD -", held=["2023-06-20"]
    )
    first = duties[0]
    assert (first["due_on"], first["held_on"]) == (day("2023-01-30"), day("2023-06-20"))
