"""Evidence days, what escalates, the moves of an escalation, and who sees and does what."""

from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.apps.audits.following_up import rules, steps
from sightline.apps.audits.following_up.policy import follow_up_policy
from sightline.apps.audits.following_up.rules import Issue, Looked
from sightline.apps.audits.following_up.steps import (
    DEEDS,
    MOVES,
    Part,
    Standing,
    StepState,
    Whom,
)
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import roles
from sightline.vocabulary.deadlines import Deadline
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.working_days import WorkingDays

POLICY = follow_up_policy(Path("nowhere"))
ABOUT = Whom("Care", "Team 1", "Worker 1")
TODAY = date(2026, 11, 23)


def hold(role: str, **reach: object) -> Access:
    profile = roles()[role].profile
    return Access(1, (Hold(role, profile.key, profile.rights, **reach),))  # type: ignore[arg-type]


def of_worker(name: str, until: date | None = None) -> Access:
    return hold("social_worker", unit=name, workers=frozenset({name}), until=until)


def of_team(role: str, team: str) -> Access:
    workers = frozenset({"Worker 1", "Worker 2"})
    return hold(role, unit=team, teams=frozenset({team}), workers=workers)


def of_service(role: str, service: str) -> Access:
    return hold(role, services=frozenset({service}), teams=frozenset({"Team 1", "Team 2"}))


EVERYBODY = {
    "worker": of_worker("Worker 1"),
    "deputy": of_worker("Worker 1", until=date(2026, 12, 1)),
    "peer": of_worker("Worker 2"),
    "assistant": of_team("assistant_team_manager", "Team 1"),
    "manager": of_team("team_manager", "Team 1"),
    "other manager": hold("team_manager", teams=frozenset({"Team 2"})),
    "group manager": of_service("group_manager", "Care"),
    "other group manager": hold("group_manager", services=frozenset({"Assessment"})),
    "head of service": of_service("head_of_service", "Care"),
    "head of safeguarding": hold("head_of_safeguarding", everything=True),
    "assistant director": hold("assistant_director", everything=True),
    "director": hold("director", everything=True),
    "personnel": hold("hr_contributor", everything=True),
    "lead member": hold("lead_member", everything=True),
    "principal social worker": hold("principal_social_worker", everything=True),
    "quality officer": hold("quality_officer", everything=True),
    "analyst": hold("performance_analyst", everything=True),
    "reviewing officer": hold("independent_reviewing_officer", workers=frozenset({"IRO 1"})),
    "complaints": hold("complaints_officer", everything=True),
    "administrator": hold("administrator", everything=True),
}
LINE = {"assistant", "manager", "group manager", "head of service"}
HEADS = {"head of safeguarding", "assistant director", "director"}
SEES = {
    Part.STAGE_1: {"worker", *LINE, *HEADS},
    Part.STAGE_2: {"worker", "personnel", *LINE, *HEADS},
    Part.PROCEDURE: {"worker", "personnel", *LINE, *HEADS},
    Part.ASSURANCE: {"personnel", *LINE, *HEADS},
}
_GROUP, _TEAM = {"group manager", "head of service"}, {"manager"}
DOES = {
    "begin stage 1": _TEAM,
    "record stage 1": _TEAM,
    "undo stage 1": _TEAM,
    "begin stage 2": _TEAM | _GROUP,
    "record stage 2": _GROUP,
    "undo stage 2": _TEAM | _GROUP,
    "begin the procedure": _GROUP,
    "record the procedure": _GROUP,
    "undo the procedure": _GROUP,
    "ask why evidence is missing": HEADS,
    "record the evidence meeting": HEADS,
    "undo the evidence meeting": HEADS,
}


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    from sightline.apps.audits.following_up import seeing

    monkeypatch.setattr(seeing, "policy", lambda: POLICY)


@pytest.mark.parametrize("part", Part)
def test_each_part_is_seen_by_those_named_and_nobody_else(part: Part) -> None:
    from sightline.apps.audits.following_up.seeing import may_see

    assert {name for name, access in EVERYBODY.items() if may_see(access, ABOUT, part)} == SEES[
        part
    ]


@pytest.mark.parametrize("move", DEEDS)
def test_each_move_is_made_by_those_named_and_nobody_else(move: str) -> None:
    from sightline.apps.audits.following_up.seeing import may_do

    if move == "resolve":
        for part, who in ((Part.STAGE_1, _TEAM), (Part.STAGE_2, _GROUP), (Part.ASSURANCE, HEADS)):
            able = {name for name, each in EVERYBODY.items() if may_do(each, ABOUT, move, part)}
            assert able == who
        return
    assert {name for name, each in EVERYBODY.items() if may_do(each, ABOUT, move)} == DOES[move]


def test_a_record_is_read_by_hr_from_stage_2_on_and_the_managers_meeting_never_by_the_worker() -> (
    None
):
    from sightline.apps.audits.following_up.seeing import parts_seen

    hr, worker = EVERYBODY["personnel"], EVERYBODY["worker"]
    assert parts_seen(hr, ABOUT, Part.STAGE_1) == frozenset()
    assert Part.STAGE_1 in parts_seen(hr, ABOUT, Part.STAGE_2)
    assert Part.ASSURANCE not in parts_seen(worker, ABOUT, Part.PROCEDURE)
    nobody = Whom("", "", "")
    assert not any(parts_seen(each, nobody, Part.STAGE_1) for name, each in EVERYBODY.items()
                   if name not in HEADS)  # fmt: skip


