"""What a document is built of: few kinds of block, each of which every format can show."""

from dataclasses import dataclass

from sightline.documents.model.table import Table


@dataclass(frozen=True)
class Heading:
    """`level` 2 to 4: the document's title is the only heading of level 1. Level 4 is for what
    stands in a document within another, as a paper's own headings do in a pack."""

    text: str
    level: int = 2

    def __post_init__(self) -> None:
        if self.level not in (2, 3, 4):
            raise ValueError(f"A heading is of level 2, 3 or 4, not {self.level}.")


@dataclass(frozen=True)
class Paragraph:
    """`is_lead`: the sentence that says it all, set larger."""

    text: str
    is_lead: bool = False


@dataclass(frozen=True)
class Facts:
    """Terms, each with what is to be said of it."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chart:
    """A finished SVG, whose own `<title>` is the truth sentence, and the same as a table.

    `title` names it, `caption` stands under it (else the truth sentence does). Every chart has its
    numbers as a table; None only where that table is another block of the same document.
    """

    title: str
    truth: str
    svg: str
    twin: Table | None
    caption: str = ""


@dataclass(frozen=True)
class Note:
    """What a reader must bear in mind: small numbers, sources, licences."""

    text: str


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a page, where there are pages."""


@dataclass(frozen=True)
class Listing:
    """Points, one under the other; numbered where their order counts."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Key:
    """What the marks of a table or chart mean: each a symbol and its words, in this order."""

    title: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Contents:
    """The document's headings with their pages, as far as `level` (2, or 2 and 3)."""

    title: str = "Contents"
    level: int = 2


@dataclass(frozen=True)
class FreeText:
    """What a person typed. `cleared_by`: who looked it through for publication; '' nobody, and then
    it stays out of every public version. Blank lines part its paragraphs."""

    text: str
    written_by: str = ""
    cleared_by: str = ""


@dataclass(frozen=True)
class Exempt:
    """Blocks for those who may read exempt matter alone. `why`: the ground, in a sentence."""

    why: str
    blocks: tuple["Block", ...]


Block = (
    Heading
    | Paragraph
    | Facts
    | Table
    | Chart
    | Note
    | PageBreak
    | Listing
    | Key
    | Contents
    | FreeText
    | Exempt
)
