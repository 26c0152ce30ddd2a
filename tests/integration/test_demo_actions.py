"""Actions and good practice of the demonstration: every state, and how the stories ended."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.moving_figures import verdict
from sightline.apps.agreed_actions.rules import ActionState
from sightline.apps.figures.queries import source
from sightline.apps.good_practice.models import GoodPractice
from sightline.judgement.marks import Rating
from sightline.judgement.moved import Moved
from sightline.web.demo.actions import ensure_actions
from sightline.web.demo.people import ensure_people

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def seeded(db: None, wrenshire: Path) -> None:
    ensure_people(NOW)
    ensure_actions(NOW)


def test_every_state_and_rating_is_there_once_however_often_it_is_seeded(seeded: None) -> None:
    ensure_actions(NOW)
    actions = list(AgreedAction.objects.all())
    assert len(actions) == 10 and GoodPractice.objects.count() == 3
    assert {each.now for each in actions} == set(ActionState)
    assert {each.rating for each in actions} == set(Rating)


def test_planning_conferences_ahead_moved_its_figure_and_the_newest_is_too_early(
    seeded: None,
) -> None:
    said = {
        action.indicator: found.answer
        for action in AgreedAction.objects.filter(state="closed")
        if (found := verdict(action, source()))
    }
    assert said == {
        "icpc_15wd_pct": Moved.MOVED, "cin_visits_in_time_pct": Moved.TOO_EARLY
    }  # fmt: skip
