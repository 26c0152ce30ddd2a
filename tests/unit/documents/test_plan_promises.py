from datetime import date

import pytest

from sightline.documents.plan.bodies import named_bodies, unknown_bodies
from sightline.documents.plan.promises import promised

QUARTER = date(2017, 6, 30)
REGISTER = {
    1: "Children and Young People Management Team", 2: "YOT Management Board",
    3: "Strategic Executive Board", 4: "MASH Strategic Board",
}  # fmt: skip


def days(note: str) -> list[date]:
    return [each.due_on for each in promised(note, after=QUARTER)]


def test_several_days_of_one_sentence_are_several_promises() -> None:
    note = "To be brought to the team on 27 July, 10 August and in September 2017."
    assert days(note) == [date(2017, 7, 27), date(2017, 8, 10), date(2017, 9, 30)]


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Heads of service to bring a plan to the September meeting.", date(2017, 9, 30)),
        ("Progress will be discussed at an away day on 15th September 2017.", date(2017, 9, 15)),
        ("A dip sample to take place August 2017.", date(2017, 8, 31)),
        ("Final approval will follow in January.", date(2018, 1, 31)),
    ],
)
def test_a_promised_day_is_read_as_it_is_written(note: str, day: date) -> None:
    assert days(note) == [day]


@pytest.mark.parametrize(
    "note",
    [
        "The review was presented and approved on 13th July 2017.",
        "Guidance briefed to social workers on 18th July.",
        "Occupancy fell to 62% in May and will be watched.",
        "The timescale is to be changed to March 2018.",
        "New Action July 2017",
        "It will be done soon.",
    ],
)
def test_what_is_past_or_has_no_day_promises_nothing(note: str) -> None:
    assert days(note) == []


def test_bodies_are_found_under_their_initials_and_spelled_out() -> None:
    note = "Seen by CYP Management Team and the Youth Offending Team Management Board."
    assert [(each.body, each.as_written) for each in named_bodies(note, REGISTER)] == [
        (1, "CYP Management Team"), (2, "Youth Offending Team Management Board"),
    ]  # fmt: skip
    assert named_bodies("The Safeguarding Executive Board met.", REGISTER) == ()
    hyphens = "Escalated to the Multi-Agency Safeguarding Hub strategic board."
    assert [each.body for each in named_bodies(hyphens, REGISTER)] == [4]


def test_a_body_that_the_register_does_not_have_is_named() -> None:
    note = "To go to the Corporate Landlord Board and the Strategic Executive Board, then the team."
    assert unknown_bodies(note, REGISTER) == ("Corporate Landlord Board",)
