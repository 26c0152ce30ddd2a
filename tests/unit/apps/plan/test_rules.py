from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.plan import rules
from sightline.documents.plan import Brag, Outcome
from sightline.vocabulary.not_allowed import NotAllowed

DAY = date(2026, 10, 5)
DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))


def test_blue_is_refused_without_anything_that_shows_it():
    with pytest.raises(NotAllowed, match="Blue needs something that shows it"):
        rules.check_rating(Brag.BLUE, "It is done.", "  ")
    rules.check_rating(Brag.BLUE, "", "The new form is in use.")


@pytest.mark.parametrize("brag", [Brag.AMBER, Brag.RED])
def test_amber_and_red_say_why(brag):
    with pytest.raises(NotAllowed, match=f"Say why it is {brag.value}"):
        rules.check_rating(brag, "", "")


def test_after_ninety_days_the_page_asks_where_amber_is_heading():
    said = rules.question_about(date(2026, 7, 1), Brag.AMBER, DAY, 90)
    assert said == "It has been amber for 96 days. Is it heading for green, or for red?"
    assert rules.question_about(date(2026, 7, 7), Brag.AMBER, DAY, 90) == ""
    assert "Does that still hold?" in rules.question_about(date(2026, 7, 1), Brag.GREEN, DAY, 90)


@given(DAYS, DAYS)
def test_blue_and_unrated_never_grow_old(rated, today):
    assert not rules.is_stale(rated, Brag.BLUE, today, 1)
    assert not rules.is_stale(None, Brag.AMBER, today, 1)


@given(st.integers(1, 10**9), DAYS)
def test_the_paper_of_a_quarter_names_its_plan_and_day(plan, quarter):
    kind, id = rules.quarter_paper(plan, quarter)
    assert kind == "plan_quarter" and id.isdigit()
    assert rules.plan_and_quarter(id) == (plan, quarter)


def test_a_quarter_is_fixed_on_its_last_day_or_later_and_again_only_with_words():
    end = date(2026, 9, 30)
    with pytest.raises(NotAllowed, match="is not over yet"):
        rules.check_can_fix(end, datetime(2026, 9, 29, 12, tzinfo=UTC), False, "")
    rules.check_can_fix(end, datetime(2026, 9, 30, 12, tzinfo=UTC), False, "")
    with pytest.raises(NotAllowed, match="say what is different"):
        rules.check_can_fix(end, datetime(2026, 10, 5, 12, tzinfo=UTC), True, "")


def test_a_day_of_the_plan_is_the_local_day():
    assert rules.day_of(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == date(2026, 7, 2)


def test_what_stands_in_brackets_is_no_part_of_a_leads_name():
    written = ["Head of  service (care)", "All heads of service", "", "Head of service"]
    assert rules.leads_written(written) == [
        ("Head of service", "Head of service (care)"),
        ("All heads of service", "All heads of service"),
    ]
    assert rules.leads_written(["Adviser", "Adviser (health)"])[1][0] == "Adviser (health)"


def test_an_open_milestone_keeps_its_action_from_the_completed_and_a_miss_does_not():
    with pytest.raises(NotAllowed, match=r"Still open: EH 1.2 and 1 more"):
        rules.check_can_complete(
            "", [("EH 1.1", "blue", ""), ("EH 1.2", "red", ""), ("", "amber", "")]
        )
    rules.check_can_complete("", [("EH 1.1", "blue", ""), ("EH 1.2", "red", Outcome.MISSED)])


def test_an_action_has_milestones_or_one_line_without_words():
    rules.check_line("", [])
    with pytest.raises(NotAllowed, match="Say what the milestone is"):
        rules.check_line("", ["Review the form"])
    with pytest.raises(NotAllowed, match="a line of its own"):
        rules.check_line("Review the form", [""])
