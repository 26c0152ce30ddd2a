"""What may follow what, said in a sentence and drawn."""

from enum import StrEnum

import pytest

from sightline.vocabulary.moves import Moves
from sightline.vocabulary.not_allowed import NotAllowed


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"
    WALLED_UP = "walled up"


MOVES = Moves(
    "door",
    {Door.OPEN: {"shut": Door.SHUT}, Door.SHUT: {"open": Door.OPEN, "wall up": Door.WALLED_UP}},
)


def test_a_move_leads_to_the_next_state() -> None:
    assert MOVES.check(Door.SHUT, "wall up") is Door.WALLED_UP
    assert MOVES.can(Door.OPEN, "shut") and not MOVES.can(Door.OPEN, "wall up")
    assert MOVES.possible(Door.SHUT) == ("open", "wall up")


def test_a_move_that_is_not_in_the_table_is_refused_with_what_is_possible() -> None:
    with pytest.raises(NotAllowed, match=r"“wall up” .* door that is open. It can only be: shut\."):
        MOVES.check(Door.OPEN, "wall up")
    with pytest.raises(NotAllowed, match="That is its last state"):
        MOVES.check(Door.WALLED_UP, "open")


def test_the_diagram_holds_every_state_and_every_move() -> None:
    drawn = MOVES.mermaid().splitlines()
    assert drawn[0] == "stateDiagram-v2"
    assert {line.strip() for line in drawn[1:]} == {
        "[*] --> s0",
        'state "open" as s0',
        'state "shut" as s1',
        'state "walled up" as s2',
        "s0 --> s1: shut",
        "s1 --> s0: open",
        "s1 --> s2: wall up",
        "s2 --> [*]",
    }
