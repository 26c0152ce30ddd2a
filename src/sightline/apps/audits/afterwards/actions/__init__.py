"""Every write about an audit after it is handed in."""

from sightline.apps.audits.afterwards.actions.closing import close_audit, reopen_audit
from sightline.apps.audits.afterwards.actions.moderating import (
    ask_to_moderate,
    make_gold,
    moderate,
    plan_again,
    read_feedback,
)
from sightline.apps.audits.afterwards.actions.talking import (
    confirm,
    record_talk,
    say,
    take_back,
)
from sightline.apps.audits.afterwards.conditions import register_closing_condition

__all__ = [
    "ask_to_moderate",
    "close_audit",
    "confirm",
    "make_gold",
    "moderate",
    "plan_again",
    "read_feedback",
    "record_talk",
    "register_closing_condition",
    "reopen_audit",
    "say",
    "take_back",
]
