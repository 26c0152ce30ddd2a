"""Whom the Board's consultations heard in the month: a feeder of the part on feedback."""

from datetime import date

from sightline.apps.board.queries import consultations
from sightline.apps.pack.feeders import Fed
from sightline.documents.model import Block, Column, FreeText, Table
from sightline.documents.performance_summary import month_words

_COLUMNS = (
    Column("heard", "Who was heard"),
    Column("on", "When"),
    Column("how", "How", wide=True),
    Column("many", "How many", is_number=True),
)


def of_the_month(authority: str, month: date) -> Fed | None:
    """None where nobody was heard. What was said is free text, which is not published as it is."""
    found = list(consultations(month.replace(day=1), month))
    if not found:
        return None
    rows = tuple(
        (each.heard.capitalize(), f"{each.held_on.day} {each.held_on:%b}", each.how, each.how_many)
        for each in found
    )
    blocks: list[Block] = [Table("Heard in the month", _COLUMNS, rows, heads_rows=True)]
    for each in found:
        done = f"\n\nWhat was done about it: {each.done}" if each.done else ""
        blocks.append(FreeText(f"{each.heard.capitalize()}: {each.said}{done}", each.by.name))
    return Fed(tuple(blocks), f"Consultations recorded in {month_words(month)}.")
