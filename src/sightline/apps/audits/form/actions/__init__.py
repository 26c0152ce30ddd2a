"""Every write of an audit until it is handed in, and what ends or reopens it."""

from sightline.apps.audits.form.actions.calling import try_call
from sightline.apps.audits.form.actions.concerns import acknowledge, pass_up, raise_concern
from sightline.apps.audits.form.actions.forgetting import forget_child
from sightline.apps.audits.form.actions.making import create_audit
from sightline.apps.audits.form.actions.moving import (
    bring_back,
    hand_in,
    moved,
    start,
    take_return,
    withdraw,
)
from sightline.apps.audits.form.actions.writing import (
    answer,
    judge,
    say_fact,
    write_box,
    write_history,
)

__all__ = [
    "acknowledge",
    "answer",
    "bring_back",
    "create_audit",
    "forget_child",
    "hand_in",
    "judge",
    "moved",
    "pass_up",
    "raise_concern",
    "say_fact",
    "start",
    "take_return",
    "try_call",
    "withdraw",
    "write_box",
    "write_history",
]
