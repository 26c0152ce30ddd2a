"""The reference page of state diagrams, drawn from the move tables themselves."""

from collections.abc import Mapping
from typing import Any

from sightline.vocabulary.moves import Moves

_INTRODUCTION = """# Ways of things

What can be done with a thing in each of its states. Each diagram is drawn from the table that the
application asks before it does anything, so a move that isn't drawn isn't possible.
"""


def moves_page(tables: Mapping[str, Moves[Any]]) -> str:
    """Markdown: a diagram for each table, under its heading."""
    parts = [f"## {title}\n\n```mermaid\n{moves.mermaid()}\n```" for title, moves in tables.items()]
    return "\n\n".join([_INTRODUCTION.strip(), *parts])
