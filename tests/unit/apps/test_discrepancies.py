"""Which way a discrepancy may go, whether a later count agrees, who may dispute what."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.discrepancies import rules
from sightline.apps.discrepancies.rules import Claim, Counted, State
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.reporting_services import ReportingService
from sightline.vocabulary.words import Level

OURS = ReportingService("ours", "Ours", ("assessment",), "Our Service", "head_of_service")
WHOLE = ReportingService("whole", "Whole", ("workforce",), "", "principal_social_worker")
DAY = date(2026, 10, 31)


def figure(value: float | None, counted: int = 0, in_it: int = 0) -> Counted:
    return Counted("s", str(value), value, value, None, counted, in_it)


numbers = st.one_of(st.none(), st.floats(0, 100), st.integers(0, 50).map(float))
rows = st.integers(0, 3)
counts = st.builds(lambda v, c, more: figure(v, c, c + more), numbers, rows, rows)


@given(st.sampled_from(Claim), counts)
def test_a_figure_that_stands_as_it_stood_confirms_no_claim(claim: Claim, stood: Counted) -> None:
    assert not rules.is_as_claimed(claim, stood, stood)


@given(counts, counts)
def test_no_move_of_a_figure_confirms_both_that_it_is_higher_and_that_it_is_lower(
    before: Counted, after: Counted
) -> None:
    known = before.value is not None and after.value is not None
    both = [rules.is_as_claimed(claim, before, after) for claim in (Claim.HIGHER, Claim.LOWER)]
    assert not (known and all(both))


@pytest.mark.parametrize(
    ("claim", "before", "after", "confirmed"),
    [
        (Claim.COUNTED, figure(1, 0, 1), figure(2, 1, 1), True),
        (Claim.COUNTED, figure(1, 0, 1), figure(2, 0, 0), False),
        (Claim.NOT_COUNTED, figure(2, 1, 1), figure(1, 0, 1), True),
        (Claim.NOT_IN_IT, figure(2, 1, 1), figure(1, 0, 1), False),
        (Claim.NOT_IN_IT, figure(2, 1, 1), figure(1, 0, 0), True),
        (Claim.HIGHER, figure(50), figure(49), False),
    ],
)
def test_a_childs_claim_goes_by_the_childs_rows_and_not_by_the_value(
    claim: Claim, before: Counted, after: Counted, confirmed: bool
) -> None:
    assert rules.is_as_claimed(claim, before, after) is confirmed


def test_a_new_extract_settles_only_what_waits_for_one() -> None:
    settled = {s: rules.after_extract(s, DAY, DAY, as_claimed=True) for s in State}
    assert {s for s, move in settled.items() if move} == {State.TO_CORRECT, State.CORRECTED}
    assert rules.after_extract(State.CORRECTED, DAY, DAY, as_claimed=False) == "find again"
    assert rules.after_extract(State.TO_CORRECT, DAY, DAY, as_claimed=False) == "find again"
    early = date(2026, 10, 30)
    assert rules.after_extract(State.TO_CORRECT, DAY, early, as_claimed=False) is None


def test_every_move_has_its_words_and_whatever_is_settled_can_be_opened_again() -> None:
    moves = {move for table in rules.MOVES.table.values() for move in table}
    assert moves - rules.BY_EXTRACT_ALONE == set(rules.MOVES_IN_WORDS)
    assert moves <= set(rules.DONE_IN_WORDS)
    for state in State:
        if not state.is_open:
            assert State.REOPENED in rules.MOVES.table[state].values()


def _access(*rights: Right, everything: bool = False) -> Access:
    held, services = frozenset(rights), frozenset({"Our Service"})
    return Access(1, (Hold("r", "manager", held, everything=everything, services=services),))


def test_a_service_disputes_its_own_and_the_authoritys_figure_that_it_answers_for() -> None:
    own = _access(Right.DISPUTE_FIGURES)
    assert rules.can_dispute(own, Level.SERVICE, "Our Service", OURS)
    assert rules.can_dispute(own, Level.AUTHORITY, "", OURS)
    assert not rules.can_dispute(own, Level.AUTHORITY, "", WHOLE)
    assert not rules.can_dispute(own, Level.AUTHORITY, "", None)
    assert not rules.can_dispute(own, Level.SERVICE, "Another Service", OURS)
    assert rules.can_dispute(
        _access(Right.DISPUTE_FIGURES, everything=True), Level.AUTHORITY, "", WHOLE
    )
    assert not rules.can_dispute(_access(Right.SEE_FIGURES), Level.SERVICE, "Our Service", OURS)


def test_a_meeting_says_when_with_whom_and_what_and_lies_behind_us() -> None:
    rules.check_meeting(DAY, "Performance team", "Both looked at it.", DAY)
    for met_on, whom, said in (
        (date(2026, 11, 1), "Performance team", "Both looked at it."),
        (DAY, " ", "Both looked at it."),
        (DAY, "Performance team", "Yes."),
    ):
        with pytest.raises(NotAllowed):
            rules.check_meeting(met_on, whom, said, DAY)


def test_the_guide_draws_the_moves_as_they_are() -> None:
    guide = Path(__file__).parents[3] / "docs/guides/discrepancies-and-commentary.md"
    assert rules.MOVES.mermaid() in guide.read_text(encoding="utf-8")
