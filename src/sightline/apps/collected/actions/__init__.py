"""Every write about collected indicators: how they are collected, asking, entering, approving."""

from sightline.apps.collected.actions.asking import ask_for_values, note_chased
from sightline.apps.collected.actions.entering import (
    approve,
    enter_value,
    say_for_several,
    send_back,
    take_back,
)
from sightline.apps.collected.actions.indicators import (
    add_indicator,
    change_indicator,
    collect_from_catalogue,
)
from sightline.apps.collected.actions.scorecards import load_scorecard

__all__ = [
    "add_indicator",
    "approve",
    "ask_for_values",
    "change_indicator",
    "collect_from_catalogue",
    "enter_value",
    "load_scorecard",
    "note_chased",
    "say_for_several",
    "send_back",
    "take_back",
]
