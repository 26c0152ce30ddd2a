"""Every write of a cover report: keyword-only, `by` whom and `at` which time."""

from sightline.apps.cover_reports.actions.going import (
    add_appendix,
    add_stop,
    remove_appendix,
    remove_stop,
)
from sightline.apps.cover_reports.actions.parts import sign_off, write_part
from sightline.apps.cover_reports.actions.releasing import move_report, release, withdraw
from sightline.apps.cover_reports.actions.reports import begin_report, change_block, use_fixed
from sightline.apps.cover_reports.actions.samples import (
    add_item,
    change_item,
    move_item,
    remove_item,
    take_suggestion,
)

__all__ = [
    "add_appendix",
    "add_item",
    "add_stop",
    "begin_report",
    "change_block",
    "change_item",
    "move_item",
    "move_report",
    "release",
    "remove_appendix",
    "remove_item",
    "remove_stop",
    "sign_off",
    "take_suggestion",
    "use_fixed",
    "withdraw",
    "write_part",
]
