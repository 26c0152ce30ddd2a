"""How a milestone stands, what may be changed about it and with which reason.

Plain Python. Moves of a plan, of a timescale and of a rating; the sentences that refuse.
"""

from enum import StrEnum

from sightline.documents.plan import Brag
from sightline.vocabulary.moves import Moves

STALE_AFTER_DAYS = 90


class PlanState(StrEnum):
    DRAFT = "draft"
    LIVE = "live"
    CLOSED = "closed"


PLAN_MOVES = Moves(
    "plan",
    {
        PlanState.DRAFT: {"approve": PlanState.LIVE},
        PlanState.LIVE: {"close": PlanState.CLOSED},
        PlanState.CLOSED: {"open again": PlanState.LIVE},
    },
)


class ChangeState(StrEnum):
    """Of a new timescale: asking for one leaves the old one standing."""

    ASKED = "asked for"
    MADE = "made"
    REFUSED = "refused"
    TAKEN_BACK = "taken back"


CHANGE_MOVES = Moves(
    "change of a timescale",
    {
        ChangeState.ASKED: {
            "make": ChangeState.MADE,
            "refuse": ChangeState.REFUSED,
            "take back": ChangeState.TAKEN_BACK,
        },
        ChangeState.MADE: {},
        ChangeState.REFUSED: {},
        ChangeState.TAKEN_BACK: {},
    },
)

__all__ = ["CHANGE_MOVES", "PLAN_MOVES", "STALE_AFTER_DAYS", "Brag", "ChangeState", "PlanState"]
