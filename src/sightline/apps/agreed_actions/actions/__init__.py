"""Every write of agreed actions. `agree` is what other apps call; a page calls the others."""

from sightline.apps.agreed_actions.actions.agreeing import agree, change, hand_over, move_day
from sightline.apps.agreed_actions.actions.moving import (
    check,
    drop,
    finish,
    reopen,
    say_how_it_goes,
    start,
    take_back_check,
)

__all__ = [
    "agree",
    "change",
    "check",
    "drop",
    "finish",
    "hand_over",
    "move_day",
    "reopen",
    "say_how_it_goes",
    "start",
    "take_back_check",
]
