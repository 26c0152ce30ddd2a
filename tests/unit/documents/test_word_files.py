"""Word files, opened again by python-docx and as the XML they are."""

import io
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from sightline.documents.exports import to_docx
from sightline.documents.model import Document, Heading, PageBreak, Paragraph, Table

from .made_documents import FIGURES, REPORT

written = cache(to_docx)


def opened(document: Document = REPORT) -> Any:
    return docx.Document(io.BytesIO(written(document)))


def style_of(read: Any, text: str) -> str:
    """The last with these words: the list of contents has those of headings before."""
    return next(str(p.style.name) for p in reversed(read.paragraphs) if p.text == text)


def part(name: str, document: Document = REPORT) -> Any:
    with zipfile.ZipFile(io.BytesIO(written(document))) as package:
        return etree.fromstring(package.read(name))


def test_headings_lists_and_captions_are_words_own() -> None:
    read = opened()
    assert style_of(read, REPORT.title) == "Heading 1"
    assert style_of(read, "Overview") == style_of(read, FIGURES.title) == "Heading 2"
    assert style_of(read, "What was found") == "Heading 3"
    assert style_of(read, "Held late") == "List Bullet"
    assert style_of(read, "First look") == "List Number"
    assert style_of(read, "Visits by month") == "Caption"


def test_each_numbered_list_begins_at_one() -> None:
    read = opened()
    numbers = [p._p.pPr.numPr.numId.val for p in read.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_the_language_is_british_english_and_nobody_is_named_as_author() -> None:
    styles = part("word/styles.xml")
    assert {str(each.get(qn("w:val"))) for each in styles.iter(qn("w:lang"))} == {"en-GB"}
    said = opened().core_properties
    assert (said.title, said.author, said.last_modified_by) == (
        REPORT.title, "Sightline", "Sightline",
    )  # fmt: skip
    assert said.language == "en-GB" and said.created.year == 2020


def test_a_tables_first_row_is_a_header_that_is_repeated_and_rows_are_not_split() -> None:
    table = opened().tables[0]
    first, *others = (row._tr.trPr for row in table.rows)
    assert first.find(qn("w:tblHeader")) is not None
    assert all(each.find(qn("w:tblHeader")) is None for each in others)
    assert all(each.find(qn("w:cantSplit")) is not None for each in (first, *others))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == FIGURES.title


def test_a_cell_has_its_lines_and_its_code_each_as_a_paragraph() -> None:
    cell = opened().tables[0].cell(1, 1)
    assert [p.text for p in cell.paragraphs] == ["82.3%", "812 of 987", "K7QX-0001"]
    rows = [[cell.text.split("\n")[0] for cell in row.cells] for row in opened().tables[0].rows]
    assert rows == [
        ["Indicator", "Quarter 1", "Quarter 2"],
        ["Visits in time", "82.3%", ""],
        ["Children on a plan", "1,145", "c"],
        ["Reviews", "low", "Not yet available"],
    ]


def test_a_charts_picture_says_the_truth_sentence_and_its_numbers_follow() -> None:
    read = opened()
    (picture,) = read.inline_shapes
    assert picture._inline.docPr.get("descr") == "Visits rose to 12."
    assert [c.text for c in read.tables[1].rows[1].cells] == ["April 2026", "9"]


def test_a_wide_chart_has_a_page_across_and_what_follows_stands_upright_again() -> None:
    ways = [section.page_width > section.page_height for section in opened().sections]
    assert ways == [False, True, False]
    across = opened(replace(REPORT, is_landscape=True)).sections
    assert [section.page_width > section.page_height for section in across] == [True]


def test_the_contents_are_a_field_already_filled_in_and_each_entry_leads_to_its_heading() -> None:
    body = part("word/document.xml")
    fields = [str(each.text).strip() for each in body.iter(qn("w:instrText"))]
    assert 'TOC \\o "2-3" \\h \\z \\u' in fields
    links = {
        "".join(link.itertext()): link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))
    }
    marks = {
        start.get(qn("w:name")): "".join(start.getparent().itertext())
        for start in body.iter(qn("w:bookmarkStart"))
    }
    assert len(links) == 6 and all(marks[anchor] == text for text, anchor in links.items())


def test_every_page_but_the_first_has_the_key_and_all_have_day_and_number() -> None:
    first, *others = opened().sections
    assert first.different_first_page_header_footer
    assert "Key" not in " ".join(p.text for p in first.first_page_footer.paragraphs)
    foot = [p.text for p in first.footer.paragraphs]
    assert foot[0] == "Key: ↑ improved; P provisional"
    assert "Data as at 31 May 2026. Page 1 of 1" in foot[1]
    for each in others:
        assert not each.different_first_page_header_footer and each.footer.is_linked_to_previous


def test_nothing_in_a_word_file_is_smaller_than_12_point() -> None:
    sizes = [
        int(each.get(qn("w:val")))
        for name in ("word/document.xml", "word/footer1.xml")
        for each in part(name).iter(qn("w:sz"))
    ]
    used = {p.style.name for p in opened().paragraphs} | {"Footer", "Normal"}
    for style in opened().styles:
        if style.name in used and style.font.size is not None:
            sizes.append(round(style.font.size.pt * 2))
    assert sizes and min(sizes) >= 24


def test_an_exempt_part_is_bounded_at_both_ends() -> None:
    texts = [p.text for p in opened().paragraphs]
    begin, end = (
        texts.index("Exempt: It would name a child."),
        texts.index("End of the exempt part."),
    )
    assert (
        begin
        < texts.index("Not for the public.")
        < end
        < len(texts) - 1 - texts[::-1].index("The end")
    )


@pytest.mark.parametrize("last", [(), (PageBreak(),), (PageBreak(), PageBreak())])
def test_page_breaks_leave_no_empty_page(last: tuple[PageBreak, ...]) -> None:
    blocks = (Heading("One"), PageBreak(), PageBreak(), Heading("Two"), Paragraph("x"), *last)
    read = opened(replace(REPORT, blocks=blocks))
    begins = [p.text for p in read.paragraphs if p.paragraph_format.page_break_before]
    assert begins == ["Two"] and "w:br" not in etree.tostring(read.element.body).decode()


def test_a_table_too_wide_for_any_page_comes_in_parts_that_name_their_rows() -> None:
    names = tuple(f"Measurement{n}" for n in range(24))
    row = tuple(f"{name}-value" for name in names)
    columns = tuple(replace(FIGURES.columns[0], key=name, title=name) for name in names)
    parts = opened(replace(REPORT, blocks=(Table("Wide", columns, (row,)),))).tables
    assert len(parts) > 1 and all(each.cell(1, 0).text == row[0] for each in parts)
    heads = [cell.text for each in parts for cell in each.rows[0].cells[1:]]
    assert heads == list(names[1:])
