"""Every write of this app: asking for a load, preparing it, publishing it, telling the others."""

from sightline.apps.loads.actions.alarming import tell_of_old_records
from sightline.apps.loads.actions.asking import correct, remake, take_back, upload
from sightline.apps.loads.actions.dropped import take_from_drop_folder
from sightline.apps.loads.actions.noticing import notice_publications
from sightline.apps.loads.actions.preparing import (
    forget_files,
    give_up_on_stopped,
    prepare,
    try_again,
)
from sightline.apps.loads.actions.publishing import note_taken_away, publish, unpublish

__all__ = [
    "correct",
    "forget_files",
    "give_up_on_stopped",
    "note_taken_away",
    "notice_publications",
    "prepare",
    "publish",
    "remake",
    "take_back",
    "take_from_drop_folder",
    "tell_of_old_records",
    "try_again",
    "unpublish",
    "upload",
]
