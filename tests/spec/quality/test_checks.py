"""What a check means, in small pictures: rows in, and what is wrong, right or not known."""

from datetime import date

import pytest
from tests.spec.quality.asking import Counts, counts_of, define, look

from sightline.vocabulary.problems import ProblemsFound

UNDECIDED = {"counts": "contacts", "on": "contacted_on", "wrong": "decided_on is null"}
OUT_OF_ORDER = {"counts": "contacts", "on": "contacted_on", "wrong": "decided_on < contacted_on"}


def contact(child: str, on: str, decided: str | None = None, **more: object) -> dict[str, object]:
    decided_on = date.fromisoformat(decided) if decided else None
    made = {"child_id": child, "contacted_on": date.fromisoformat(on), "decided_on": decided_on}
    return {key: value for key, value in (made | more).items() if value is not None}


def test_a_row_of_which_wrong_is_true_is_a_finding():
    rows = {"contacts": [contact("ann", "2026-03-01"), contact("ben", "2026-03-01", "2026-03-02")]}

    (finding,) = look(rows, "2026-03-31", **UNDECIDED)

    assert (finding.child_id, finding.table, finding.happened_on) == (
        "ann",
        "contacts",
        date(2026, 3, 1),
    )


def test_what_cannot_be_known_is_neither_right_nor_wrong():
    rows = {"contacts": [contact("ann", "2026-03-01"), contact("ben", "2026-03-01", "2026-03-02")]}

    found = look(rows, "2026-03-31", **OUT_OF_ORDER)

    assert counts_of(found) == Counts(looked_at=1, wrong=0, not_known=1)


def test_rows_with_impossible_dates_are_looked_at():
    rows = {"contacts": [contact("ann", "2026-03-05", "2026-03-01")]}

    found = look(rows, "2026-03-31", **OUT_OF_ORDER)

    assert counts_of(found) == Counts(looked_at=1, wrong=1, not_known=0)


def test_withdrawn_rows_are_not_looked_at():
    gone = contact("ann", "2026-03-01", withdrawn_on=date(2026, 3, 20))

    assert counts_of(look({"contacts": [gone]}, "2026-03-31", **UNDECIDED)) == Counts(0, 0, 0)


def test_a_flow_looks_back_a_year_unless_it_says_otherwise():
    rows = {"contacts": [contact("ann", "2025-04-01"), contact("ben", "2025-03-31")]}

    assert counts_of(look(rows, "2026-03-31", **UNDECIDED)).wrong == 1
    assert counts_of(look(rows, "2026-03-31", **UNDECIDED, over="month")).looked_at == 0


def test_nothing_looked_at_is_no_hundred_percent():
    result = look({"contacts": []}, "2026-03-31", **UNDECIDED).results_at()["asked"]

    assert result.ran
    assert result.right_percent is None


def test_of_says_which_rows_are_looked_at():
    rows = {
        "contacts": [
            contact("ann", "2026-03-01", became_referral=True),
            contact("ben", "2026-03-01", became_referral=False),
        ]
    }

    found = look(rows, "2026-03-31", **UNDECIDED, of="became_referral")

    assert counts_of(found) == Counts(looked_at=1, wrong=1, not_known=0)


def test_a_child_is_looked_at_once_where_that_is_asked():
    cases = [
        {"child_id": "ann", "kind": "child_in_need", "started_on": date(2026, 1, 1)},
        {"child_id": "ann", "kind": "looked_after", "started_on": date(2026, 2, 1)},
    ]
    keys = {"counts": "open_cases", "open": ["started_on", "ended_on"], "once_per": "child"}

    (finding,) = look({"open_cases": cases}, "2026-03-31", **keys, wrong="child.born_on is null")

    assert (finding.key, finding.happened_on) == ("ann", date(2026, 2, 1))


def test_a_finding_goes_to_whoever_holds_the_child_now():
    rows = {
        "contacts": [contact("ann", "2026-01-10", team="Front Door", worker="W1")],
        "allocations": [
            {"child_id": "ann", "team": "North", "worker": "W2", "started_on": date(2026, 2, 1)}
        ],
    }

    (finding,) = look(rows, "2026-03-31", **UNDECIDED)

    assert (finding.team, finding.worker) == ("North", "W2")


def test_where_nobody_holds_the_child_it_goes_to_the_rows_own_team():
    rows = {"contacts": [contact("ann", "2026-01-10", team="Front Door")]}

    (finding,) = look(rows, "2026-03-31", **UNDECIDED)

    assert (finding.team, finding.worker) == ("Front Door", "Not recorded")


