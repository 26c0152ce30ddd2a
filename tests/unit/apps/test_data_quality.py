"""What may become of a finding and of a fault: the rules alone, without a database."""

from datetime import date

import pytest

from sightline.apps.data_quality import rules
from sightline.apps.data_quality.rules import FAULT_MOVES, MOVES_IN_WORDS, FaultState
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed


def test_every_move_is_said_in_words():
    moves = {move for state in FaultState for move in FAULT_MOVES.possible(state)}

    assert moves == set(MOVES_IN_WORDS)


def test_every_state_can_be_reached_and_left():
    reached = {to for moves in FAULT_MOVES.table.values() for to in moves.values()}

    assert reached == set(FaultState)
    assert all(FAULT_MOVES.possible(state) for state in FaultState)


def test_a_fault_is_not_fixed_before_it_was_reported():
    with pytest.raises(NotAllowed, match="“fix” is not possible"):
        rules.check_move(FaultState.OPEN, "fix", "INC-1", "Fixed in release 12.")


def test_a_report_needs_the_suppliers_reference():
    with pytest.raises(NotAllowed, match="supplier's reference"):
        rules.check_move(FaultState.OPEN, "report", " ", "")


@pytest.mark.parametrize(("state", "move"), [("reported", "fix"), ("fixed", "open again")])
def test_an_end_and_a_new_beginning_say_what_happened(state, move):
    with pytest.raises(NotAllowed, match="Say what happened"):
        rules.check_move(FaultState(state), move, "INC-1", "")


def test_those_without_worklists_decide_about_nothing():
    with pytest.raises(NotAllowed):
        rules.check_can_decide(frozenset({Right.SEE_FIGURES}))
    rules.check_can_decide(frozenset({Right.WORK_LISTS}))


def test_a_manager_of_a_team_does_not_manage_data_quality():
    with pytest.raises(NotAllowed, match="ask your analyst"):
        rules.check_can_manage(frozenset({Right.WORK_LISTS}))


def test_a_briefing_is_recorded_once_it_was_held():
    with pytest.raises(NotAllowed, match="lies ahead"):
        rules.check_briefing(date(2026, 4, 2), date(2026, 4, 1), "North")
    with pytest.raises(NotAllowed, match="who was briefed"):
        rules.check_briefing(date(2026, 4, 1), date(2026, 4, 1), " ")


def test_a_fault_has_a_name_and_a_story():
    with pytest.raises(NotAllowed, match="name"):
        rules.check_fault(" ", "The form drops the day.")
    with pytest.raises(NotAllowed, match="what it should do"):
        rules.check_fault("Decision lost", "broken")
