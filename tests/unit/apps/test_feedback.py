"""Complaints and voice: clocks over awkward days, who reads a complaint, what must be explained."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.apps.feedback import rules, stages, states, voice_rules
from sightline.apps.feedback.rules import Matter
from sightline.apps.feedback.stages import Clock
from sightline.apps.feedback.states import MOVES, State
from sightline.apps.feedback.voice_rules import Followed, scales
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import profiles
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.own_files import SHIPPED
from sightline.vocabulary.words import Level
from sightline.vocabulary.working_days import WorkingDays

POLICY = stages.policy()


def clock(stage: str, from_on: date, extended_to: int = 0) -> Clock:
    return Clock(POLICY.stage(stage), from_on, extended_to)


@pytest.mark.parametrize(
    ("stage", "from_on", "extended_to", "due_on"),
    [
        # Stage 1 over Christmas and New Year: three bank holidays between.
        ("stage_1", date(2026, 12, 18), 0, date(2027, 1, 6)),
        ("stage_1", date(2026, 12, 18), 20, date(2027, 1, 20)),
        # Over a leap day, a Tuesday in 2028, which is a working day like others.
        ("stage_1", date(2028, 2, 21), 0, date(2028, 3, 6)),
        # Over the change to summer time and Easter: two bank holidays.
        ("stage_2", date(2027, 3, 22), 0, date(2027, 4, 28)),
        # The panel's report: five working days after a Friday.
        ("report", date(2026, 11, 20), 0, date(2026, 11, 29)),
    ],
)
def test_a_stage_ends_on_its_last_day_whatever_lies_between(
    stage: str, from_on: date, extended_to: int, due_on: date
) -> None:
    found = clock(stage, from_on, extended_to)
    days = WorkingDays().between(from_on, found.due_on)
    assert days == (extended_to or POLICY.stage(stage).within)
    assert (found.is_late(found.due_on), found.is_late(date(2030, 1, 1))) == (False, True)
    assert found.due_on == due_on


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(sorted(POLICY.stages)))
@settings(max_examples=50)
def test_an_extension_never_shortens_and_the_first_day_stays_known(day: date, key: str) -> None:
    stage = POLICY.stage(key)
    plain, longer = clock(key, day), clock(key, day, stage.extend_to)
    assert plain.first_due_on == longer.first_due_on == plain.due_on
    assert longer.due_on >= plain.due_on


def test_only_what_the_rules_know_can_be_extended_and_only_so_far() -> None:
    first, panel = POLICY.stage("stage_1"), POLICY.stage("panel")
    rules.check_extension(first, 0, 20, "the file is with court")
    for stage, already, to, reason in (
        (panel, 0, 40, "nobody was free then"), (first, 0, 21, "it takes its time"),
        (first, 20, 20, "it takes its time"), (first, 0, 15, ""),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            rules.check_extension(stage, already, to, reason)


def hold(profile: str, *, role: str = "", everything: bool = False, **units: set[str]) -> Hold:
    named = {level: frozenset(names) for level, names in units.items()}
    return Hold(
        role or profile, profile, profiles()[profile].rights, everything=everything, **named
    )  # type: ignore[arg-type]


ABOUT_A_TEAM = Matter(
    Level.TEAM, "Team 1", child_id="C1", about=7, given=frozenset({8}),
    looked_into_by=frozenset({9}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("who", "person", "holds", "sees", "moves"),
    [
        ("the complaints officer", 1,
         hold("contributor", role="complaints_officer", everything=True), True, True),
        ("the lead member, of the same profile", 2,
         hold("contributor", role="lead_member", everything=True), False, False),
        ("the team's manager", 3, hold("manager", teams={"Team 1"}), True, True),
        ("another team's manager", 4, hold("manager", teams={"Team 2"}), False, False),
        ("the director", 5, hold("director", everything=True), True, True),
        ("quality assurance, not in the line", 6, hold("quality", everything=True), False, False),
        ("the manager it is about", 7, hold("manager", teams={"Team 1"}), False, False),
        ("a worker it was given to", 8, hold("practitioner", workers={"W"}), True, False),
        ("a manager elsewhere who looks into it", 9,
         hold("manager", teams={"Team 2"}), True, True),
        ("the analyst", 10, hold("analyst", everything=True), False, False),
        ("information governance", 11, hold("guardian", everything=True), False, False),
    ],
)  # fmt: skip
def test_who_reads_a_complaint_and_who_moves_it_on(
    who: str, person: int, holds: Hold, sees: bool, moves: bool
) -> None:
    access = Access(person, (holds,))
    assert rules.may_see(access, ABOUT_A_TEAM) is sees, who
    assert rules.can_move(access, ABOUT_A_TEAM) is moves, who
    assert not rules.may_see(access, ABOUT_A_TEAM, closed={"C1"}), "a restricted child stays shut"


def test_every_stage_has_its_state_and_child_protection_goes_corporate() -> None:
    assert sorted(states.STAGE_OF.values()) == sorted(POLICY.stages)
    assert all(MOVES.possible(state) for state in states.STAGE_OF)
    with pytest.raises(NotAllowed, match="corporate"):
        rules.check_route("open stage 1", is_child_protection=True)
    with pytest.raises(NotAllowed):
        MOVES.check(State.ANSWERED_1, "ask for the panel")
    with pytest.raises(NotAllowed):
        MOVES.check(State.CORPORATE_1, "open stage 2")
    within = {key: (s.within, s.extend_to) for key, s in POLICY.stages.items()}
    assert (within["stage_1"], within["stage_2"]) == ((10, 20), (25, 65))
    assert [within[key][0] for key in ("panel", "report", "response")] == [30, 5, 15]


def test_a_wish_that_is_not_followed_owes_an_explanation_and_its_day() -> None:
    on, today = date(2026, 10, 1), date(2026, 10, 20)
    said = "I want to see my brother"
    voice_rules.check_heard(said, Followed.YES, "", None, on, today)
    voice_rules.check_heard(said, Followed.NO, "Your brother is ill", date(2026, 10, 3), on, today)
    for explanation, day in (("", date(2026, 10, 3)), ("Your brother is ill", None),
                             ("Your brother is ill", date(2026, 9, 30))):  # fmt: skip
        with pytest.raises(NotAllowed):
            voice_rules.check_heard(said, Followed.PARTLY, explanation, day, on, today)


def test_the_distance_is_from_the_first_reading_to_the_latest_of_areas_read_twice() -> None:
    scale = scales()["my_ladder"]
    found = voice_rules.changes(
        scale, [{"health": 2, "people": 3}, {"health": 5}, {"health": 4, "people": 2, "say": 1}]
    )
    by_area = {each.area: each.in_words for each in found}
    assert by_area["How I feel"] == "2 steps up"
    assert by_area["People who matter"] == "1 step down"
    assert by_area["Having my say"] == "One reading alone"
    assert voice_rules.distance(found).startswith("Of 2 areas read twice, 1 went up, 1 went down")
    with pytest.raises(NotAllowed):
        voice_rules.check_reading(scale, {"health": 6}, date(2026, 1, 1), date(2026, 1, 2))


def test_an_authoritys_own_stages_and_scales_stand_in_unless_they_make_no_sense(
    tmp_path: Path,
) -> None:
    own = tmp_path / "complaints.toml"
    shipped = (SHIPPED / "complaints.toml").read_text(encoding="utf-8")
    own.write_text(shipped.replace("within = 10", "within = 8", 1), encoding="utf-8")
    assert stages.policy(tmp_path).stage("stage_1").within == 8
    for wrong in (shipped.replace('key = "panel"', 'key = "other"'), "themes = 1", "[["):
        own.write_text(wrong, encoding="utf-8")
        os.utime(own, (len(wrong), len(wrong)))
        found = stages.policy(tmp_path)
        assert found.stages == POLICY.stages and "complaints.toml" in found.problem
    scale = (SHIPPED / "outcome_scales.toml").read_text(encoding="utf-8")
    (tmp_path / "outcome_scales.toml").write_text(scale.replace("highest = 10", "highest = 0"))
    assert voice_rules.scales(tmp_path) == scales() and voice_rules.problems(tmp_path)