FORBIDDEN = [
    (state, move) for state, move in product(StepState, DEEDS) if not MOVES.can(state, move)
]


@pytest.mark.parametrize(("state", "move"), FORBIDDEN)
def test_a_forbidden_move_says_what_could_be_done_instead(state: StepState, move: str) -> None:
    with pytest.raises(NotAllowed, match="not possible for a stage of escalation"):
        MOVES.check(state, move)


def test_every_move_is_told_apart_and_ends_where_it_says() -> None:
    assert {move for moves in MOVES.table.values() for move in moves} == set(DEEDS)
    assert {state for state in StepState if not MOVES.possible(state)} == {
        StepState.RESOLVED, StepState.WITHDRAWN,
    }  # fmt: skip
    assert steps.reached_after("undo stage 2", Part.STAGE_2) is Part.STAGE_1
    assert steps.reached_after("undo stage 1", Part.STAGE_1) is Part.STAGE_1
    assert steps.reached_after("undo the procedure", Part.PROCEDURE) is Part.STAGE_2
    assert steps.reached_after("record stage 1", Part.STAGE_1) is Part.STAGE_1


@pytest.mark.parametrize(
    ("audited", "by"),
    [
        (date(2026, 11, 30), date(2026, 12, 31)),
        (date(2026, 12, 1), date(2027, 1, 31)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2027, 1, 1), date(2027, 2, 28)),
    ],
)
def test_evidence_is_due_by_the_end_of_the_month_after(audited: date, by: date) -> None:
    assert rules.evidence_by(audited) == by


DAYS = st.dates(date(2000, 1, 1), date(2049, 1, 1))


@given(DAYS, DAYS)
@settings(max_examples=50)
def test_evidence_days_end_a_month_and_never_lie_behind(audited: date, today: date) -> None:
    first = rules.evidence_by(audited)
    assert 28 <= (first - audited).days <= 62
    again = rules.evidence_again_by(first, today)
    assert again > first and again >= today
    assert (again.replace(day=28) - again).days <= 0


@pytest.mark.parametrize(
    ("begun", "due"),
    [
        (date(2026, 12, 22), date(2027, 1, 3)),  # Christmas, Boxing Day and New Year’s Day
        (date(2026, 4, 1), date(2026, 4, 12)),  # Good Friday and Easter Monday
        (date(2028, 2, 25), date(2028, 3, 5)),  # over a leap day
        (date(2026, 10, 23), date(2026, 11, 1)),  # over the change of clocks
    ],
)
def test_stage_1_is_held_within_five_working_days(begun: date, due: date) -> None:
    days = POLICY.stages[Part.STAGE_1].working_days
    assert Deadline(begun, days, WorkingDays()).due_on(begun) == due


def test_a_step_late_at_night_in_summer_counts_for_the_local_day() -> None:
    moment = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert rules.evidence_by(moment.astimezone(ZoneInfo("Europe/London")).date()) == date(
        2026, 8, 31
    )


def issue(due: date, *, done: bool = False, exceptions: int = 0) -> Issue:
    return Issue(due, date(2026, 10, 31), done, False, exceptions)


def test_only_what_stays_undone_is_escalated() -> None:
    late, ahead = date(2026, 11, 1), date(2026, 12, 1)
    assert rules.escalates([issue(late)], TODAY)
    assert rules.escalates([issue(ahead, exceptions=1)], TODAY)
    assert not rules.escalates([issue(ahead), issue(late, done=True)], TODAY)
    with pytest.raises(NotAllowed, match="nothing to escalate"):
        rules.check_stage_1([issue(ahead)], TODAY)
    rules.check_missing_evidence([issue(ahead)], TODAY)  # its evidence was due in October
    with pytest.raises(NotAllowed, match="No evidence is missing"):
        rules.check_missing_evidence([issue(late, done=True)], TODAY)
    assert issue(late).in_words(TODAY) == "Evidence missing"
    with pytest.raises(NotAllowed, match="no exception"):
        rules.check_exception("Why", ahead, TODAY, issue(late, done=True))


def test_the_next_stage_waits_for_the_timescale_save_with_a_reason() -> None:
    with pytest.raises(NotAllowed, match="runs until 1 December 2026"):
        steps.check_has_waited(date(2026, 12, 1), TODAY, is_early=False)
    steps.check_has_waited(date(2026, 12, 1), TODAY, is_early=True)
    steps.check_has_waited(date(2026, 11, 22), TODAY, is_early=False)
    with pytest.raises(NotAllowed, match="lies ahead"):
        steps.check_met(date(2026, 11, 24), TODAY, TODAY)
    with pytest.raises(NotAllowed, match="Say by which day"):
        rules.check_same_issue(Looked.SAME, "Found", None, TODAY)


def test_a_role_of_the_policy_is_a_role_that_exists() -> None:
    named = {role for each in POLICY.roles.values() for role in each} | POLICY.evidence_to
    assert named <= set(roles())
    assert set(POLICY.roles) == set(Standing) - {Standing.WORKER}
