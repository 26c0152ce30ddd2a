"""How a milestone stands, what may be changed about it and with which reason.

Plain Python. Moves of a plan and of a timescale; the sentences that refuse.
"""

from sightline.apps.people.rules import check_reason
from sightline.apps.plan.rules.changing import (
    check_can_end,
    check_held,
    check_not_itself,
    check_nothing_waits,
    check_timescale,
)
from sightline.apps.plan.rules.days import check_not_later, check_text, day_of, day_said, month_of
from sightline.apps.plan.rules.parts import (
    EVERY,
    check_cadence,
    check_can_complete,
    check_can_take_back_completed,
    check_lead,
    check_line,
    check_merge,
    check_numbered,
    check_plan,
    leads_written,
)
from sightline.apps.plan.rules.quarters import (
    QUARTER,
    check_can_fix,
    check_quarter_end,
    plan_and_quarter,
    quarter_paper,
)
from sightline.apps.plan.rules.standing import (
    STALE_AFTER_DAYS,
    check_can_replace,
    check_occurrence,
    check_outcome,
    check_rating,
    check_replacing,
    check_report,
    is_stale,
    question_about,
)
from sightline.apps.plan.rules.states import CHANGE_MOVES, PLAN_MOVES, ChangeState, Held, PlanState
from sightline.documents.plan import Brag, Outcome

__all__ = [
    "CHANGE_MOVES",
    "EVERY",
    "PLAN_MOVES",
    "QUARTER",
    "STALE_AFTER_DAYS",
    "Brag",
    "ChangeState",
    "Held",
    "Outcome",
    "PlanState",
    "check_cadence",
    "check_can_complete",
    "check_can_end",
    "check_can_fix",
    "check_can_replace",
    "check_can_take_back_completed",
    "check_held",
    "check_lead",
    "check_line",
    "check_merge",
    "check_not_itself",
    "check_not_later",
    "check_nothing_waits",
    "check_numbered",
    "check_occurrence",
    "check_outcome",
    "check_plan",
    "check_quarter_end",
    "check_rating",
    "check_reason",
    "check_replacing",
    "check_report",
    "check_text",
    "check_timescale",
    "day_of",
    "day_said",
    "is_stale",
    "leads_written",
    "month_of",
    "plan_and_quarter",
    "quarter_paper",
    "question_about",
]
