"""Stretches of open cases where days are the same, which an engine may take in any order."""

from tests.unit.store.small import built, day


def test_cases_with_the_same_days_are_one_stretch_however_many_children_have_them():
    children = [f"c{n}" for n in range(3000)]
    days = {"started_on": day("2024-01-08"), "ended_on": day("2024-03-01")}
    first = {"started_on": day("2023-01-08"), "ended_on": day("2023-03-01")}
    found = built(
        "open_cases",
        early_help_episodes=[{"child_id": child, **first} for child in children],
        cin_episodes=[{"child_id": child, **days} for child in children],
        cin_plans=[{"child_id": child, **days} for child in reversed(children)],
        cp_plans=[{"child_id": child, **days} for child in children],
    )
    stretches = [(row["child_id"], row["kind"], row["started_on"]) for row in found]
    assert sorted(stretches) == sorted(
        (child, *case)
        for child in children
        for case in [
            ("early_help", first["started_on"]),
            ("child_protection", days["started_on"]),
        ]
    )
