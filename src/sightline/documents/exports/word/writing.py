"""The document's blocks, written into a Word file one after the other."""

import io
from collections.abc import Iterable
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm, Pt

from sightline.documents.exports.across import ACROSS_ROOM, UPRIGHT_ROOM, natural_size, runs_of
from sightline.documents.exports.pictures import as_png
from sightline.documents.exports.shown import (
    END_OF_EXEMPT,
    exempt_words,
    footer_words,
    key_words,
    legible,
    numbered_headings,
    paragraphs_of,
)
from sightline.documents.exports.steady import describe, steady
from sightline.documents.exports.word import look
from sightline.documents.exports.word.parts import (
    bookmark,
    field,
    field_end,
    field_start,
    link_to,
)
from sightline.documents.exports.word.tables import add_table
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
)

_TALLEST = 400.0


def write(content: Content) -> bytes:
    document = legible(as_document(content))
    writer = _Writer(document)
    writer.write()
    out = io.BytesIO()
    writer.file.save(out)
    return steady(out.getvalue())


class _Writer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.file = docx.Document()
        self.is_across = document.is_landscape
        self.headings_met = 0
        self.begins_page = False
        look.dress(self.file, self._room)
        describe(self.file.core_properties, document.title)

    def write(self) -> None:
        _paper(self.file.sections[0], self.is_across)
        self._foot()
        self.file.add_paragraph(self.document.title, style="Heading 1")
        if self.document.about:
            self.file.add_paragraph(" ".join(self.document.about), style="About")
        if self.document.key:
            self._block(self.document.key)
        self._blocks(self.document.blocks)
        self._turn(self.document.is_landscape)

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for is_across, run in runs_of(tuple(blocks), self.document.is_landscape):
            self._turn(is_across or self.document.is_landscape)
            for block in run:
                self._block(block)

    def _turn(self, is_across: bool) -> None:
        """What follows stands on a page the other way round."""
        if is_across != self.is_across:
            self.is_across, self.begins_page = is_across, False
            section = self.file.add_section(WD_SECTION.NEW_PAGE)
            section.different_first_page_header_footer = False
            _paper(section, is_across)

    def _paragraph(self, text: str = "", style: str = "Normal") -> Any:
        made = self.file.add_paragraph(text, style=style)
        if self.begins_page:
            made.paragraph_format.page_break_before = True
            self.begins_page = False
        return made

    @property
    def _room(self) -> float:
        return ACROSS_ROOM if self.is_across else UPRIGHT_ROOM

    def _block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self._heading(text, level)
            case Paragraph(text, is_lead):
                self._paragraph(text, style="Lead" if is_lead else "Normal")
            case Note(text):
                self._paragraph(text, style="Note")
            case FreeText(text):
                for part in paragraphs_of(text):
                    self._paragraph(part, style="Typed")
            case Facts(pairs):
                self._facts(pairs)
            case Listing():
                self._listing(block)
            case Key(title, entries):
                self._paragraph(title, style="Caption")
                self._facts(entries)
            case Table():
                self._table(block)
            case Chart():
                self._chart(block)
            case Contents():
                self._contents(block)
            case Exempt():
                self._exempt(block)
            case PageBreak():
                self.begins_page = True

    def _heading(self, text: str, level: int) -> None:
        self.headings_met += 1
        bookmark(self._paragraph(text, style=f"Heading {level}"), self.headings_met)

    def _facts(self, pairs: Iterable[tuple[str, str]]) -> None:
        pairs = list(pairs)
        indent = min(150.0, max((len(term) for term, _ in pairs), default=1) * 7.5 + 14)
        for term, said in pairs:
            paragraph = self._paragraph(style="Facts")
            if indent < 150:
                look.hang(paragraph.paragraph_format, indent)
            paragraph.add_run(term).bold = True
            paragraph.add_run(f"\t{said}")

    def _listing(self, listing: Listing) -> None:
        style = "List Number" if listing.is_numbered else "List Bullet"
        number = self._new_count() if listing.is_numbered else None
        for item in listing.items:
            paragraph = self._paragraph(item, style=style)
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val = number
                properties.get_or_add_ilvl().val = 0

    def _new_count(self) -> int:
        """Each numbered list begins at 1."""
        numbering = self.file.part.numbering_part.element
        style = self.file.styles["List Number"].element.pPr.numPr.numId.val
        kind = next(each for each in numbering.num_lst if each.numId == style)
        made = numbering.add_num(kind.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _table(self, table: Table) -> None:
        if table.is_section:
            self._heading(table.title, 2)
        add_table(self.file, self._paragraph, table, self._room)

    def _chart(self, chart: Chart) -> None:
        width, height = natural_size(chart.svg)
        picture = as_png(chart.svg)
        scale = min(1.0, self._room / (width or self._room), _TALLEST / (height or _TALLEST))
        size = Pt(width * scale) if width else None
        paragraph = self._paragraph()
        paragraph.paragraph_format.keep_with_next = True
        made = paragraph.add_run().add_picture(io.BytesIO(picture), width=size)
        made._inline.docPr.set("descr", chart.truth)
        made._inline.docPr.set("title", chart.title)
        self._paragraph(chart.caption or chart.truth)
        if chart.twin:
            self._table(chart.twin)

    def _contents(self, contents: Contents) -> None:
        """A field that Word reckons anew when asked; until then it shows what is filled in."""
        self._paragraph(contents.title, style="TOC Heading")
        listed = list(numbered_headings(self.document, contents))
        start: list[Any] = field_start(f'TOC \\o "2-{contents.level}" \\h \\z \\u')
        for number, text, level in listed or [(0, "", 2)]:
            paragraph = self._paragraph(style=f"toc {level}")
            for part in (*start, link_to(number, text)):
                paragraph._p.append(part)
            start = []
        paragraph._p.append(field_end())

    def _exempt(self, exempt: Exempt) -> None:
        self._paragraph(exempt_words(exempt.why), style="Exempt")
        self._blocks(exempt.blocks)
        self._paragraph(END_OF_EXEMPT, style="Exempt")

    def _foot(self) -> None:
        """The key, what it is, of which day, and page n of m; the first page has the key above."""
        section = self.file.sections[0]
        section.different_first_page_header_footer = self.document.key is not None
        for footer in (section.footer, section.first_page_footer):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            paragraph.add_run(f"{footer_words(self.document)}. Page ")
            field(paragraph, "PAGE", "1")
            paragraph.add_run(" of ")
            field(paragraph, "NUMPAGES", "1")
        if self.document.key:
            section.footer.paragraphs[0].insert_paragraph_before(key_words(self.document.key))


def _paper(section: Any, is_across: bool) -> None:
    """A4 with the margins that paper.css has."""
    long, short = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE if is_across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if is_across else (short, long)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin, section.bottom_margin = Mm(16), Mm(20)
    section.footer_distance = Mm(8)
