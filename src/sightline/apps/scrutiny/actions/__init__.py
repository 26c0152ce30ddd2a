"""Every write of scrutiny: reports and their outcome, requests, briefings, aims."""

from sightline.apps.scrutiny.actions.aims import remove_evidence, show_evidence
from sightline.apps.scrutiny.actions.briefings import (
    cancel_briefing,
    plan_briefing,
    record_briefing,
)
from sightline.apps.scrutiny.actions.parenting import freeze_parenting, write_parenting
from sightline.apps.scrutiny.actions.reports import (
    add_background,
    begin_report,
    change_front,
    move_report,
    record_outcome,
    remove_background,
    send_report,
    write_part,
)
from sightline.apps.scrutiny.actions.requests import answer_request, ask, move_request

__all__ = [
    "add_background",
    "answer_request",
    "ask",
    "begin_report",
    "cancel_briefing",
    "change_front",
    "freeze_parenting",
    "move_report",
    "move_request",
    "plan_briefing",
    "record_briefing",
    "record_outcome",
    "remove_background",
    "remove_evidence",
    "send_report",
    "show_evidence",
    "write_parenting",
    "write_part",
]
