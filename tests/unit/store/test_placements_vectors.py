"""The worked examples of the indicator definitions, and what data without a carer makes of them."""

from datetime import date

import pytest
from tests.unit.store.small import built, day, episodes

# What a placement is, as the national measure of stability counts it in the 12 months from 1 April.
PLACEMENTS_SINCE_APRIL_2023 = [
    pytest.param(
        [
            "2023-01-10 S V2 U6 F1 2023-06-01",
            "2023-06-01 P V2 T1 hospital 2023-06-10",
            "2023-06-10 P V2 U6 F1 2023-11-01",
            "2023-11-01 P V2 U6 F2 -",
        ],
        2,
        id="a temporary spell and the return are left out",
    ),
    pytest.param(
        [
            "2023-01-10 S C1 U6 F1 2023-06-01",
            "2023-06-01 P C1 U6 F2 2023-07-01",
            "2023-07-01 B C2 K2 H1 -",
        ],
        3,
        id="three carers",
    ),
    pytest.param(
        ["2023-04-05 S C1 U6 F1 2023-09-01", "2023-09-01 L C2 U6 F1 -"],
        1,
        id="a new legal status is no new placement",
    ),
    pytest.param(
        ["2022-02-01 S C1 U5 F1 2023-05-01", "2023-05-01 U E1 A5 F1 -"],
        1,
        id="foster carers who adopt go on",
    ),
    pytest.param(
        [
            "2022-01-01 S C2 U6 F0 2023-03-31",
            "2023-03-31 P C2 U6 F1 2023-12-01",
            "2023-12-01 P C2 K2 H1 -",
        ],
        2,
        id="the first ended before the window",
    ),
    pytest.param(
        [
            "2022-01-01 S C2 U6 F0 2023-04-02",
            "2023-04-02 P C2 U6 F1 2023-12-01",
            "2023-12-01 P C2 K2 H1 -",
        ],
        3,
        id="the first was still open when the window began",
    ),
]


@pytest.mark.parametrize(("written", "expected"), PLACEMENTS_SINCE_APRIL_2023)
def test_placements_are_counted_as_the_definitions_say(written, expected):
    placements = built("placements", cla_episodes=episodes(*written))
    since = date(2023, 4, 1)
    held = [one for one in placements if one["ended_on"] is None or one["ended_on"] >= since]
    assert len(held) == expected


def test_a_return_after_a_temporary_spell_is_known_by_its_home_where_no_carer_is_given():
    home = {"provider": "PR1", "placement_postcode": "AB1 2CD", "placement_urn": "SC1"}
    rows = episodes(
        "2023-01-10 S V2 U6 ? 2023-06-01",
        "2023-06-01 P V2 T1 ? 2023-06-10",
        "2023-06-10 P V2 U6 ? -",
    )
    rows[0] |= home
    rows[2] |= home
    assert len(built("placements", cla_episodes=rows)) == 1
    rows[2]["placement_postcode"] = "AB9 9ZZ"
    assert len(built("placements", cla_episodes=rows)) == 2


def test_a_new_carer_at_the_same_address_without_a_temporary_spell_is_a_new_placement():
    rows = episodes("2023-01-10 S V2 K2 ? 2023-06-01", "2023-06-01 P V2 K2 ? -")
    assert [one["number"] for one in built("placements", cla_episodes=rows)] == [1, 2]


@pytest.mark.parametrize(
    ("written", "joint_from"),
    [
        (["2021-03-01 S C2 U6 F1 -"], ["2021-03-01"]),
        (
            ["2021-03-01 S C2 U6 F1 2022-10-01", "2022-10-01 P C2 U6 F2 -"],
            ["2021-03-01", "2022-10-01"],
        ),
        (
            ["2021-03-01 S C2 U6 F1 2023-10-01", "2023-10-01 B E1 A6 AD -"],
            ["2021-03-01", "2021-03-01"],
        ),
        (
            [
                "2020-01-01 S C2 U6 F0 2021-03-01",
                "2021-03-01 P C2 U5 F1 2023-10-01",
                "2023-10-01 U E1 A5 F1 -",
            ],
            ["2020-01-01", "2021-03-01"],
        ),
    ],
    ids=["one carer", "moved", "placed for adoption from it", "adopted by the carers"],
)
def test_a_placement_for_adoption_counts_together_with_the_one_before(written, joint_from):
    found = built("placements", cla_episodes=episodes(*written))
    assert [one["joint_from"] for one in found] == [day(text) for text in joint_from]


