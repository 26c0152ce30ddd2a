"""The pack of a committee's meeting: its agenda and every paper, with one row of page numbers.

Both forms begin alike: what the public may read, in the order of the agenda. What it may not read
stands after that as headings with their grounds; only the form for members has anything under them.
So page 34 is the same page for everybody in the room.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sightline.documents.model import (
    Block,
    Contents,
    Document,
    Exempt,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
)

FOR_PUBLIC = "For press and public: without what is exempt or confidential."
FOR_MEMBERS = "For members and officers: with what is exempt or confidential."
PART_TWO = "Not open to press and public"


@dataclass(frozen=True)
class PackPaper:
    """`document`: None for one that is held elsewhere or to follow. `status`: draft or final, and
    what becomes of it."""

    title: str
    status: str = ""
    document: Document | None = None


@dataclass(frozen=True)
class PackItem:
    """One item that brings papers. `private`: those for members alone, with the ground of each."""

    number: int
    title: str
    ground: str = ""
    public: tuple[PackPaper, ...] = ()
    private: tuple[tuple[str, PackPaper], ...] = ()

    @property
    def heading(self) -> str:
        return f"Item {self.number}: {self.title}"

    @property
    def private_heading(self) -> str:
        """An open item may have an appendix that is not."""
        return self.heading if self.ground else f"{self.heading}, not for the public"

    @property
    def grounds(self) -> tuple[str, ...]:
        found = (self.ground, *(ground for ground, _ in self.private))
        return tuple(dict.fromkeys(filter(None, found)))


@dataclass(frozen=True)
class PackPages:
    """`agenda`: its public form; None in the pack of a supplement, which says what it `adds`."""

    title: str
    about: tuple[str, ...]
    items: tuple[PackItem, ...]
    agenda: Document | None = None
    adds: str = ""
    first_page: int = 1
    name: str = "agenda-pack"


def agenda_pack(pages: PackPages, *, is_full: bool) -> Document:
    whose = FOR_MEMBERS if is_full else FOR_PUBLIC
    return Document(
        title=pages.title,
        about=(*pages.about, whose),
        blocks=tuple(_blocks(pages, is_full)),
        name=f"{pages.name}-{'members' if is_full else 'public'}",
        first_page=pages.first_page,
    )


def _blocks(pages: PackPages, is_full: bool) -> Iterable[Block]:
    yield Contents(level=3)
    if pages.adds:
        yield Note(pages.adds)
    if pages.agenda:
        yield PageBreak()
        yield Heading("Agenda")
        yield from _within(pages.agenda, by=1)
    for item in pages.items:
        if item.public:
            yield from _item(item.heading, item.public)
    private = [each for each in pages.items if each.ground or each.private]
    for item in private:
        yield from _private(item, is_full)


def _item(heading: str, papers: Iterable[PackPaper]) -> Iterable[Block]:
    yield PageBreak()
    yield Heading(heading)
    for number, paper in enumerate(papers):
        if number and paper.document:
            yield PageBreak()
        yield from _paper(paper)


def _private(item: PackItem, is_full: bool) -> Iterable[Block]:
    yield PageBreak()
    yield Heading(item.private_heading)
    for ground in item.grounds:
        yield Note(f"{PART_TWO}. {ground}")
    if not is_full:
        return
    for number, (ground, paper) in enumerate(item.private):
        if number and paper.document:
            yield PageBreak()
        yield from _paper(paper, ground)


def _paper(paper: PackPaper, ground: str = "") -> Iterable[Block]:
    yield Heading(paper.title, 3)
    if ground:
        yield Note(f"Not for the public. {ground}")
    if paper.status:
        yield Paragraph(paper.status)
    if paper.document:
        yield from _within(paper.document, by=2)
    else:
        yield Paragraph("This paper is not in this pack: it is to follow, or is kept elsewhere.")


def _within(document: Document, *, by: int) -> Iterable[Block]:
    """A document as part of another: its own headings stand lower, its contents fall away."""
    if document.about:
        yield Paragraph(" ".join(document.about))
    if document.key:
        yield document.key
    yield from _lower(document.blocks, by)


def _lower(blocks: Iterable[Block], by: int) -> Iterable[Block]:
    for block in blocks:
        match block:
            case Contents():
                continue
            case Heading(text, level):
                yield Heading(text, min(level + by, 4))
            case Table() if block.is_section:
                yield replace(block, is_section=False)
            case Exempt(why, inner):
                yield Exempt(why, tuple(_lower(inner, by)))
            case _:
                yield block


def exempt_parts(document: Document) -> tuple[Exempt, ...]:
    """What a paper holds for members alone, wherever it stands in it."""
    return tuple(block for block in document.blocks if isinstance(block, Exempt))


def of_parts(document: Document, parts: Iterable[Exempt]) -> Document:
    """The exempt parts of a paper, taken out of it."""
    return replace(document, about=(), key=None, data=(), blocks=tuple(parts))


def ranges(
    pages: PackPages, headings: Iterable[tuple[str, int]], last_page: int, *, is_full: bool
) -> Mapping[int, tuple[int, int]]:
    """From which page to which each item's papers go, by the item's number: of open ones those for
    the public, of others those for members."""
    of = {each.heading: each.number for each in pages.items if each.public}
    if is_full:
        of |= {each.private_heading: each.number for each in pages.items if each.ground}
    known = {"Agenda", *(e.heading for e in pages.items), *(e.private_heading for e in pages.items)}
    starts = [(text, page) for text, page in headings if text in known]
    ends = [page - 1 for _, page in starts[1:]] + [last_page]
    found: dict[int, tuple[int, int]] = {}
    for (text, first), last in zip(starts, ends, strict=True):
        if text in of:
            found[of[text]] = (first, max(first, last))
    return found
