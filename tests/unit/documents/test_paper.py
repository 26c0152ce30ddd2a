"""Documents on paper, opened again by readers that had no part in writing them."""

import io
import re
from collections.abc import Iterator
from ctypes.util import find_library
from dataclasses import replace
from datetime import date

import openpyxl
import pikepdf
import pytest
from lxml import html
from pypdf import PdfReader

from sightline.documents.exports import (
    PdfNotPossible,
    SeveralTables,
    pdf,
    to_csv,
    to_fragment,
    to_html,
    to_pdf,
    to_xlsx,
    why_no_pdf,
)
from sightline.documents.indicator_document import indicator_document
from sightline.documents.model import (
    Chart,
    Column,
    Document,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from sightline.documents.scorecard_document import scorecard_document

from .test_scorecard import card, page

needs_pango = pytest.mark.skipif(
    find_library("pango-1.0") is None, reason="needs the Pango library of the operating system"
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="200" height="80" '
    'viewBox="0 0 200 80"><title>Visits rose to 12.</title><path d="M0 70L200 10" '
    'stroke="#12436d"/></svg>'
)
VISITS = Table(
    "Visits by month",
    (Column("month", "Month"), Column("visits", "Visits", is_number=True)),
    (("April 2026", 9), ("May 2026", 12)),
    notes=(("Visits", "Held and recorded."),),
    heads_rows=True,
)
LETTER = Document(
    title="Visits & “reviews”",
    about=("Figures of Wrenshire.", "Filters: none."),
    blocks=(
        Paragraph("Visits rose to 12.", is_lead=True),
        Facts((("Held", "12"), ("Due", "14"))),
        Heading("Over time"),
        Chart("Visits", "Visits rose to 12.", SVG, VISITS),
        Heading("By team", level=3),
        Note("Fewer than ten: read with care."),
        PageBreak(),
        Heading("Annex"),
        Paragraph("The end."),
    ),
    name="visits",
    data_as_at=date(2026, 5, 31),
)


def elements(opened: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the structure tree, parents before their children."""

    def walk(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
        if isinstance(element, pikepdf.Array):
            for kid in element:
                yield from walk(kid)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield element
            yield from walk(element.get("/K", pikepdf.Array()))

    yield from walk(opened.Root.StructTreeRoot.K)


def roles(opened: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in elements(opened)]


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(to_pdf(document)))


@needs_pango
def test_a_pdf_is_tagged_has_a_language_a_title_and_says_it_is_accessible() -> None:
    read = opened(LETTER)
    assert read.Root.MarkInfo.Marked is True or bool(read.Root.MarkInfo.Marked)
    assert str(read.Root.Lang) == "en-GB"
    assert str(read.docinfo["/Title"]) == LETTER.title
    assert bool(read.Root.ViewerPreferences.DisplayDocTitle)
    with read.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


@needs_pango
def test_a_pdf_tells_headings_lists_tables_and_figures_apart() -> None:
    found = roles(opened(LETTER))
    assert found.count("/H1") == 1 and found.count("/H2") == 2 and found.count("/H3") == 1
    assert {"/L", "/LI", "/Table", "/THead", "/TH", "/TD", "/Caption"} <= set(found)
    assert found.index("/H1") < found.index("/Figure") < found.index("/Table")


@needs_pango
def test_a_list_in_a_pdf_holds_nothing_but_its_items() -> None:
    read = opened(LETTER)
    lists = [element for element in elements(read) if element.S == "/L"]
    assert lists
    for each in lists:
        assert {str(kid.S) for kid in each.K} == {"/LI"}


@needs_pango
def test_a_figures_words_in_a_pdf_are_the_truth_sentence() -> None:
    read = opened(LETTER)
    figures = [element for element in elements(read) if element.S == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["Visits rose to 12."]


@needs_pango
def test_every_cell_of_a_pdf_table_names_its_headers() -> None:
    read = opened(LETTER)
    cells = [element for element in elements(read) if element.S == "/TD"]
    assert len(cells) == 2
    for cell in cells:
        attributes = cell.A if isinstance(cell.A, pikepdf.Array) else [cell.A]
        assert any(len(each.get("/Headers", ())) == 2 for each in attributes)


@needs_pango
def test_each_page_says_of_what_day_the_data_is_and_which_page_of_how_many() -> None:
    pages = PdfReader(io.BytesIO(to_pdf(LETTER))).pages
    assert len(pages) == 2
    for number, each in enumerate(pages, start=1):
        text = " ".join(each.extract_text().split())
        assert f"Page {number} of 2" in text
        assert "Data as at 31 May 2026" in text
    assert "The end." in pages[1].extract_text() and "The end." not in pages[0].extract_text()


@needs_pango
def test_paper_is_a4_upright_or_across() -> None:
    upright = PdfReader(io.BytesIO(to_pdf(LETTER))).pages[0].mediabox
    across = PdfReader(io.BytesIO(to_pdf(replace(LETTER, is_landscape=True)))).pages[0].mediabox
    assert (round(upright.width), round(upright.height)) == (595, 842)
    assert (round(across.width), round(across.height)) == (842, 595)


@needs_pango
def test_no_letter_of_a_pdf_is_smaller_than_12_point() -> None:
    sizes: set[float] = set()

    def note(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * matrix[3]), 1))

    for each in PdfReader(io.BytesIO(to_pdf(scorecard_document(card())))).pages:
        each.extract_text(visitor_text=note)  # type: ignore[arg-type]
    assert sizes and min(sizes) >= 12


@needs_pango
def test_the_same_document_gives_the_same_pdf() -> None:
    assert to_pdf(LETTER) == to_pdf(LETTER)


@needs_pango
def test_a_document_that_asks_for_something_elsewhere_does_not_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def refuse(url: str, *_: object, **__: object) -> None:
        asked.append(url)
        raise ValueError(url)

    monkeypatch.setattr(pdf, "_refuse", refuse)
    linked = SVG.replace("<path", '<image href="file:///etc/hostname" width="9" height="9"/><path')
    chart = Chart("Visits", "Visits rose.", linked, VISITS)
    assert to_pdf(replace(LETTER, blocks=(chart,))).startswith(b"%PDF")
    assert asked == ["file:///etc/hostname"]
    with pytest.raises(ValueError, match="may fetch nothing"):
        monkeypatch.undo()
        pdf._refuse("https://elsewhere.example/")


@needs_pango
@pytest.mark.parametrize("made", [scorecard_document(card()), indicator_document(page())])
def test_scorecard_and_indicator_are_printed_with_headings_and_row_headers(made: Document) -> None:
    read = opened(made)
    found = roles(read)
    assert found.count("/H1") == 1 and "/H2" in found
    assert "/TH" in found and "/TD" in found
    assert str(read.docinfo["/Title"]) == made.title


@needs_pango
def test_the_printed_indicator_holds_its_charts_with_their_sentences() -> None:
    found = page()
    read = opened(indicator_document(found))
    alts = [str(e.Alt) for e in elements(read) if e.S == "/Figure"]
    assert found.row.truth in alts
    assert len(alts) == 2 and all(len(alt) > 20 for alt in alts)


def test_without_pango_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_engine", lambda: None)
    with pytest.raises(PdfNotPossible, match="Install the packages"):
        to_pdf(LETTER)
    assert "brew" in why_no_pdf().lower()


def test_the_page_that_stands_alone_has_one_h1_captions_scopes_and_fetches_nothing() -> None:
    root = html.fromstring(to_html(LETTER))
    assert [h.text for h in root.xpath("//h1")] == [LETTER.title]
    assert not root.xpath("//script|//link|//img|//*[@src]|//*[@href]|//*[@style]")
    assert root.xpath("//table/caption") and not root.xpath("//th[not(@scope)]")
    assert [t.text for t in root.xpath("//tbody//th[@scope='row']")] == ["April 2026", "May 2026"]
    assert root.xpath("//figure//*[local-name()='title']")[0].text == "Visits rose to 12."


def test_a_part_of_a_page_has_our_classes_and_neither_style_nor_head() -> None:
    text = to_fragment(LETTER)
    assert text.startswith('<h1 class="govuk-heading-l">')
    assert "<style" not in text and "style=" not in text and "<html" not in text
    assert 'class="sightline-table' in text and "govuk-summary-list" in text


def test_text_in_a_document_is_never_markup() -> None:
    hostile = replace(LETTER, title="<b>x</b>", blocks=(Paragraph("<script>alert(1)</script>"),))
    for made in (to_html(hostile), to_fragment(hostile)):
        assert "<script>" not in made and "<b>" not in made


def test_a_workbook_has_a_sheet_for_each_table_and_the_notes_of_all() -> None:
    second = replace(VISITS, title="Reviews by month", sheet="Reviews/held [all]")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(replace(LETTER, data=(VISITS, second)))))
    assert book.sheetnames == ["Cover", "Contents", "Figures", "Reviews held  all", "Notes"]
    assert [len(sheet.tables) for sheet in book] == [0, 1, 1, 1, 1]
    assert book["Contents"]["A5"].hyperlink.location == "'Reviews held  all'!A1"
    words = [row[0].value for row in book["Notes"].iter_rows(min_row=4)]
    assert words == ["Visits", "Held", "Due", "Note"]
    assert "Filters: none." in [cell.value for cell in book["Cover"]["A"]]


def test_sheets_of_one_name_are_told_apart_and_none_is_too_long() -> None:
    long = replace(VISITS, sheet="Children looked after at any time of the year")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(replace(LETTER, data=(long, long)))))
    names = book.sheetnames[2:-1]
    assert len(set(names)) == 2 and all(len(name) <= 31 for name in names)


def test_a_csv_of_several_tables_is_refused_by_name() -> None:
    second = replace(VISITS, title="Reviews by month")
    with pytest.raises(SeveralTables, match="Visits by month; Reviews by month"):
        to_csv(replace(LETTER, data=(VISITS, second)))
    assert to_csv(LETTER).splitlines()[0].endswith("month,visits")


def test_the_printed_scorecard_has_a_section_for_each_service() -> None:
    made = scorecard_document(card(), "service: all")
    headings = re.findall(r"<caption><h2[^>]*>(.*?)</h2>", to_html(made))
    assert headings == [service.title for service in card().services]
    assert made.data[0].columns[0].key == "service" and "Filters: service: all." in made.about
