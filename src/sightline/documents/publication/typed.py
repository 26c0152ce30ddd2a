"""What people typed into a document: free text, and words that stand in tables.

A table that marks no figure and has a wide column is one of words: actions, challenges, names of
those who came. Among figures it is the wide columns after the first. Neither says who wrote what,
so each is taken as typed and is published only where somebody cleared these very words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.documents.exports.shown import shown_value
from sightline.documents.model import Document, FreeText, Table
from sightline.documents.publication.figures import is_marked


@dataclass(frozen=True)
class Typed:
    """`text`: the words, by which they are cleared. `column` of a table, or None for all of it."""

    text: str
    where: str = ""
    written_by: str = ""
    column: int | None = None


def typed_texts(document: Document) -> list[Typed]:
    """All that would need clearing. What stands in exempt parts is never published."""
    found: list[Typed] = []
    for block in document.blocks:
        if isinstance(block, FreeText):
            found.append(Typed(block.text, written_by=block.written_by))
        elif isinstance(block, Table):
            found += typed_in(block)
    return list({each.text: each for each in found}.values())


def typed_in(table: Table) -> Iterable[Typed]:
    wide = [number for number, column in enumerate(table.columns) if column.wide]
    if is_marked(table):
        for number in wide[1:] if table.heads_rows and wide[:1] == [0] else wide:
            if words := [row[number] for row in table.rows if isinstance(row[number], str)]:
                text = "\n".join(filter(None, map(str, words)))
                yield Typed(text, f"{table.title}: {table.columns[number].title}", column=number)
    elif wide:
        rows = ("; ".join(filter(None, map(shown_value, row))) for row in table.rows)
        yield Typed("\n".join(rows), table.title)
