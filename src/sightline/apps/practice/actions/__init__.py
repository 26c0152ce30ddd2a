"""Every write of practice: sessions and what stands beside them, observations, the rest."""

from sightline.apps.practice.actions.others import (
    hold_appraisal,
    keep_observation,
    pause,
    review_observation,
    set_assessed_year,
)
from sightline.apps.practice.actions.sessions import (
    add_direction,
    add_to_session,
    agree_session,
    change_session,
    direction_done,
    forget_child,
    hold_session,
)

__all__ = [
    "add_direction",
    "add_to_session",
    "agree_session",
    "change_session",
    "direction_done",
    "forget_child",
    "hold_appraisal",
    "hold_session",
    "keep_observation",
    "pause",
    "review_observation",
    "set_assessed_year",
]
