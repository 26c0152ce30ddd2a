"""Two columns: where there have been improvements, and what is still to improve."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from sightline.documents.model import Block, Column, Document, Note, Table
from sightline.documents.performance_summary import month_words

IMPROVED, FURTHER = "Where there have been improvements", "Where there is further to go"
_COLUMNS = (Column("improved", IMPROVED, wide=True), Column("further", FURTHER, wide=True))


@dataclass(frozen=True)
class Line:
    """What is said, and the indicator it rests on with its code."""

    words: str
    title: str
    code: str = ""

    @property
    def shown(self) -> str:
        beneath = "" if self.title.casefold() in self.words.casefold() else self.title
        code = f"Code {self.code}" if self.code else ""
        return "\n".join(filter(None, (self.words, beneath, code)))


def improvements_table(improved: Sequence[Line], further: Sequence[Line]) -> Table:
    """As many rows as the longer column has lines; the two sides of a row need not belong."""
    pairs = zip_longest(improved, further)
    rows = tuple(tuple(line.shown if line else "" for line in pair) for pair in pairs)
    return Table("Improvements, and what is still to improve", _COLUMNS, rows, name="improvements")


def improvements_document(
    authority: str, month: date, improved: Sequence[Line], further: Sequence[Line]
) -> Document:
    table = improvements_table(improved, further)
    note = Note("Each line rests on an indicator, named under it; its code opens the figure again.")
    blocks: tuple[Block, ...] = (table, note)
    about = (f"{authority}.", f"{month_words(month)}.")
    return Document(table.title, about, blocks, f"improvements-{month:%Y-%m}")
