"""Learning: when a forum is held, who confirms, who signs the self-assessment."""

from datetime import date

import pytest

from sightline.apps.learning import rules
from sightline.apps.learning.rules import ASSESSMENT_MOVES, FORUM_MOVES, AssessmentState, ForumState
from sightline.apps.learning.shape import aims, shape
from sightline.apps.people.reach import Access, Hold
from sightline.apps.people.rules import profiles
from sightline.vocabulary.not_allowed import NotAllowed

HELD, TODAY = date(2026, 11, 4), date(2026, 11, 20)


def of_team(profile: str, team: str) -> Access:
    return Access(1, (Hold(profile, profile, profiles()[profile].rights, teams=frozenset({team})),))


def test_a_teams_own_manager_confirms_and_no_day_before_the_forum_counts() -> None:
    mine = of_team("manager", "Team 1")
    rules.check_confirming(mine, "Team 1", date(2026, 11, 6), HELD, TODAY)
    for access, day in (
        (of_team("manager", "Team 2"), date(2026, 11, 6)),
        (of_team("practitioner", "Team 1"), date(2026, 11, 6)),
        (mine, date(2026, 11, 3)), (mine, date(2026, 11, 21)),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            rules.check_confirming(access, "Team 1", day, HELD, TODAY)


def test_a_forum_is_not_held_before_its_day_without_messages_or_without_an_agenda() -> None:
    rules.check_holding("Visit and write it down", "", HELD, TODAY)
    for messages, minutes, on in (
        ("", "", HELD), ("Visit and write it down", "", date(2026, 12, 2)),
        ("Visit and write it down", "word " * 801, HELD),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            rules.check_holding(messages, minutes, on, TODAY)
    with pytest.raises(NotAllowed):
        FORUM_MOVES.check(ForumState.PLANNED, "hold")


def test_the_director_signs_and_a_signed_one_is_changed_by_a_new_edition_alone() -> None:
    rules.check_can_sign({"director"})
    with pytest.raises(NotAllowed):
        rules.check_can_sign({"principal_social_worker"})
    with pytest.raises(NotAllowed, match="lack"):
        rules.check_sections(["Care leavers"])
    assert ASSESSMENT_MOVES.possible(AssessmentState.SIGNED) == ("open a new version",)
    with pytest.raises(NotAllowed):
        ASSESSMENT_MOVES.check(AssessmentState.DRAFT, "sign")


def test_there_are_four_views_and_every_activity_of_the_qa_year_is_in_one() -> None:
    views = shape().views
    assert len(views) == 4
    inside = [key for view in views for key in view.activities]
    assert len(inside) == len(set(inside)) >= 17
    assert all(view.activities for view in views)
    assert len(aims()) == 7