def test_a_care_leavers_finding_goes_to_the_team_on_the_latest_list():
    own = {"child_id": "ann", "in_touch": "YES", "team": "Leaving Care", "worker": "W3"}
    position = {"child_id": "ann", "started_on": date(2026, 3, 31), "in_touch": "YES"}
    keys = {"counts": "care_leaver_positions", "open": ["started_on", "ended_on"]}
    rows = {"care_leavers": [own], "care_leaver_positions": [position]}
    needs = ["care_leavers.personal_adviser"]

    (finding,) = look(rows, "2026-03-31", **keys, wrong="personal_adviser is null", needs=needs)

    assert (finding.team, finding.worker) == ("Leaving Care", "W3")


def test_children_alike_in_all_that_is_named_may_be_one():
    upns = {"ann": "A1", "ben": "A1", "cal": "C1", "dee": None}
    rows = {
        "children": [{"child_id": child, "upn": upn} for child, upn in upns.items() if upn],
        "open_cases": [
            {"child_id": child, "kind": "child_in_need", "started_on": date(2026, 1, 1)}
            for child in upns
        ],
    }
    keys = {"counts": "open_cases", "open": ["started_on", "ended_on"], "once_per": "child"}

    found = look(rows, "2026-03-31", **keys, wrong="child.upn is not null", alike=["child.upn"])

    assert {finding.child_id for finding in found} == {"ann", "ben"}


def test_the_same_child_twice_is_alike_to_nobody():
    rows = {"contacts": [contact("ann", "2026-03-01"), contact("ann", "2026-03-02", source="1A")]}

    found = look(rows, "2026-03-31", **UNDECIDED, alike=["decided_on"])

    assert counts_of(found).wrong == 0


def test_the_mark_changes_with_what_was_looked_at_and_with_nothing_else():
    keys = {"counts": "contacts", "on": "contacted_on", "wrong": "source = 'unknown'"}

    def mark(**more: object) -> str:
        (finding,) = look(
            {"contacts": [contact("ann", "2026-03-01", **more)]}, "2026-03-31", **keys
        )
        return finding.mark

    assert mark() == mark(became_referral=True)
    keys["wrong"] = "source = 'unknown' and not coalesce(became_referral, false)"
    assert mark() != mark(became_referral=False)


def test_what_names_people_is_not_copied_into_a_finding():
    care = {
        "child_id": "ann", "started_on": date(2026, 1, 1), "placement_postcode": "ZZ1 1AA",
        "placement_authority": "999",
    }  # fmt: skip
    keys = {"counts": "children_in_care", "open": ["started_on", "ended_on"]}
    wrong = "placement_postcode is not null and placement_authority = '999'"

    (finding,) = look({"children_in_care": [care]}, "2026-03-31", **keys, wrong=wrong)

    assert finding.facts["placement_postcode"] == "given"
    assert finding.facts["placement_authority"] == "999"


def test_a_setting_is_a_number_that_an_authority_may_change():
    keys = {**UNDECIDED, "of": "days(contacted_on, as_at) > grace", "settings": {"grace": 5}}
    rows = {"contacts": [contact("ann", "2026-03-27"), contact("ben", "2026-03-20")]}

    assert counts_of(look(rows, "2026-03-31", **keys)).wrong == 1


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({**UNDECIDED, "wrong": "decided is null"}, "Did you mean “decided_on”?"),
        ({**UNDECIDED, "wrong": ""}, "“wrong” is missing."),
        ({**UNDECIDED, "counts": "contact"}, "There is no record table “contact”."),
        ({**UNDECIDED, "severity": "grave"}, "“grave” is no severity."),
        ({**UNDECIDED, "form": ""}, "“form” is missing."),
        ({**UNDECIDED, "serverity": "child"}, "A check has no key “serverity”."),
        ({**UNDECIDED, "service": "front"}, "There is no service area “front”."),
        ({**UNDECIDED, "affects": ["nothing"]}, "There is no indicator “nothing”."),
        ({**UNDECIDED, "needs": ["contacts.decided"]}, "“contacts” has no column “decided”."),
        ({**UNDECIDED, "settings": {"days": "five"}}, "The setting “days” must be a number."),
        ({**UNDECIDED, "alike": ["source"]}, "“wrong” says nothing of “source”."),
        ({**UNDECIDED, "wrong": "decided_on"}, "wrong: “wrong” must be a condition"),
    ],
)
def test_a_check_that_says_nothing_sensible_is_refused_with_a_sentence(keys, sentence):
    with pytest.raises(ProblemsFound) as refused:
        define(**keys)

    assert sentence in str(refused.value)
