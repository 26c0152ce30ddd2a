"""What the indicators of looked-after children must agree on, whatever the children."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.catalogue.asking import catalogue, counted, counted_together, one_way_each

AS_AT = date(2024, 3, 31)
PLACES = tuple(catalogue().records.codes["placement_type"].values)
GROUPS = catalogue().records.codes["placement_type"].groups
END_REASONS = catalogue().records.codes["care_end_reason"]


def episode(child: str, **told: Any) -> dict[str, Any]:
    """Looked after since 2022 in foster care, unless told otherwise."""
    usual = {"started_on": date(2022, 1, 10), "reason_started": "S", "legal_status": "C2"}
    return {"child_id": child, **usual, "place": "U6", "carer": child, **told}


def days_ago(days: int) -> date:
    return AS_AT - timedelta(days=days)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("lac_foster_pct", "Foster placements"),
        ("lac_residential_pct", "Secure homes and children's homes"),
        (
            "lac_supported_accommodation_pct",
            "Independent, semi-independent and supported accommodation",
        ),
        ("lac_placed_with_parents_pct", "Placed with parents"),
    ],
)
def test_a_kind_of_placement_is_counted_as_its_published_group(name: str, group: str) -> None:
    rows = {"cla_episodes": [episode(place, place=place) for place in PLACES]}
    assert counted(name, rows) == (len(GROUPS[group]), len(PLACES))


def test_the_shares_by_kind_of_placement_leave_no_lasting_placement_out() -> None:
    rows = {"cla_episodes": [episode(place, place=place) for place in PLACES]}
    shares = {
        group: counted("lac_placement_share_pct", rows, breakdown=("place_group", group))
        for group in GROUPS
    }
    lasting = len(PLACES) - len(GROUPS["Temporary"])
    assert sum(number for number, _ in shares.values()) == lasting
    assert shares["Foster placements"] == (6, lasting)


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("lac_sgo_pct", "Special guardianship"),
        ("sgo_count", "Special guardianship"),
        ("adopted_pct", "Adopted"),
        ("adopted_count", "Adopted"),
    ],
)
def test_a_way_out_of_care_is_counted_as_its_published_group(name: str, group: str) -> None:
    left = [reason for reason in END_REASONS.values if reason != "X1"]
    rows = {
        "cla_episodes": [
            episode(reason, ended_on=date(2024, 1, 10), end_reason=reason) for reason in left
        ]
    }
    assert counted(name, rows)[0] == len(END_REASONS.groups[group])


# place, legal status, days in the placement, review held since?, longest time since the visit
VISITS = [
    pytest.param("U6", "C2", 300, False, 42, id="the first year: six weeks"),
    pytest.param("U6", "C2", 800, False, 42, id="later, not meant to last: six weeks"),
    pytest.param("U4", "C2", 300, False, 42, id="meant to last, in the first year: six weeks"),
    pytest.param("U4", "C2", 800, False, 91, id="meant to last, later: three months"),
    pytest.param("U1", "C2", 800, False, 91, id="with relatives to last: three months"),
    pytest.param("P1", "C1", 300, False, 7, id="home on an interim order: weekly at first"),
    pytest.param("P1", "C1", 300, True, 28, id="home on an interim order, reviewed: four weeks"),
    pytest.param("P1", "C2", 300, False, 42, id="home on a full order: six weeks"),
    pytest.param("A6", "E1", 300, False, 7, id="placed for adoption: weekly at first"),
    pytest.param("A6", "E1", 300, True, 42, id="placed for adoption, reviewed: six weeks"),
]


@pytest.mark.parametrize(("place", "status", "since", "reviewed", "allowed"), VISITS)
def test_a_visit_is_late_the_day_after_the_longest_time(
    place: str, status: str, since: int, reviewed: bool, allowed: int
) -> None:
    told = {"place": place, "legal_status": status, "started_on": days_ago(since)}
    review = [{"child_id": child, "held_on": days_ago(since - 20)} for child in ("ann", "ben")]
    rows = {
        "cla_episodes": [episode("ann", **told), episode("ben", **told)],
        "cla_reviews": review if reviewed else [],
        "cla_visits": [
            {"child_id": "ann", "visited_on": days_ago(allowed)},
            {"child_id": "ben", "visited_on": days_ago(allowed + 1)},
        ],
    }
    assert counted("lac_visits_in_time_pct", rows) == (1, 2)


def test_a_visit_before_the_move_does_not_count() -> None:
    moved = [
        episode("ann", ended_on=days_ago(20), end_reason="X1", carer="F1"),
        episode("ann", started_on=days_ago(20), reason_started="P", carer="F2"),
    ]
    visits = [{"child_id": "ann", "visited_on": days_ago(21)}]
    seen = [*visits, {"child_id": "ann", "visited_on": days_ago(20)}]
    assert counted("lac_visits_in_time_pct", {"cla_episodes": moved, "cla_visits": visits}) == (
        0,
        1,
    )
    assert counted("lac_visits_in_time_pct", {"cla_episodes": moved, "cla_visits": seen}) == (1, 1)


def test_a_review_code_counts_as_taking_part_only_where_the_child_was_heard() -> None:
    codes = catalogue().records.codes["review_participation"].values
    rows = {
        "cla_reviews": [
            {"child_id": code, "held_on": days_ago(10), "participation": code} for code in codes
        ]
    }
    assert counted("lac_review_participation_pct", rows) == (5, 7)


def test_children_of_a_series_of_short_breaks_are_in_none_of_the_counts_of_care() -> None:
    rows = {
        "cla_episodes": [episode("ann", legal_status="V3"), episode("ben", legal_status="V4")],
        "children_in_care": [
            {
                "child_id": child,
                "started_on": date(2022, 1, 10),
                "legal_status": status,
                "observed_on": AS_AT,
            }
            for child, status in (("ann", "V3"), ("ben", "V4"))
        ],
    }
    ways = one_way_each([i for i in catalogue() if i.id.startswith("lac_")])
    found = counted_together(ways, rows)
    assert len(found) > 35
    for name, (numerator, denominator) in found.items():
        assert numerator == 0, name
        assert denominator == 0 or ways[name].population is not None, name
