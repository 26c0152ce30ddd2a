"""Every write of the pack: asking, writing, handing in, bringing, assembling, freezing."""

from sightline.apps.pack.actions.asking import ask_for_month, open_pack
from sightline.apps.pack.actions.freezing import ask_to_freeze, freeze_pack, give_up
from sightline.apps.pack.actions.lines import (
    add_line,
    change_line,
    remove_line,
    suggest_lines,
)
from sightline.apps.pack.actions.packs import mark_complete, open_again, say_gap, take_back_gap
from sightline.apps.pack.actions.pieces import (
    bring_piece,
    say_why_not,
    take_back_piece,
    write_piece,
)
from sightline.apps.pack.actions.reports import hand_in_report, take_back_report, write_report
from sightline.apps.pack.actions.summaries import (
    agree_summary,
    hand_in_summary,
    take_back_summary,
    write_summary,
)

__all__ = [
    "add_line",
    "agree_summary",
    "ask_for_month",
    "ask_to_freeze",
    "bring_piece",
    "change_line",
    "freeze_pack",
    "give_up",
    "hand_in_report",
    "hand_in_summary",
    "mark_complete",
    "open_again",
    "open_pack",
    "remove_line",
    "say_gap",
    "say_why_not",
    "suggest_lines",
    "take_back_gap",
    "take_back_piece",
    "take_back_report",
    "take_back_summary",
    "write_piece",
    "write_report",
    "write_summary",
]
