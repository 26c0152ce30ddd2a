"""When a home was inspected often enough, and when placing there wants a reason."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from sightline.apps.providers import rules
from sightline.apps.providers.policy import policy_in
from sightline.apps.providers.rules import CHECK_MOVES, CheckState, Grade, HomeKind, Standing
from sightline.vocabulary.not_allowed import NotAllowed

POLICY = policy_in(Path("/nowhere"))
ON = date(2026, 11, 23)
HOME, SECURE = HomeKind.CHILDRENS_HOME, HomeKind.SECURE_HOME


def days_ago(*days: int) -> tuple[date, ...]:
    return tuple(ON - timedelta(days=each) for each in days)


@pytest.mark.parametrize(
    ("kind", "grade", "full", "lacks"),
    [
        (HOME, Grade.GOOD, days_ago(364), False),
        (HOME, Grade.GOOD, days_ago(365), True),
        (HOME, Grade.OUTSTANDING, (), True),
        (HOME, Grade.REQUIRES_IMPROVEMENT, days_ago(30), True),
        (HOME, Grade.REQUIRES_IMPROVEMENT, days_ago(30, 200), False),
        (HOME, Grade.INADEQUATE, days_ago(30, 400), True),
        (SECURE, Grade.OUTSTANDING, days_ago(30), True),
        (SECURE, Grade.OUTSTANDING, days_ago(30, 210), False),
        (HOME, Grade.GOOD, (ON + timedelta(days=1),), True),
    ],
)
def test_one_full_inspection_a_year_where_good_two_where_not_or_secure(kind, grade, full, lacks):
    standing = Standing(kind, is_registered=True, grade=grade, full=full)
    assert standing.lacks_inspections(POLICY, ON) is lacks


def test_a_year_with_a_leap_day_is_a_year():
    home = Standing(HOME, is_registered=True, grade=Grade.GOOD, full=(date(2027, 3, 1),))
    assert not home.lacks_inspections(POLICY, date(2028, 2, 29))
    assert home.lacks_inspections(POLICY, date(2028, 3, 1))


@pytest.mark.parametrize(
    ("grade", "registered", "stopped", "words"),
    [
        (Grade.GOOD, True, False, []),
        (Grade.OUTSTANDING, True, False, []),
        (Grade.REQUIRES_IMPROVEMENT, True, False, ["requires improvement"]),
        (Grade.NOT_RATED, True, False, ["No inspection"]),
        (Grade.GOOD, False, False, ["not registered"]),
        (Grade.INADEQUATE, False, True, ["stopped", "not registered", "inadequate"]),
    ],
)
def test_a_warning_names_all_that_speaks_against_placing(grade, registered, stopped, words):
    standing = Standing(HOME, registered, grade)
    found = rules.warnings(standing, POLICY, use_stopped=stopped)
    assert len(found) == len(words)
    assert all(word in said for word, said in zip(words, found, strict=True))


def test_nobody_is_placed_before_each_point_the_visit_and_each_warning_is_answered():
    whole = dict.fromkeys(POLICY.before_placing, "yes")
    visit = {"visited_on": ON, "why_no_visit": ""}
    rules.check_placing((), "", whole, POLICY.before_placing, **visit)
    rules.check_placing(("Not registered.",), "Near his school", whole, POLICY.before_placing,
                        visited_on=None, why_no_visit="Placed at night")  # fmt: skip
    wrong = [
        ((), "", {**whole, "insurance": ""}, visit, "Insurance"),
        ((), "", whole, {"visited_on": None, "why_no_visit": " "}, "visited"),
        (("Not registered.",), " ", whole, visit, "in spite"),
    ]
    for warned, reason, checked, visited, sentence in wrong:
        with pytest.raises(NotAllowed, match=sentence):
            rules.check_placing(warned, reason, checked, POLICY.before_placing, **visited)


def test_a_decision_is_taken_back_and_never_taken_twice():
    for decided in (CheckState.PLACED, CheckState.NOT_PLACED):
        assert CHECK_MOVES.possible(decided) == ("take back",)
    with pytest.raises(NotAllowed):
        CHECK_MOVES.check(CheckState.PLACED, "decide against")


def test_a_child_stays_or_moves_for_a_reason_and_a_concern_has_its_weight():
    known = POLICY.concerns
    rules.check_decision("Well cared for.", "none", "", ON, ON, known)
    rules.check_decision("She fell twice there.", "safety", "high", ON, ON, known)
    for said, concern, severity, day in (
        ("", "none", "", ON), ("For these reasons.", "safety", "", ON),
        ("For these reasons.", "other", "high", ON),
        ("For these reasons.", "none", "", ON + timedelta(days=1)),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            rules.check_decision(said, concern, severity, day, ON, known)
