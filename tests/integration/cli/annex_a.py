"""The small authority's Annex A: the same few cases as drawn on two days, with two slips.

Everyone is made up: Ash to Gorse are children, whose ids begin with their letter.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from sightline.demo.annex_a_headings import HEADINGS
from sightline.demo.files import write_workbook

Cell = str | int | date | None
Row = list[Cell]
FIRST, LAST = date(2026, 3, 31), date(2026, 9, 30)
SAFEGUARDING, CARE = "Safeguarding North", "Children in Care"
ASH = ("A1", "a) Male", "a) WBRI", date(2012, 5, 4))
BAY = ("B2", "b) Female", "m) BCRB", date(2015, 9, 30))
CEDAR = ("C3", "b) Female", "a) WBRI", date(2019, 2, 28))
DAMSON = ("D4", "a) Male", "j) APKN", date(2009, 1, 12))
ELM = ("E5", "a) Male", "a) WBRI", date(2024, 7, 1))
FIR = ("F6", "b) Female", "e) MWBC", date(2007, 3, 3))
GORSE = ("G7", "a) Male", "a) WBRI", date(2008, 2, 29))
_PERSON = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Does the Child have a Disab")
_TEAMS = {5: SAFEGUARDING, 8: CARE, 9: "Leaving Care"}


def workbook(folder: Path, day: date = LAST) -> Path:
    path = folder / f"Annex A {day}.xlsx"
    write_workbook(path, lists(day), day)
    return path


def lists(day: date) -> dict[int, list[Row]]:
    """The eleven lists as drawn that day: the same cases, half a year on."""

    def ago(days: int) -> date:
        return day - timedelta(days=days)

    return {
        1: [
            _row(1, ASH, {"Date of Contact": ago(50), "Contact Source": "r) 6: Police"}),
            _row(1, ASH, {"Date of Contact": ago(9), "Contact Source": "e) 2A: Schools"}),
            _row(1, BAY, {"Date of Contact": ago(88), "Contact Source": "r) 6: Police"}),
            # The slips: a day that never was, and one no calendar has.
            _row(1, CEDAR, {"Date of Contact": "31/09/2026", "Contact Source": "r) 6: Police"}),
            _row(1, ELM, {"Date of Contact": ago(12), "Contact Source": "the corner shop"}),
        ],
        2: [_row(2, CEDAR, {"Assessment start": ago(70), "Assessment completion": ago(40),
                            "Organisation": "School"})],
        3: [
            _row(3, ASH, _referral(ago(48), "b) No", 0)),
            _row(3, BAY, _referral(ago(86), "b) No", 1)),
            _row(3, CEDAR, _referral(ago(20), "a) Yes", 0)),
        ],
        4: [
            _row(4, ASH, _assessment(ago(47), ago(10), "a) Yes")),
            _row(4, BAY, _assessment(ago(85), ago(5), "b) No")),
            _row(4, CEDAR, _assessment(ago(19), None, None)),
        ],
        5: [
            _row(5, ASH, _section_47(ago(30), "b) No", ago(17), "a) Yes")),
            _row(5, BAY, _section_47(ago(60), "a) Yes", None, None)),
        ],
        6: [
            _row(6, ASH, _need(date(2026, 1, 12), "b) Child Protection plan", ago(6))),
            _row(6, BAY, _need(ago(86), "c) Child in need plan", ago(30))),
            _row(6, DAMSON, _need(date(2023, 6, 1), "a) Looked after child", ago(20))),
            _row(6, ELM, _need(date(2025, 11, 3), "e) Closed episode", ago(33),
                               {"CIN Closure Date": ago(25), "Reason for Closure": "RC8"})),
        ],
        7: [
            _row(7, ASH, _plan(ago(17), ago(6), None, None)),
            _row(7, CEDAR, _plan(date(2025, 8, 1), ago(12), ago(60), None)),
            _row(7, ELM, _plan(date(2025, 5, 1), ago(40), ago(50), ago(25))),
        ],
        8: [
            _row(8, DAMSON, _care(date(2023, 6, 1), ago(100), ago(20))),
            _row(8, CEDAR, _care(date(2026, 2, 2), ago(30), ago(60),
                                 {"Placement Type": "U3", "Placement Location": "b) Out"})),
            _row(8, FIR, _care(date(2020, 4, 1), ago(150), ago(45),
                               {"Date Ceased": ago(27), "Reason Ceased": "E15"})),
        ],
        9: [
            _row(9, FIR, _leaver("c) Former relevant child", "Yes", "b) Unsuitable", "F2")),
            _row(9, GORSE, _leaver("c) Former relevant child", "No", "a) Suitable", "G4")),
        ],
        10: [_row(10, ELM, {
            "Family identifier": "FA1", "Date the Child Entered": date(2024, 9, 1),
            "Date of Decision that Child Should be": date(2025, 3, 3),
            "Date of Placement Order": date(2025, 6, 2),
            "Date of Matching": date(2025, 9, 15), "Date Placed": date(2025, 10, 20),
            "Date of Adoption Order": ago(60),
        })],
        11: [_row(11, ("", "b) Female", "a) WBRI", None), {
            "Individual adopter": "AD1", "Family identifier": "FM1", "Disability": "b) No",
            "Date enquiry": ago(300), "Date Stage 1 started": ago(280),
            "Date Stage 1 ended": ago(220), "Date Stage 2 started": ago(219),
            "Date Stage 2 ended": ago(100), "Date application approved": ago(90),
        })],
    }  # fmt: skip


def _row(number: int, child: Sequence[Cell], cells: Mapping[str, Cell]) -> Row:
    """The cells under their headings; the beginning of a heading names it."""
    given = dict(zip(_PERSON, (*child, "b) No"), strict=True))
    given |= {"Allocated Team": _TEAMS.get(number, SAFEGUARDING), "Allocated Worker": f"W{number}"}
    given |= cells
    headings = HEADINGS[number]
    assert all(any(h.startswith(key) for h in headings) for key in cells), (number, cells)
    return [
        max(((len(key), value) for key, value in given.items() if heading.startswith(key)),
            default=(0, None), key=lambda found: found[0])[1]
        for heading in headings
    ]  # fmt: skip


def _referral(day: date, no_further_action: str, before: int) -> dict[str, Cell]:
    return {
        "Date of referral": day, "Referral Source": "r) 6: Police",
        "Referral NFA?": no_further_action, "Number of Referrals": before,
    }  # fmt: skip


def _assessment(start: date, done: date | None, support: str | None) -> dict[str, Cell]:
    return {
        "Continuous Assessment Start": start, "Child Seen": "a) Yes",
        "Continuous Assessment Date": done, "Was the child assessed": support,
    }  # fmt: skip


def _section_47(
    day: date, unnecessary: str, held: date | None, plan: str | None
) -> dict[str, Cell]:
    return {
        "Strategy discussion": day, "Was an Initial": unnecessary,
        "Date of Initial": held, "Did the Initial": plan,
    }  # fmt: skip


def _need(
    day: date, status: str, seen: date, more: Mapping[str, Cell] | None = None
) -> dict[str, Cell]:
    return {
        "CIN Start Date": day, "Primary Need Code": "N1 - Abuse or neglect",
        "Date Child Was Last Seen": seen, "Case Status": status, **(more or {}),
    }  # fmt: skip


def _plan(day: date, visit: date, review: date | None, ended: date | None) -> dict[str, Cell]:
    return {
        "Child Protection Plan Start": day, "Initial Category": "a) Neglect",
        "Latest Category": "d) Emotional abuse", "Date of the Last Statutory": visit,
        "Was the Child Seen Alone?": "a) Yes", "Date of latest review": review,
        "Child Protection Plan End": ended, "Number of Previous": 1,
    }  # fmt: skip


def _care(
    day: date, review: date, visit: date, more: Mapping[str, Cell] | None = None
) -> dict[str, Cell]:
    return {
        "Date Started to be Looked": day, "Child's Category": "N1",
        "Start date of current": day, "Child's Legal Status": "C2",
        "Date of Latest Statutory Review": review, "Date of Last Social Work Visit": visit,
        "Date of Last Health": visit, "Date of Last Dental": review,
        "What is the permanence": "f) Long-term fostering", "Number of Placements": 1,
        "Start Date of Most Recent": day, "Placement Type": "U4", "Placement Provider": "PR1",
        "Placement postcode": "ZZ1 1ZZ", "Placement Location": "a) In",
        "Number of Episodes the Child has been 'Missing'": 1,
        "Was the child offered a Return": "a) Yes", **(more or {}),
    }  # fmt: skip


def _leaver(kind: str, in_touch: str, suitable: str, activity: str) -> dict[str, Cell]:
    return {
        "Allocated Personal": "PA1", "Eligibility Category": kind,
        "Latest Pathway": date(2026, 1, 15), "LA in Touch": in_touch,
        "Latest Date of Contact": date(2026, 2, 20), "Type of Accommodation": "V",
        "Suitability": suitable, "Activity Status": activity,
    }  # fmt: skip
