"""Every write of the plan, one module per noun; keyword-only, `by` whom and `at` which time.

Whether somebody may is asked before, of `plan.access`; whether it may be, here, of `plan.rules`.
"""

from sightline.apps.plan.actions.acting import (
    add_action,
    change_action,
    decide,
    move_to_completed,
    take_back_completed,
)
from sightline.apps.plan.actions.fixing import fix_plan
from sightline.apps.plan.actions.leads import link_lead, merge_leads, part_leads, set_leads
from sightline.apps.plan.actions.milestones import (
    add_milestone,
    bring_back,
    change_milestone,
    complete_in_place,
    drop_target,
    replace_missed,
    set_target,
    withdraw,
)
from sightline.apps.plan.actions.plans import (
    add_area,
    approve_plan,
    begin_plan,
    change_area,
    change_plan,
    close_plan,
    open_plan_again,
)
from sightline.apps.plan.actions.promises import (
    keep_promise,
    plan_occurrences,
    promise,
    record_occurrence,
)
from sightline.apps.plan.actions.recurring import read_for
from sightline.apps.plan.actions.standing import rate, report
from sightline.apps.plan.actions.telling import end_cadence, set_cadence
from sightline.apps.plan.actions.timescales import (
    ask_timescale,
    change_timescale,
    decide_timescale,
    take_back_timescale,
)
from sightline.apps.plan.actions.waiting import end_escalation, end_waiting, escalate, wait_for

__all__ = [
    "add_action",
    "add_area",
    "add_milestone",
    "approve_plan",
    "ask_timescale",
    "begin_plan",
    "bring_back",
    "change_action",
    "change_area",
    "change_milestone",
    "change_plan",
    "change_timescale",
    "close_plan",
    "complete_in_place",
    "decide",
    "decide_timescale",
    "drop_target",
    "end_cadence",
    "end_escalation",
    "end_waiting",
    "escalate",
    "fix_plan",
    "keep_promise",
    "link_lead",
    "merge_leads",
    "move_to_completed",
    "open_plan_again",
    "part_leads",
    "plan_occurrences",
    "promise",
    "rate",
    "read_for",
    "record_occurrence",
    "replace_missed",
    "report",
    "set_cadence",
    "set_leads",
    "set_target",
    "take_back_completed",
    "take_back_timescale",
    "wait_for",
    "withdraw",
]
