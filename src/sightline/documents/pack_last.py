"""What the last meeting set going, and how it stands: the first thing the next one reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sightline.documents.model import Block, Column, Exempt, Paragraph, Table, Value

WHY_EXEMPT = "It is told in the Board’s own words, which nobody has cleared."
_COLUMNS = (
    Column("what", "What"),
    Column("words", "In words", wide=True),
    Column("who", "Who"),
    Column("due", "Due"),
    Column("stands", "How it stands"),
    Column("figure", "Its figure, then and now"),
)


@dataclass(frozen=True)
class SetGoing:
    """An action, a challenge or an exploration of the meeting before."""

    what: str
    words: str
    who: str
    due_on: date | None
    stands: str
    figure: str = ""


def last_month_blocks(held: str, found: Sequence[SetGoing]) -> tuple[Block, ...]:
    """`held` names the meeting. Nothing set going is an answer too."""
    if not found:
        return (Paragraph(f"{held} set nothing going."),)
    rows = tuple(_row(each) for each in found)
    table = Table(f"Set going by {held}", _COLUMNS, rows, heads_rows=True).without_empty_columns
    return (Exempt(WHY_EXEMPT, (table,)),)


def _row(one: SetGoing) -> tuple[Value, ...]:
    due = f"{one.due_on.day} {one.due_on:%b %Y}" if one.due_on else ""
    return one.what, one.words, one.who, due, one.stands, one.figure
