"""What the indicators of care leavers must agree on, whatever the young people."""

from datetime import date

import pytest
from tests.catalogue.asking import Rows, catalogue, counted

AS_AT = date(2024, 3, 31)
ACTIVITIES = catalogue().records.codes["activity"].values
TODAY, BIRTHDAY = (way.label for way in catalogue()["cl_eet_19_21_pct"].ways)


def both_ways(column: str, codes: list[str]) -> Rows:
    """A young person of 20 for each code, as either source tells of them."""
    children = [{"child_id": code, "born_on": date(2003, 6, 1)} for code in codes]
    today = [{"child_id": c, column: c, "in_touch": "YES", "observed_on": AS_AT} for c in codes]
    birthday = {"year_ending_on": AS_AT, "birthday_on": date(2023, 6, 1), "age_reached": 20}
    around = [{"child_id": c, column: c, "in_touch": "YES", **birthday} for c in codes]
    return {"children": children, "care_leavers": today, "care_leaver_birthdays": around}


@pytest.mark.parametrize("way", [TODAY, BIRTHDAY])
def test_working_or_learning_not_so_and_not_known_make_the_whole(way: str) -> None:
    rows = both_ways("activity", [*ACTIVITIES, "unknown"])
    busy, all_busy = counted("cl_eet_19_21_pct", rows, way=way)
    idle, all_idle = counted("cl_neet_19_21_pct", rows, way=way)
    not_known = 2  # code 0, and nothing recorded
    assert all_busy == all_idle == len(ACTIVITIES) + 1
    assert (busy, idle) == (10, 3)
    assert busy + idle + not_known == all_busy


@pytest.mark.parametrize("way", [TODAY, BIRTHDAY])
def test_who_studies_at_university_also_studies(way: str) -> None:
    rows = both_ways("activity", ["F1", "P1"])
    assert counted("cl_he_pct", rows, way=way) == (2, 2)
    assert counted("cl_eet_19_21_pct", rows, way=way) == (2, 2)


@pytest.mark.parametrize("way", [TODAY, BIRTHDAY])
def test_gone_abroad_deported_and_not_known_where_are_left_out_of_homes(way: str) -> None:
    letters = list(catalogue().records.codes["accommodation"].values)
    rows = both_ways("accommodation", letters)
    assert counted("cl_suitable_19_21_pct", rows, way=way)[1] == len(letters) - 3


@pytest.mark.parametrize(
    ("name", "left_out"),
    [
        ("cl_eet_19_21_pct", {"DIED", "RHOM"}),
        ("cl_neet_19_21_pct", {"DIED", "RHOM"}),
        ("cl_suitable_19_21_pct", {"DIED", "RHOM"}),
        ("cl_in_touch_pct", {"DIED", "RHOM"}),
        ("cl_pathway_plan_pct", {"DIED", "RHOM"}),
        ("cl_pa_contact_8wk_pct", {"DIED", "RHOM", "NREQ"}),
    ],
)
def test_not_being_in_touch_leaves_nobody_out_but_the_dead_and_those_gone_home(
    name: str, left_out: set[str]
) -> None:
    codes = list(catalogue().records.codes["in_touch"].values)
    people = [{"child_id": code, "in_touch": code, "observed_on": AS_AT} for code in codes]
    children = [{"child_id": code, "born_on": date(2003, 6, 1)} for code in codes]
    rows = {"children": children, "care_leavers": people}
    assert counted(name, rows)[1] == len(codes) - len(left_out)


@pytest.mark.parametrize("day", ["2023-06-01", "2023-12-31", "2024-05-31"])
def test_each_young_person_has_one_birthday_in_any_twelve_months(day: str) -> None:
    years = [
        {
            "child_id": "ann",
            "year_ending_on": date(year + 1, 3, 31),
            "birthday_on": date(year, 6, 1),
            "age_reached": year - 2003,
            "activity": "F1",
            "in_touch": "YES",
        }
        for year in (2022, 2023, 2024)
    ]
    rows = {"care_leaver_birthdays": years}
    assert counted("cl_eet_19_21_pct", rows, day, way=BIRTHDAY) == (1, 1)


@pytest.mark.parametrize("way", [TODAY, BIRTHDAY])
def test_suitable_and_not_suitable_homes_make_the_whole(way: str) -> None:
    rows = both_ways("suitable", ["suitable", "unsuitable", "unknown"])
    good, all_good = counted("cl_suitable_19_21_pct", rows, way=way)
    bad, all_bad = counted("cl_not_suitable_19_21_pct", rows, way=way)
    assert (good, bad, all_good, all_bad) == (1, 2, 3, 3)
