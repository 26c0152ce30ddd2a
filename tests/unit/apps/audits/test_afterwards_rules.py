"""What must hold before an audit is closed, who may do what then, and the draw."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.apps.audits.afterwards import draw_rules, rules
from sightline.apps.audits.afterwards.policy import after_policy
from sightline.apps.audits.afterwards.rules import Condition, NotYet, Regraded, TalkKind
from sightline.apps.audits.rules import About, AuditState
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import Right
from sightline.vocabulary.audit_tools import Grade, Scale
from sightline.vocabulary.not_allowed import NotAllowed

POLICY = after_policy(Path("/nowhere"))
SCALE = Scale("four", "Four grades", tuple(Grade(n, f"G{n}", "", n < 3) for n in (1, 2, 3, 4)))
AUDITOR, OTHER = 1, 2
SAW = frozenset({Right.SEE_AUDITS})


def about(state: AuditState = AuditState.HANDED_IN, *, second: bool = False) -> About:
    return About(AUDITOR, state, "Service A", "Team A", "Worker A", is_second=second)


def who(role: str, profile: str, *, person: int = OTHER, **reach: object) -> Access:
    rights = SAW | ({Right.RUN_AUDITS} if profile == "quality" else set())
    return Access(person, (Hold(role, profile, frozenset(rights), **reach),))  # type: ignore[arg-type]


HEAD = who("head_of_safeguarding", "quality", everything=True)
SERVICE = who("group_manager", "manager", services=frozenset({"Service A"}))
ELSEWHERE = who("group_manager", "manager", services=frozenset({"Service B"}))
TEAM = who("team_manager", "manager", teams=frozenset({"Team A"}))
WORKER = who("social_worker", "practitioner", workers=frozenset({"Worker A"}))
OUTSIDE = Access(AUDITOR)


def test_closing_names_everything_that_is_still_to_do() -> None:
    done = Condition("manager", "Talked over with the manager", "On 3 May 2027")
    open_ = Condition("meeting", "Met", wants="they have to meet")
    also = Condition("x", "An action is open.")
    with pytest.raises(NotYet, match="they have to meet; an action is open") as refused:
        rules.check_close(HEAD, about(), [done, open_, also])
    assert refused.value.wanting == (open_, also)
    rules.check_close(OUTSIDE, about(), [done])
    for state in set(AuditState) - {AuditState.HANDED_IN}:
        with pytest.raises(NotAllowed):
            rules.check_close(HEAD, about(state), [done])
    with pytest.raises(NotAllowed, match="auditor"):
        rules.check_close(TEAM, about(), [done])


@pytest.mark.parametrize(
    ("access", "confirms", "moderates", "comments", "meets", "talks"),
    [
        (HEAD, False, True, True, True, True),
        (SERVICE, True, False, True, True, False),
        (ELSEWHERE, False, False, False, False, False),
        (TEAM, False, False, True, True, False),
        (WORKER, False, False, True, False, False),
        (OUTSIDE, False, False, False, False, True),
    ],
)
def test_each_does_their_own_part(
    access: Access, confirms: bool, moderates: bool, comments: bool, meets: bool, talks: bool
) -> None:
    found = (
        rules.may_confirm(access, about(), POLICY),
        rules.may_moderate(access, about(), POLICY),
        rules.may_comment(access, about()),
        rules.may_record_talk(access, about(), TalkKind.MEETING),
        rules.may_record_talk(access, about(), TalkKind.PRACTITIONER),
    )
    assert found == (confirms, moderates, comments, meets, talks)


def test_nobody_moderates_confirms_or_answers_their_own_audit() -> None:
    own_head = who("principal_social_worker", "quality", person=AUDITOR, everything=True)
    own_manager = who("group_manager", "manager", person=AUDITOR, services=frozenset({"Service A"}))
    with pytest.raises(NotAllowed, match="their own"):
        rules.check_may_moderate(own_head, about(), POLICY)
    assert not rules.may_confirm(own_manager, about(), POLICY)
    assert not rules.may_comment(own_manager, about())
    assert not rules.may_moderate(HEAD, about(second=True), POLICY)


def test_a_changed_grade_needs_reasons_and_a_known_grade() -> None:
    rules.check_regraded(Regraded("overall", 2, 2), SCALE, "Overall")
    rules.check_regraded(Regraded("overall", 2, 3, "Nobody saw the child"), SCALE, "Overall")
    for wrong in (Regraded("overall", 2, 3, " "), Regraded("overall", 2, 9, "x"),
                  Regraded("overall", 2, None, "x")):  # fmt: skip
        with pytest.raises(NotAllowed, match="Overall"):
            rules.check_regraded(wrong, SCALE, "Overall")


def test_both_ends_of_the_scale_are_always_moderated() -> None:
    said = [draw_rules.always_moderated(grade, SCALE, POLICY) for grade in (1, 2, 3, 4, None)]
    assert [bool(each) for each in said] == [True, False, False, True, False]


@settings(max_examples=30)
@given(st.integers(1, 8), st.text(max_size=8), st.integers(0, 300))
def test_of_each_row_exactly_one_is_drawn_and_the_seed_says_which(
    one_in: int, seed: str, block: int
) -> None:
    row = [draw_rules.is_drawn(block * one_in + place, one_in, seed) for place in range(one_in)]
    assert sum(row) == 1
    assert row == [draw_rules.is_drawn(block * one_in + p, one_in, seed) for p in range(one_in)]


def test_another_seed_draws_others_and_none_draws_nothing() -> None:
    drawn = [[n for n in range(500) if draw_rules.is_drawn(n, 5, seed)] for seed in ("a", "b")]
    assert drawn[0] != drawn[1]
    assert not any(draw_rules.is_drawn(n, 0, "a") for n in range(20))


def test_a_talk_has_been_held_and_says_something() -> None:
    today = date(2027, 5, 4)
    fine = (TalkKind.MEETING, today, "worker and manager", "Good visits", "None", date(2027, 4, 1))
    rules.check_talk(*fine, today)
    for place, wrong in ((1, date(2027, 5, 5)), (1, date(2027, 3, 31)), (2, " "), (3, ""), (4, "")):
        odd = [*fine]
        odd[place] = wrong
        with pytest.raises(NotAllowed):
            rules.check_talk(*odd, today)  # type: ignore[arg-type]
