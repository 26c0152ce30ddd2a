"""Two versions of a document beside each other: the texts and cells that differ."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from sightline.documents.exports.shown import shown_value
from sightline.documents.model import (
    Block,
    Chart,
    Column,
    Document,
    Exempt,
    Facts,
    FreeText,
    Heading,
    Key,
    Listing,
    Note,
    Paragraph,
    Table,
    flat,
)
from sightline.documents.publication.figures import tables_of

NOT_THERE = "–"


@dataclass(frozen=True)
class Change:
    """What stood at a place and what stands there now; NOT_THERE where nothing does."""

    where: str
    before: str
    after: str


def changes_between(before: Document, after: Document) -> list[Change]:
    """Texts in the order of the newer version, then cells, table by table."""
    head = [("Title", before.title, after.title)]
    head += [("Under the title", " ".join(before.about), " ".join(after.about))]
    found = [Change(*each) for each in head if each[1] != each[2]]
    return [*found, *_texts(before, after), *_cells(before, after)]


def changes_table(changes: Iterable[Change], title: str) -> Table:
    """To take away."""
    columns = (Column("where", "Where"), Column("before", "Before"), Column("after", "Now"))
    rows = tuple((each.where, each.before, each.after) for each in changes)
    return Table(title, columns, rows, name="what-changed", heads_rows=True)


def _texts(before: Document, after: Document) -> Iterable[Change]:
    old, new = list(_said(before)), list(_said(after))
    matched = SequenceMatcher(a=old, b=new, autojunk=False)
    for kind, a, b, c, d in matched.get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[a:b], new[c:d]
        for n in range(max(len(gone), len(come))):
            one, other = gone[n : n + 1], come[n : n + 1]
            place = (other or one)[0][0]
            said = [each[0][1] if each else NOT_THERE for each in (one, other)]
            yield Change(place, *said)


def _said(document: Document) -> Iterable[tuple[str, str]]:
    """Each text with the heading it stands under."""
    section = "Beginning"
    for block in flat(document.blocks):
        if isinstance(block, Heading):
            section = block.text
        elif isinstance(block, Table) and block.is_section:
            section = block.title
        for text in _texts_of(block):
            yield section, text


def _texts_of(block: Block) -> Iterable[str]:
    match block:
        case Heading(text) | Paragraph(text) | Note(text) | FreeText(text):
            yield text
        case Facts(pairs):
            yield from (f"{term}: {said}" for term, said in pairs)
        case Listing(items):
            yield from items
        case Key(title, entries):
            yield f"{title}: " + "; ".join(f"{symbol} {words}" for symbol, words in entries)
        case Chart(title, truth):
            yield f"{title}: {truth}"
        case Exempt(why):
            yield f"Exempt. {why}"
        case _:
            return


def _cells(before: Document, after: Document) -> Iterable[Change]:
    old, new = _by_place(before), _by_place(after)
    for place in dict.fromkeys([*new, *old]):
        one, other = old.get(place, NOT_THERE), new.get(place, NOT_THERE)
        if one != other:
            yield Change(place, one or NOT_THERE, other or NOT_THERE)


def _by_place(document: Document) -> dict[str, str]:
    """Each cell by its table, row and column; a second one of the same name by its number."""
    found: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for table in tables_of(document):
        for row in table.rows:
            head = shown_value(row[0]).split("\n")[0]
            for column, value in zip(table.columns, row, strict=True):
                place = f"{table.title}: {head}, {column.title}"
                seen[place] += 1
                name = f"{place} ({seen[place]})" if seen[place] > 1 else place
                found[name] = shown_value(value).replace("\n", "; ")
    return found
