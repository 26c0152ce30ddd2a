"""Pages of cover reports."""

from sightline.apps.cover_reports.views.going import (
    appendices,
    remove_appendix,
    remove_stop,
    route,
)
from sightline.apps.cover_reports.views.parts import implications, part, sign_off
from sightline.apps.cover_reports.views.reports import block, file, home, new, preview, report
from sightline.apps.cover_reports.views.samples import (
    add,
    item,
    move_item,
    remove_item,
    samples,
    suggest,
)
from sightline.apps.cover_reports.views.states import attach, move, release, withdraw

__all__ = [
    "add",
    "appendices",
    "attach",
    "block",
    "file",
    "home",
    "implications",
    "item",
    "move",
    "move_item",
    "new",
    "part",
    "preview",
    "release",
    "remove_appendix",
    "remove_item",
    "remove_stop",
    "report",
    "route",
    "samples",
    "sign_off",
    "suggest",
    "withdraw",
]
