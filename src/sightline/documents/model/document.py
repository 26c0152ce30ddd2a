"""A document: its title, what it is about, its blocks, and the same as data for a spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sightline.documents.model.blocks import Block, Chart, Exempt, Facts, Heading, Key, Note
from sightline.documents.model.table import Table


@dataclass(frozen=True)
class Document:
    """`about`: whose figures, which filters, data as at which day; printed under the title.

    `name` is the file's, without its ending. `data`: the tables a spreadsheet gets, with every
    column and nothing rounded; without it, those of the blocks. `key`: what the marks mean that
    stand anywhere in it; printed under `about` and again on every page. `first_page`: what its
    first page is numbered, where its pages go on from those of another; 1 for one of its own.
    """

    title: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    name: str = "document"
    data_as_at: date | None = None
    is_landscape: bool = False
    data: tuple[Table, ...] = ()
    key: Key | None = None
    first_page: int = 1

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.data or tuple(_tables(self.blocks))

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """Each a word and its meaning: of the tables, and what the blocks add to them."""
        found = [note for table in self.tables for note in table.notes]
        found += self.key.entries if self.key else ()
        for block in flat(self.blocks):
            if isinstance(block, Facts):
                found += block.pairs
            elif isinstance(block, Key):
                found += block.entries
            elif isinstance(block, Note):
                found.append(("Note", block.text))
        return tuple(dict.fromkeys(found))


Content = Document | Table


def as_document(content: Content) -> Document:
    """A table by itself is a document too: the table, then its notes."""
    if isinstance(content, Document):
        return content
    notes: list[Block] = [Heading("Notes"), Facts(content.notes)] if content.notes else []
    wide = len(content.columns) > 6
    blocks = (content, *notes)
    return Document(content.title, content.about, blocks, content.name, is_landscape=wide)


def flat(blocks: Iterable[Block]) -> Iterable[Block]:
    """Each block in turn, and after an exempt part those that stand in it."""
    for block in blocks:
        yield block
        if isinstance(block, Exempt):
            yield from flat(block.blocks)


def _tables(blocks: Iterable[Block], about: tuple[str, ...] = ()) -> Iterable[Table]:
    """Those of an exempt part say so, since a spreadsheet has them without what stands around."""
    for block in blocks:
        if isinstance(block, Exempt):
            yield from _tables(block.blocks, (*about, f"Exempt: {block.why}"))
        elif isinstance(block, Table):
            yield replace(block, about=(*block.about, *about)) if about else block
        elif isinstance(block, Chart) and block.twin:
            yield from _tables((block.twin,), about)
