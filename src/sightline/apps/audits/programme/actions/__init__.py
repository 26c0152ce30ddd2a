"""Every write of the programme; samples and allocation beside."""

from sightline.apps.audits.programme.actions.beside import (
    agree_number,
    complete_event,
    exempt,
    plan_event,
    take_back_exemption,
    take_out_event,
)
from sightline.apps.audits.programme.actions.inviting import invite_auditor
from sightline.apps.audits.programme.actions.keeping import keep_sample, undo_sample
from sightline.apps.audits.programme.actions.planning import (
    change_planned,
    copy_year,
    move,
    plan_audit,
    take_out,
)

__all__ = [
    "agree_number",
    "change_planned",
    "complete_event",
    "copy_year",
    "exempt",
    "invite_auditor",
    "keep_sample",
    "move",
    "plan_audit",
    "plan_event",
    "take_back_exemption",
    "take_out",
    "take_out_event",
    "undo_sample",
]
