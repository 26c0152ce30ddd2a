"""A moves table: which states a thing has, and which move leads from one to the next.

    MOVES = Moves("mail", {State.WAITING: {"send": State.SENT, "give up": State.FAILED}})

The table is the rule; the diagram in the documentation is drawn from it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sightline.vocabulary.not_allowed import NotAllowed

State = TypeVar("State", bound=StrEnum)


@dataclass(frozen=True)
class Moves(Generic[State]):
    """`noun` is what moves, as it stands in a sentence; a state without moves is an end."""

    noun: str
    table: Mapping[State, Mapping[str, State]]

    def check(self, state: State, move: str) -> State:
        """The state that the move leads to; NotAllowed says what could be done instead."""
        found = self.table.get(state, {}).get(move)
        if found is not None:
            return found
        instead = _listed(self.possible(state))
        ending = f"It can only be: {instead}." if instead else "That is its last state."
        raise NotAllowed(f"“{move}” is not possible for a {self.noun} that is {state}. {ending}")

    def can(self, state: State, move: str) -> bool:
        return move in self.table.get(state, {})

    def possible(self, state: State) -> tuple[str, ...]:
        return tuple(self.table.get(state, {}))

    def mermaid(self) -> str:
        """The state diagram, as Markdown pages show it; starts at the table's first state."""
        states = list(dict.fromkeys([*self.table, *self._reached()]))
        names = {state: f"s{number}" for number, state in enumerate(states)}
        lines = ["stateDiagram-v2", f"    [*] --> {names[states[0]]}"]
        lines += [f'    state "{state}" as {name}' for state, name in names.items()]
        lines += [
            f"    {names[state]} --> {names[to]}: {move}"
            for state, moves in self.table.items()
            for move, to in moves.items()
        ]
        lines += [f"    {names[state]} --> [*]" for state in states if not self.table.get(state)]
        return "\n".join(lines)

    def _reached(self) -> Iterable[State]:
        return (to for moves in self.table.values() for to in moves.values())


def _listed(moves: tuple[str, ...]) -> str:
    return ", ".join(moves)
