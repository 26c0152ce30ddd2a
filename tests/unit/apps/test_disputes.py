"""The dispute policy, its two clocks, and who may do what at which level."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.apps.disputes import rules
from sightline.apps.disputes.clocks import Clock, Happened, stages_in, total_of
from sightline.apps.disputes.policy import (
    SHIPPED,
    Kind,
    Policy,
    PolicyLevel,
    dispute_policies,
    problems_of,
)
from sightline.apps.disputes.rules import MOVES, About, DisputeState
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import roles
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays

DAYS = WorkingDays()
POLICY = dispute_policies().on(Kind.LOOKED_AFTER, date(2026, 11, 2))
CONFERENCE = dispute_policies().on(Kind.CONFERENCE, date(2026, 11, 2))


def five_levels(total: int = 20) -> Policy:
    last = PolicyLevel(5, "Cafcass", 5, ("director",))
    return replace(POLICY, levels=(*POLICY.levels, last), total=total)


def test_the_shipped_policies_have_four_stages_of_five_days_that_fit_into_twenty() -> None:
    for policy in (POLICY, CONFERENCE):
        assert [level.within for level in policy.levels] == [5, 5, 5, 5]
        assert (policy.total, policy.is_working, problems_of(policy)) == (20, True, [])
    assert POLICY.outside == "Cafcass" and CONFERENCE.outside == ""


def test_a_fifth_stage_breaks_the_total_and_the_checker_says_so_plainly() -> None:
    assert problems_of(five_levels()) == [
        "Looked-after child: 5 stages of 5 add up to 25 working days, but the total is 20. "
        "A dispute that takes every stage in full breaks the total at “Cafcass”."
    ]
    assert "longer than the 20 working days" in problems_of(five_levels(25))[0]
    assert "no total is set" in problems_of(replace(POLICY, total=0))[0]
    assert problems_of(replace(CONFERENCE, total=0)) == []


def test_an_authority_may_have_its_own_policy_from_a_day_on(tmp_path: Path) -> None:
    later = """