def test_the_list_of_children_in_care_makes_placements_where_no_episodes_are_held():
    row = {"child_id": "a", "started_on": day("2023-01-10"), "legal_status": "C2", "place": "U6"}
    row |= {"placement_started_on": day("2023-05-01"), "observed_on": day("2024-03-31")}
    (found,) = built("placements", children_in_care=[row])
    assert (found["started_on"], found["ended_on"]) == (day("2023-05-01"), None)


def test_the_list_goes_on_where_the_episodes_end():
    row = {
        "child_id": "a",
        "started_on": day("2023-01-10"),
        "ended_on": day("2024-08-01"),
        "end_reason": "E4A",
        "legal_status": "C2",
        "place": "K2",
        "placement_started_on": day("2024-05-01"),
        "observed_on": day("2024-06-30"),
    }
    kept = {
        "cla_episodes": episodes("2023-01-10 S C2 U6 ? -"),
        "children_in_care": [row],
        "known": {"cla_episodes": (date(2023, 4, 1), date(2024, 3, 31))},
    }
    (period,) = built("periods_of_care", **kept)
    assert (period["ended_on"], period["end_reason"]) == (day("2024-08-01"), "E4A")
    first, second = built("placements", **kept)
    assert (first["ended_on"], second["started_on"]) == (day("2024-05-01"), day("2024-05-01"))
    assert second["ended_on"] == day("2024-08-01")


def test_episodes_win_over_the_list_where_they_cover_the_day():
    row = {
        "child_id": "a",
        "started_on": day("2023-01-12"),
        "legal_status": "C2",
        "place": "K2",
        "placement_started_on": day("2023-05-01"),
        "observed_on": day("2023-12-31"),
    }
    kept = {
        "cla_episodes": episodes("2023-01-10 S C2 U6 ? 2024-02-01 E4A"),
        "children_in_care": [row],
    }
    (period,) = built("periods_of_care", **kept)
    assert (period["started_on"], period["ended_on"]) == (day("2023-01-10"), day("2024-02-01"))
    (placement,) = built("placements", **kept)
    assert placement["place"] == "U6"


def test_the_list_knows_when_care_began_where_the_episodes_held_begin_later():
    listed = {"child_id": "a", "started_on": day("2019-05-04"), "legal_status": "C2"}
    listed |= {"observed_on": day("2023-12-31")}
    kept = {
        "cla_episodes": episodes("2022-09-01 L C2 U6 F1 -"),
        "children_in_care": [listed],
    }
    (period,) = built("periods_of_care", **kept)
    assert (period["started_on"], period["start_reason"]) == (day("2019-05-04"), "S")


def test_care_that_goes_on_from_short_breaks_did_not_start_anew():
    rows = episodes("2023-01-10 S V4 U6 F1 2023-02-01", "2023-02-01 L C2 U6 F1 -")
    (period,) = built("periods_of_care", cla_episodes=rows)
    assert (period["started_on"], period["start_reason"]) == (day("2023-02-01"), "L")


def test_short_breaks_are_no_period_of_care():
    rows = episodes("2023-01-10 S V4 U6 F1 2023-02-01", "2023-02-01 L V3 U6 F1 -")
    assert built("periods_of_care", cla_episodes=rows) == []


def test_a_period_ends_where_the_chain_breaks_and_knows_the_one_before():
    rows = episodes(
        "2022-01-10 S C2 U6 F1 2022-06-01 E4A",
        "2023-01-10 S C1 U6 F1 2023-02-01 X1",
        "2023-02-01 L C2 U6 F1 -",
    )
    first, second = built("periods_of_care", cla_episodes=rows)
    assert (first["end_reason"], second["previous_ended_on"]) == ("E4A", day("2022-06-01"))
    assert (second["first_legal_status"], second["last_legal_status"]) == ("C1", "C2")
