"""What records say beside an audit: held, none held, and not in the extract are three things."""

from datetime import UTC, date, datetime

from sightline.documents.audit_records import NOT_IN_EXTRACT, Held, facts, prefilled

ON = date(2026, 10, 31)
FROM = date(2025, 10, 31)


def held(tables: str = "", **rows: list[dict[str, object]]) -> Held:
    return Held(rows, frozenset({*tables.split(), *rows}), FROM, ON, ON, ON)


def test_what_the_extracts_do_not_hold_is_never_a_no():
    said = prefilled(held())
    assert {each.said for each in said.values()} == {NOT_IN_EXTRACT}
    assert not any(each.known for each in said.values())
    assert set(facts(held()).values()) == {None}


def test_a_chronology_of_three_months_is_kept_up_and_an_older_one_warned_of():
    for day, warns in ((date(2026, 7, 31), False), (date(2026, 7, 30), True)):
        found = prefilled(held(chronologies=[{"updated_on": day}]))["chronology"]
        assert (found.known, found.warns) == (True, warns)
    assert prefilled(held("chronologies"))["chronology"].said == "No chronology is recorded."


def test_statutory_notes_have_three_days_and_others_five():
    def note(kind: str, days: int) -> dict[str, object]:
        happened = date(2026, 10, 1)
        return {"kind": kind, "happened_on": happened,
                "recorded_at": datetime(2026, 10, 1 + days, 9, tzinfo=UTC)}  # fmt: skip

    in_time = [note("statutory_visit", 3), note("phone_call", 5)]
    late = [note("statutory_visit", 4), note("phone_call", 6)]
    assert not prefilled(held(case_notes=in_time))["case_notes"].warns
    found = prefilled(held(case_notes=[*in_time, *late]))["case_notes"]
    assert found.said == "2 of 4 notes late; the slowest was written after 6 days."


def test_visits_of_every_kind_stand_together_newest_first():
    found = prefilled(
        held(
            cp_visits=[{"visited_on": date(2026, 10, 20), "seen_alone": "yes"}],
            cin_visits=[{"visited_on": date(2026, 9, 1), "seen_alone": "no"},
                        {"visited_on": date(2026, 11, 2), "seen_alone": "no"}],
        )
    )  # fmt: skip
    assert found["visits"].said.startswith("The last three: 20 October 2026, 1 September 2026.")
    assert found["seen"].said == "Seen alone at 1 of 2 visits where it is recorded."


def test_details_say_what_is_on_record_and_never_what_it_is():
    row = {"born_on": date(2012, 5, 1), "sex": "F", "ethnicity": "unknown", "disability": None,
           "upn": "H801200001001"}  # fmt: skip
    said = prefilled(held(children=[row]))["details"].said
    assert "Not on record: ethnicity, disability." in said
    assert "2012" not in said and "H8012" not in said


def test_facts_follow_what_is_open_on_the_day_and_who_was_screened():
    def spell(began: date, ended: date | None = None) -> dict[str, object]:
        return {"started_on": began, "ended_on": ended}

    known = held("pre_proceedings care_leavers", periods_of_care=[spell(FROM, ON)],
                 cp_plans=[spell(FROM)], open_cases=[spell(FROM)])  # fmt: skip
    assert facts(known) == {
        "closed_case": False, "care_leaver": False, "looked_after": False, "cp_plan": True,
        "in_statutory_process": True, "exploitation_risk": None,
    }  # fmt: skip
    screened = [{"kind": "sexual", "risk": "medium", "completed_on": date(2026, 1, 5)},
                {"kind": "sexual", "risk": "none", "completed_on": date(2026, 6, 5)}]  # fmt: skip
    assert facts(held(exploitation_screenings=screened))["exploitation_risk"] is False
    assert facts(held(exploitation_screenings=screened[:1]))["exploitation_risk"] is True
    gangs = [{"completed_on": date(2026, 8, 1), "factors": ["13A"]}]
    assert facts(held(assessments=gangs))["exploitation_risk"] is True