[[policy]]
kind = "conference"
from_on = 2027-01-01
days = "calendar"
raised_by = ["child_protection_chair"]
[[policy.level]]
title = "Group manager"
within = 7
roles = ["group_manager"]
"""
    text = SHIPPED.read_text(encoding="utf-8").replace("[themes]", f"{later}\n[themes]")
    (tmp_path / "dispute_policy.toml").write_text(text, encoding="utf-8")
    own = dispute_policies(tmp_path)
    assert len(own.on(Kind.CONFERENCE, date(2026, 12, 31)).levels) == 4
    new = own.on(Kind.CONFERENCE, date(2027, 1, 1))
    assert (len(new.levels), new.is_working, new.total) == (1, False, 0)
    for wrong, said in (("[[policy", "can’t be used"), ("", "no policy for looked-after child")):
        (tmp_path / "dispute_policy.toml").write_text(wrong, encoding="utf-8")
        shipped = dispute_policies(tmp_path)
        assert said in shipped.problem and shipped.every == dispute_policies().every


@pytest.mark.parametrize(
    ("set_on", "within", "due"),
    [
        (date(2026, 11, 2), 5, date(2026, 11, 9)),  # a plain week
        (date(2026, 12, 21), 5, date(2026, 12, 30)),  # Christmas; Boxing Day is kept on the 28th
        (date(2026, 12, 29), 5, date(2027, 1, 6)),  # over the year's end
        (date(2026, 4, 1), 5, date(2026, 4, 12)),  # Good Friday and Easter Monday; until Sunday
        (date(2028, 2, 25), 5, date(2028, 3, 5)),  # a leap day counts; until Sunday
        (date(2026, 3, 27), 5, date(2026, 4, 7)),  # the clocks go forward on the 29th; Easter
        (date(2026, 10, 23), 5, date(2026, 11, 1)),  # and back on the 25th
    ],
)
def test_a_stage_of_working_days_ends_on(set_on: date, within: int, due: date) -> None:
    clock = Clock(set_on, within, True, DAYS)
    assert clock.due_on(set_on) == due
    assert not clock.is_late(due)
    assert clock.is_late(due + timedelta(days=1))


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 40), st.booleans())
@settings(max_examples=50)
def test_days_left_and_lateness_never_disagree(day: date, within: int, is_working: bool) -> None:
    clock = Clock(day, within, is_working, DAYS)
    due = clock.due_on(day)
    for off in (-1, 0, 1, 4):
        today = max(due + timedelta(days=off), day)
        assert clock.is_late(today) == (clock.days_left(today) < 0)


def test_calendar_days_count_every_day_and_a_pause_moves_both_clocks() -> None:
    plain = Clock(date(2026, 12, 24), 5, False, DAYS)
    assert plain.due_on(date(2026, 12, 24)) == date(2026, 12, 29)
    steps = [
        Happened("raise", date(2026, 11, 2), 1),
        Happened("pause", date(2026, 11, 4), 1),
        Happened("resume", date(2026, 11, 9), 1),
    ]
    (stage,), total = stages_in(steps, POLICY, DAYS), total_of(steps, POLICY, DAYS)
    assert stage.clock and total
    today = date(2026, 11, 10)
    # Wednesday to Friday do not count: three working days later than the 9th and the 30th.
    assert DAYS.between(date(2026, 11, 9), stage.clock.due_on(today)) == 3
    assert total.days_left(today) == 20 - 3


def test_each_level_has_its_clock_a_breach_stays_and_the_total_goes_on() -> None:
    steps = [
        Happened("talk", date(2026, 10, 20), 0),
        Happened("raise", date(2026, 11, 2), 1),
        Happened("escalate", date(2026, 11, 12), 3),
        Happened("refer", date(2026, 11, 13), 3),
        Happened("reply", date(2026, 11, 17), 3),
        Happened("accept", date(2026, 11, 18), 3),
    ]
    first, second = stages_in(steps, POLICY, DAYS)
    today = date(2026, 12, 25)
    assert (first.number, first.answered_on, first.is_breached(today)) == (1, None, True)
    assert (second.number, second.answered_on, second.is_breached(today)) == (
        3, date(2026, 11, 17), False,
    )  # fmt: skip
    total = total_of(steps, POLICY, DAYS)
    assert total and total.set_on == date(2026, 11, 2) and not total.is_late(today)
    assert total_of(steps[:1], POLICY, DAYS) is None
    assert total_of(steps, replace(POLICY, total=0), DAYS) is None


ME, TEAM, SERVICE = 7, "Safeguarding Team 3", "Safeguarding"
ABOUT = About(Kind.LOOKED_AFTER, ME, DisputeState.WAITING, 1, SERVICE, TEAM, "Worker 1")


def holding(role: str, person: int = 1, team: str = TEAM, service: str = SERVICE) -> Access:
    found = roles()[role]
    reach = {
        Level.AUTHORITY: {"everything": True},
        Level.SERVICE: {"services": frozenset({service}), "teams": frozenset({team})},
        Level.TEAM: {"teams": frozenset({team})},
        Level.WORKER: {"workers": frozenset({"Worker 1"})},
    }[found.reach]
    hold = Hold(role, found.profile.key, found.profile.rights, **reach)  # type: ignore[arg-type]
    return Access(person, (hold,))


# Who: at which levels they reply, whether they see it, whether they may raise one (L, C).
WHO = {
    "social_worker": ("", True, ""),
    "independent_reviewing_officer": ("", True, "L"),
    "child_protection_chair": ("", True, "C"),
    "assistant_team_manager": ("1", True, ""),
    "team_manager": ("1", True, ""),
    "group_manager": ("2", True, ""),
    "head_of_service": ("2", True, ""),
    "assistant_director": ("3", True, ""),
    "director": ("4", True, ""),
    "head_of_safeguarding": ("", True, "LC"),
    "principal_social_worker": ("", True, ""),
    "performance_analyst": ("", True, ""),
    "commissioning_officer": ("", False, ""),
    "lead_member": ("", False, ""),
    "councillor": ("", False, ""),
    "information_governance": ("", False, ""),
    "administrator": ("", False, ""),
}


@pytest.mark.parametrize("role", WHO)
def test_who_sees_who_replies_at_which_level_and_who_raises(role: str) -> None:
    levels, sees, raises = WHO[role]
    access = holding(role)
    replies = [n for n in range(1, 5) if rules.may_reply(access, ABOUT, POLICY.level(n))]
    assert replies == [int(level) for level in levels]
    assert rules.may_see(access, ABOUT) is sees
    found = "".join(
        letter for letter, policy in (("L", POLICY), ("C", CONFERENCE))
        if rules.may_raise(access, policy)
    )  # fmt: skip
    assert found == raises
    elsewhere = holding(role, team="Another Team", service="Another")
    if roles()[role].reach in {Level.TEAM, Level.SERVICE}:
        assert not rules.may_see(elsewhere, ABOUT)
        assert not any(rules.may_reply(elsewhere, ABOUT, level) for level in POLICY.levels)
    decides = role == "head_of_safeguarding"
    assert rules.may_decide(access, ABOUT) is decides
    assert rules.may_decide(replace(access, person=ME), ABOUT)


def test_managers_reply_and_nothing_else_the_raiser_decides_and_nothing_else() -> None:
    manager, raiser = holding("team_manager"), holding("independent_reviewing_officer", ME)
    assert rules.possible(manager, ABOUT, POLICY) == ["reply"]
    assert rules.possible(raiser, ABOUT, POLICY) == ["escalate", "refer", "withdraw"]
    replied = replace(ABOUT, state=DisputeState.REPLIED)
    assert rules.possible(manager, replied, POLICY) == []
    assert rules.possible(raiser, replied, POLICY) == ["accept", "escalate", "refer", "withdraw"]
    last = replace(replied, level=4, is_referred=True)
    assert rules.possible(raiser, last, POLICY) == ["accept", "withdraw"]
    may_pause = replace(POLICY, may_pause=True)
    assert "pause" in rules.possible(raiser, ABOUT, may_pause)
    with pytest.raises(NotAllowed, match="no reply yet"):
        rules.check_can_accept(ABOUT)


@pytest.mark.parametrize("state", list(DisputeState))
def test_each_move_that_is_not_in_the_table_is_refused(state: DisputeState) -> None:
    every = {move for moves in MOVES.table.values() for move in moves}
    for move in every - set(MOVES.possible(state)):
        with pytest.raises(NotAllowed):
            MOVES.check(state, move)


def test_a_bypass_and_an_early_escalation_need_their_reason() -> None:
    with pytest.raises(NotAllowed, match="too grave"):
        rules.check_start(3, POLICY, "")
    rules.check_start(1, POLICY, "")
    with pytest.raises(NotAllowed, match="left out"):
        rules.check_escalation(ABOUT, 4, POLICY, is_late=True, reason="")
    with pytest.raises(NotAllowed, match="not late yet"):
        rules.check_escalation(ABOUT, 2, POLICY, is_late=False, reason="")
    with pytest.raises(NotAllowed, match="higher level"):
        rules.check_escalation(ABOUT, 1, POLICY, is_late=True, reason="It is still so.")
    with pytest.raises(NotAllowed, match="grave"):
        rules.check_straight_outside(POLICY, "")
    with pytest.raises(NotAllowed, match="nowhere"):
        rules.check_straight_outside(CONFERENCE, "It is most grave indeed.")
