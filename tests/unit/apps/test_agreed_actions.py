"""Who may see an action and do what to it, how it may be rated, and where its moves lead."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.apps.agreed_actions import rules
from sightline.apps.agreed_actions.rules import MOVES, About, ActionState
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import profiles
from sightline.judgement.marks import Rating
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level

OWNER, AGREER, OTHER = 1, 2, 3
DUE, BEFORE, AFTER = date(2026, 11, 20), date(2026, 11, 19), date(2026, 11, 21)
OF_TEAM = About(OWNER, AGREER, Level.TEAM, "Team 1")
OF_ALL = About(OWNER, AGREER)


def access(person: int, profile: str = "practitioner", **reach: object) -> Access:
    hold = Hold("role", profile, profiles()[profile].rights, **reach)  # type: ignore[arg-type]
    return Access(person, (hold,))


@pytest.mark.parametrize(
    ("who", "about", "sees"),
    [
        (access(OWNER), OF_TEAM, True),
        (access(AGREER), OF_TEAM, True),
        (access(OTHER), OF_TEAM, False),
        (access(OTHER, "manager", teams=frozenset({"Team 1"})), OF_TEAM, True),
        (access(OTHER, "manager", teams=frozenset({"Team 2"})), OF_TEAM, False),
        (access(OTHER, "manager", line=frozenset({(Level.TEAM, "Team 1")})), OF_TEAM, False),
        (access(OTHER, "director", everything=True), OF_TEAM, True),
        (access(OTHER, "contributor", everything=True), OF_TEAM, False),
        (access(OTHER), OF_ALL, False),
        (access(OTHER, "manager", teams=frozenset({"Team 2"})), OF_ALL, True),
    ],
)
def test_an_action_is_seen_by_owner_agreer_and_those_above_its_unit(
    who: Access, about: About, sees: bool
) -> None:
    assert rules.may_see(who, about) is sees


def test_the_owner_never_checks_their_own_action_whatever_their_role() -> None:
    director = access(OWNER, "director", everything=True)
    assert rules.can_update(director, OF_ALL) and not rules.can_check(director, OF_ALL)
    with pytest.raises(NotAllowed, match="Somebody else than the owner"):
        rules.check_can_check(director, OF_ALL)


def test_an_owner_without_the_right_to_agree_updates_but_does_not_rewrite() -> None:
    worker = access(OWNER)
    assert rules.can_update(worker, OF_TEAM) and not rules.can_edit(worker, OF_TEAM)


@pytest.mark.parametrize("rating", [Rating.AMBER, Rating.RED])
def test_amber_and_red_say_why_and_what_happens_next(rating: Rating) -> None:
    rules.check_rating(rating, "Nobody has applied yet", "Advertise it again", DUE, AFTER)
    with pytest.raises(NotAllowed, match="why it is at risk"):
        rules.check_rating(rating, "", "Advertise it again", DUE, BEFORE)
    with pytest.raises(NotAllowed, match="what happens next"):
        rules.check_rating(rating, "Nobody has applied yet", "later", DUE, BEFORE)


def test_what_is_past_its_day_is_not_on_track() -> None:
    rules.check_rating(Rating.GREEN, "", "", DUE, DUE)
    with pytest.raises(NotAllowed, match="due on 20 November 2026"):
        rules.check_rating(Rating.GREEN, "", "", DUE, AFTER)
    assert rules.rating_shown(Rating.GREEN, is_late=True) is Rating.RED
    assert rules.rating_shown(Rating.AMBER, is_late=True) is Rating.AMBER


def test_blue_is_not_chosen_but_comes_with_evidence() -> None:
    with pytest.raises(NotAllowed, match="Blue is for what is done"):
        rules.check_rating(Rating.BLUE, "", "", DUE, BEFORE)


@given(st.lists(st.sampled_from(["start", "finish", "check", "take back", "reopen", "drop"])))
def test_nothing_is_closed_that_was_not_done_just_before(moves: list[str]) -> None:
    state, states = ActionState.AGREED, [ActionState.AGREED]
    for move in moves:
        if MOVES.can(state, move):
            state = MOVES.check(state, move)
            states.append(state)
    for before, after in pairwise(states):
        assert after is not ActionState.CLOSED or before is ActionState.DONE
        assert before is not ActionState.DROPPED or after is ActionState.STARTED
