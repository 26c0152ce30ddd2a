"""The states of a plan and of a wish for another timescale, and their moves."""

from enum import StrEnum

from sightline.vocabulary.moves import Moves


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


class Held(StrEnum):
    """Of a later check: whether what got better has lasted."""

    HELD = "held"
    PARTLY = "partly"
    NOT_HELD = "not held"


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
