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


def test_the_legal_status_is_said_in_words_and_only_one_that_lasts():
    def status(code: str, began: date, ended: date | None = None) -> dict[str, object]:
        return {"legal_status": code, "started_on": began, "ended_on": ended}

    later, before = date(2026, 11, 2), date(2026, 1, 1)
    for rows, said in (
        ([status("C2", FROM), status("C1", date(2025, 1, 1), FROM)], "Full care order"),
        ([status("V2", FROM, later), status("C2", later)], "Accommodated under section 20"),
        ([status("C2", FROM, before)], "Not looked after"),
        ([status("Z9", FROM)], "Z9"),
    ):
        assert prefilled(held(cla_statuses=rows))["legal_status"].said == said


def test_the_longest_gap_is_of_the_months_looked_at_and_ends_where_the_records_do():
    """By hand: 20 November 2025 to 1 September 2026 is 285 days, from 31 October 305."""

    def said(*days: date, as_at: date = ON, began: date | None = None) -> str:
        rows = {"cin_visits": [{"visited_on": day} for day in days]}
        if began:
            rows["open_cases"] = [{"started_on": began, "ended_on": None}]
        return prefilled(Held(rows, frozenset(rows), FROM, ON, ON, as_at))["visits"].said

    last, summer = date(2026, 10, 1), date(2026, 9, 1)
    assert said(last, summer, date(2025, 11, 20), date(2025, 10, 1)).endswith("was 285 days.")
    assert said(last, summer, date(2021, 1, 1)).endswith("was 305 days.")
    assert said(last, summer, date(2021, 1, 1), began=date(2026, 8, 20)).endswith("was 30 days.")
    assert said(last, summer).endswith("was 30 days.")
    assert said(date(2026, 6, 1), as_at=date(2026, 6, 30)).endswith("was 29 days.")


def test_what_nothing_is_said_of_names_the_tables_that_are_not_there():
    found = prefilled(held("cla_visits cp_reviews cin_plans open_cases"))
    assert found["visits"].said == (
        "No visit is recorded in the months looked at. Not in the extract: child in need visits, "
        "child protection visits."
    )
    assert found["reviews"].said.endswith(
        "Not in the extract: core groups, looked-after reviews, reviews of the plan."
    )
    assert found["plans"].said == (
        "No plan is recorded as open. Not in the extract: early help, child protection plan, "
        "in care."
    )
    assert found["closed"].said == "No case is recorded."


def test_days_that_lie_ahead_are_not_told_as_if_they_had_been():
    later = date(2026, 11, 5)
    found = prefilled(
        held(
            assessments=[{"started_on": FROM, "completed_on": later},
                         {"started_on": later, "completed_on": None}],
            allocations=[{"started_on": later, "ended_on": None, "worker": "New"},
                         {"started_on": FROM, "ended_on": later, "worker": "Now"}],
            exploitation_screenings=[{"kind": "sexual", "risk": "low", "completed_on": later}],
        )
    )  # fmt: skip
    assert found["assessment"].said == "Begun on 31 October 2025, not finished."
    assert found["holder"].said == "Now, since 31 October 2025."
    assert found["exploitation"].said == "Nobody has screened this child for exploitation."
