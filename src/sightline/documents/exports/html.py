"""The document as HTML: a part of a page, or a whole page that stands alone and fetches nothing.

Every element has the class our pages know it by, so that the part looks at home there; the page
that stands alone, and paper, are styled by `paper.css`.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree, html
from lxml.html.builder import E

from sightline.documents.exports import across
from sightline.documents.exports.fitting import wrapped
from sightline.documents.exports.html_parts import (
    SIZES,
    contents_list,
    exempt_part,
    facts_list,
    heading_id,
    in_lines,
    key_list,
    points,
    scrolled,
    table_of,
)
from sightline.documents.exports.shown import footer_words, key_words, legible, paragraphs_of
from sightline.documents.model import (
    Block,
    Chart,
    Content,
    Contents,
    Document,
    Exempt,
    Facts,
    FreeText,
    Heading,
    Key,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Table,
    as_document,
    flat,
)

Element = Any  # lxml declares no types
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
_FOOT, _FOOT_LINE = 20.0, 6.0  # mm
_KEY_AT_FOOT = (
    "@page { margin-bottom: %.0fmm; "
    '@bottom-left { content: string(key) "\\A" string(footer); white-space: pre-line; } }'
    "@page :first { @bottom-left { content: string(footer); } }"
)
_GOES_ON = (
    '@page { @bottom-right { content: "Page " counter(page); } }'
    "@page :first { counter-set: page %d; }"
)


def to_html(content: Content, *, on_paper: bool = False) -> str:
    """A whole page with its own style, for a mail or a file share; nothing in it is fetched.

    `on_paper`: what needs it has a page across, or is parted, so that no letter shrinks.
    """
    document = legible(as_document(content))
    head = E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.title(document.title),
        E.style(_style() + _foot_style(document) + _page_style(document)),
    )
    about = {
        "class": "landscape" if document.is_landscape else "portrait",
        "data-footer": footer_words(document),
        "data-key": key_words(document.key) if document.key else "",
    }
    body = E.body(about, E.main(*_Writer(document, on_paper).elements()))
    for row in body.xpath("//div[@class='govuk-summary-list__row']"):
        row.drop_tag()  # terms and what is said of them stand in a grid, one list to a listener
    page = E.html(head, body, lang="en-GB")
    return str(html.tostring(page, encoding="unicode", doctype="<!doctype html>"))


def to_fragment(content: Content) -> str:
    """Everything under `<main>`, the title as the page's only h1."""
    writer = _Writer(legible(as_document(content)), on_paper=False)
    return "\n".join(_text(element) for element in writer.elements())


@cache
def _style() -> str:
    return files("sightline.documents.exports").joinpath("paper.css").read_text(encoding="utf-8")


def _foot_style(document: Document) -> str:
    """Room at the foot of every page for the key, which the first page has in its text."""
    if document.key is None:
        return ""
    lines = len(wrapped(key_words(document.key), across.UPRIGHT_ROOM * 0.72))
    return _KEY_AT_FOOT % (_FOOT + lines * _FOOT_LINE)


def _page_style(document: Document) -> str:
    """Pages that go on from another document's have no “of so many”."""
    return _GOES_ON % document.first_page if document.first_page > 1 else ""


def _text(element: Element) -> str:
    return str(html.tostring(element, encoding="unicode"))


class _Writer:
    """Counts headings as it goes: where a document has a list of contents, each has its place."""

    def __init__(self, document: Document, on_paper: bool) -> None:
        self.document, self.on_paper = document, on_paper
        self.has_contents = any(isinstance(block, Contents) for block in flat(document.blocks))
        self.headings_met = 0

    def elements(self) -> Iterable[Element]:
        yield E.h1({"class": "govuk-heading-l"}, self.document.title)
        if self.document.about:
            about = " ".join(self.document.about)
            yield E.p({"class": "govuk-body sightline-quiet"}, about)
        if self.document.key:
            yield from key_list(self.document.key)
        yield from self._blocks(self.document.blocks)

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterable[Element]:
        is_upright = self.on_paper and not self.document.is_landscape
        runs = across.runs_of(blocks, is_landscape=not is_upright)
        for is_across, run in runs:
            made = [element for block in run for element in self._block(block)]
            yield from [E.div({"class": "is-across"}, *made)] if is_across else made

    def _block(self, block: Block) -> Iterable[Element]:
        match block:
            case Heading(text, level):
                about = {"class": SIZES[level], **self._place(text)}
                yield E(f"h{level}", about, text)
            case Paragraph(text, is_lead):
                yield E.p({"class": "govuk-body-l" if is_lead else "govuk-body"}, *in_lines(text))
            case Facts(pairs):
                yield facts_list(pairs)
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._chart(block)
            case Note(text):
                yield E.p({"class": "govuk-inset-text"}, *in_lines(text))
            case PageBreak():
                yield E.div({"class": "page-break"})
            case Listing():
                yield points(block)
            case Key():
                yield from key_list(block)
            case Contents():
                yield contents_list(self.document, block)
            case FreeText(text):
                for part in paragraphs_of(text):
                    yield E.p({"class": "govuk-body"}, *in_lines(part))
            case Exempt(why, blocks):
                yield exempt_part(why, self._blocks(blocks))

    def _place(self, text: str) -> dict[str, str]:
        self.headings_met += 1
        return {"id": heading_id(self.headings_met, text)} if self.has_contents else {}

    def _table(self, table: Table) -> Iterable[Element]:
        place = self._place(table.title) if table.is_section else {}
        for part in across.parts_of(table, self.document) if self.on_paper else [table]:
            yield scrolled(part.title, table_of(part, place))
            place = {}

    def _chart(self, chart: Chart) -> Iterable[Element]:
        drawn = etree.fromstring(chart.svg.encode("utf-8"), _SAFE)
        yield E.figure(
            {"class": "indicator__figure"},
            scrolled(f"{chart.title}, the picture", drawn),
            E.figcaption(chart.caption or chart.truth),
        )
        if chart.twin:
            yield from self._table(chart.twin)
