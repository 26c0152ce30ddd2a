"""Where a complaint may stand, and the table of its moves. Plain Python."""

from collections.abc import Mapping
from enum import StrEnum

from sightline.vocabulary.moves import Moves


class State(StrEnum):
    RECEIVED = "received"
    INFORMAL = "being settled informally"
    SETTLED = "settled informally"
    STAGE_1 = "at stage 1"
    ANSWERED_1 = "answered at stage 1"
    STAGE_2 = "at stage 2"
    ANSWERED_2 = "answered at stage 2"
    PANEL = "waiting for the panel"
    PANEL_HELD = "waiting for the panel's report"
    REPORTED = "waiting for the response"
    RESPONDED = "answered after the panel"
    CORPORATE_1 = "at corporate stage 1"
    CORPORATE_ANSWERED = "answered at corporate stage 1"
    CORPORATE_2 = "at corporate stage 2"
    CORPORATE_DONE = "answered at corporate stage 2"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def in_words(self) -> str:
        return self.value[:1].upper() + self.value[1:]

    @property
    def is_open(self) -> bool:
        return self not in {State.CLOSED, State.WITHDRAWN}


MOVES: Moves[State] = Moves(
    "complaint",
    {
        State.RECEIVED: {
            "settle informally": State.INFORMAL, "open stage 1": State.STAGE_1,
            "send to the corporate route": State.CORPORATE_1, "withdraw": State.WITHDRAWN,
        },
        State.INFORMAL: {
            "answer": State.SETTLED, "open stage 1": State.STAGE_1,
            "send to the corporate route": State.CORPORATE_1, "withdraw": State.WITHDRAWN,
        },
        State.SETTLED: {
            "open stage 1": State.STAGE_1, "send to the corporate route": State.CORPORATE_1,
            "close": State.CLOSED,
        },
        State.STAGE_1: {"answer": State.ANSWERED_1, "withdraw": State.WITHDRAWN},
        State.ANSWERED_1: {"open stage 2": State.STAGE_2, "close": State.CLOSED},
        State.STAGE_2: {"answer": State.ANSWERED_2, "withdraw": State.WITHDRAWN},
        State.ANSWERED_2: {"ask for the panel": State.PANEL, "close": State.CLOSED},
        State.PANEL: {"hold the panel": State.PANEL_HELD, "withdraw": State.WITHDRAWN},
        State.PANEL_HELD: {"report": State.REPORTED},
        State.REPORTED: {"answer": State.RESPONDED},
        State.RESPONDED: {"close": State.CLOSED},
        State.CORPORATE_1: {"answer": State.CORPORATE_ANSWERED, "withdraw": State.WITHDRAWN},
        State.CORPORATE_ANSWERED: {
            "open corporate stage 2": State.CORPORATE_2, "close": State.CLOSED,
        },
        State.CORPORATE_2: {"answer": State.CORPORATE_DONE, "withdraw": State.WITHDRAWN},
        State.CORPORATE_DONE: {"close": State.CLOSED},
        State.CLOSED: {"open again": State.RECEIVED},
        State.WITHDRAWN: {"open again": State.RECEIVED},
    },
)  # fmt: skip
MOVES_IN_WORDS: Mapping[str, str] = {
    "settle informally": "Try to settle it informally",
    "open stage 1": "Open stage 1",
    "open stage 2": "Open stage 2",
    "ask for the panel": "A review panel is asked for",
    "hold the panel": "The panel was held",
    "report": "The panel has reported",
    "send to the corporate route": "Send it to the corporate route",
    "open corporate stage 2": "Open corporate stage 2",
    "answer": "Answer it",
    "withdraw": "It was withdrawn",
    "close": "Close it, with what was learnt",
    "open again": "Open it again",
}
# Which stage's clock a state runs by.
STAGE_OF: Mapping[State, str] = {
    State.INFORMAL: "informal", State.STAGE_1: "stage_1", State.STAGE_2: "stage_2",
    State.PANEL: "panel", State.PANEL_HELD: "report", State.REPORTED: "response",
    State.CORPORATE_1: "corporate_1", State.CORPORATE_2: "corporate_2",
}  # fmt: skip
# Moves that ask for the next stage: for a time after the answer only.
ASKS_NEXT = frozenset({"open stage 2", "ask for the panel", "open corporate stage 2"})
# Where the next stage may be asked for.
ANSWERED = frozenset(state for state, moves in MOVES.table.items() if ASKS_NEXT & moves.keys())
# Moves that start a stage's clock, whatever they lead from.
STARTS = frozenset(
    move for moves in MOVES.table.values() for move, to in moves.items() if to in STAGE_OF
)
# Moves that end a stage's clock with an outcome of the complaint.
ANSWERS = frozenset({"answer"})
