"""Every write about disputes, plan ratings and the monthly review."""

from sightline.apps.disputes.actions.breaching import note_breaches
from sightline.apps.disputes.actions.forgetting import forget_child
from sightline.apps.disputes.actions.moving import (
    accept,
    escalate,
    refer,
    reply,
    settle,
    stand_still,
    talk_again,
    withdraw,
)
from sightline.apps.disputes.actions.raising import raise_dispute, raise_formally, talk_over
from sightline.apps.disputes.actions.rating import rate_plan
from sightline.apps.disputes.actions.reviewing import confirm_theme, review_month, take_back_theme
from sightline.apps.disputes.actions.without_plan import raise_without_plan

__all__ = [
    "accept",
    "confirm_theme",
    "escalate",
    "forget_child",
    "note_breaches",
    "raise_dispute",
    "raise_formally",
    "raise_without_plan",
    "rate_plan",
    "refer",
    "reply",
    "review_month",
    "settle",
    "stand_still",
    "take_back_theme",
    "talk_again",
    "talk_over",
    "withdraw",
]
