"""What longer papers need on paper and on a page: contents, key, exempt parts, room for charts."""

import io
import json
import re
from ctypes.util import find_library
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl
import pikepdf
import pytest
from lxml import html
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from sightline.documents.exports import (
    formats_of,
    to_csv,
    to_fragment,
    to_html,
    to_json,
    to_pdf,
    to_xlsx,
)
from sightline.documents.model import Chart, Column, Document, Exempt, FigureCell, Heading, Table

from .made_documents import FIGURES, REPORT, VISITS, svg
from .test_paper import elements

needs_pango = pytest.mark.skipif(
    find_library("pango-1.0") is None, reason="needs the Pango library of the operating system"
)
written = cache(to_pdf)


def pages(document: Document = REPORT) -> list[Any]:
    return list(PdfReader(io.BytesIO(written(document))).pages)


def texts(document: Document = REPORT) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pages(document)]


@needs_pango
def test_the_contents_of_a_pdf_name_the_page_of_each_heading_and_lead_there() -> None:
    told = texts()
    listed = dict(re.findall(r"(Overview|One case|The end) (\d)", told[0]))
    assert set(listed) == {"Overview", "One case", "The end"}
    for heading, number in listed.items():
        assert heading in told[int(number) - 1]
    read = pikepdf.open(io.BytesIO(written(REPORT)))
    links = [a for a in read.pages[0].Annots if a.Subtype == "/Link"]
    assert {"section-1-overview", "section-6-the-end"} <= {str(a.Contents) for a in links}
    assert all("/StructParent" in link for link in links)


@needs_pango
def test_the_key_stands_in_the_text_of_the_first_page_and_at_the_foot_of_all_others() -> None:
    first, *others = texts()
    assert "Key ↑ improved P provisional" in first and len(others) >= 3
    assert all("Key: ↑ improved; P provisional" in each for each in others)
    assert all("Data as at 31 May 2026" in each for each in (first, *others))


@needs_pango
def test_a_wide_chart_has_a_page_across_so_that_its_text_stays_of_12_point() -> None:
    ways = [round(page.mediabox.width) for page in pages()]
    assert ways.count(842) == 1 and ways[-1] == 595
    across = pages()[ways.index(842)]
    assert "Over time" in across.extract_text()  # the heading goes with its chart
    sizes: set[float] = set()

    def note(text: str, _: object, matrix: list[float], __: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * matrix[3]), 1))

    for page in pages():
        page.extract_text(visitor_text=note)
    assert sizes and min(sizes) >= 12


@needs_pango
def test_headers_figures_and_language_of_a_pdf_of_many_blocks_are_tagged() -> None:
    read = pikepdf.open(io.BytesIO(written(REPORT)))
    found = list(elements(read))
    tables = [each for each in found if each.S == "/Table"]
    heads = [each for each in found if each.S == "/TH"]
    assert len(tables) == 2 and len(heads) == 3 + 3 + 2 + 2  # two head rows, five row headings
    assert [str(each.Alt) for each in found if each.S == "/Figure"] == ["Visits rose to 12."]
    assert str(read.Root.Lang) == "en-GB"


@needs_pango
def test_a_table_too_wide_for_paper_comes_in_parts_and_none_of_its_words_is_lost() -> None:
    columns = tuple(Column(f"c{n}", f"Measurement {n}") for n in range(24))
    wide = Table("Wide", columns, (tuple(f"Observation{n}" for n in range(24)),))
    document = replace(REPORT, blocks=(Heading("Before"), wide), key=None)
    told = " ".join(texts(document))
    assert all(f"Observation{n}" in told for n in range(24))
    assert (
        "Wide, columns 1 of" in told
        and len(html.fromstring(to_html(document)).xpath("//table")) == 1
    )


def test_a_list_of_contents_on_a_page_leads_to_every_heading() -> None:
    root = html.fromstring(to_html(REPORT))
    links = root.xpath("//nav[@aria-label='Contents']//a")
    assert [a.text for a in links] == [
        "Overview", "What was found", FIGURES.title, "Over time", "One case", "The end",
    ]  # fmt: skip
    for link in links:
        (heading,) = root.xpath(f"//*[@id='{link.get('href').removeprefix('#')}']")
        assert heading.text == link.text


def test_an_exempt_part_of_a_page_is_a_region_with_its_ground_and_its_end() -> None:
    root = html.fromstring(to_fragment(REPORT))
    (part,) = root.xpath("//section[@class='sightline-exempt']")
    words = " ".join(part.itertext())
    assert words.startswith("Exempt: It would name a child.") and "Not for the public." in words
    assert words.endswith("End of the exempt part.") and "The end" not in words


def test_a_typed_text_keeps_its_paragraphs_and_its_lines() -> None:
    root = html.fromstring(to_fragment(REPORT))
    (last,) = [p for p in root.xpath("//p") if "A second paragraph" in "".join(p.itertext())]
    assert list(last.itertext()) == ["A second paragraph", "of two lines."]


def test_figures_are_numbers_in_a_workbook_with_notes_and_codes_beside_them() -> None:
    made = to_xlsx(FIGURES)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_name("Figures").to_python()
    assert rows[2:] == [
        ["Indicator", "Quarter 1", "Quarter 1: to note", "Quarter 1: code", "Quarter 2",
         "Quarter 2: to note"],
        ["Visits in time", 82.3, "812 of 987", "K7QX-0001", "", ""],
        ["Children on a plan", 1145.0, "", "K7QX-0002", "c", ""],
        ["Reviews", "low", "", "", "Not yet available", "waiting for a return"],
    ]  # fmt: skip
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Figures"]
    assert (sheet["B4"].number_format, sheet["B5"].number_format) == ('#,##0.0"%"', "#,##0")


def test_symbols_that_stand_for_numbers_are_explained_unless_the_key_does() -> None:
    notes = openpyxl.load_workbook(io.BytesIO(to_xlsx(FIGURES)))["Notes"]
    words = [row[0] for row in notes.iter_rows(min_row=4, values_only=True)]
    assert words == ["c", "low"]
    plain = replace(FIGURES, rows=(("c", FigureCell("1", 1), "x of words"),))
    none = openpyxl.load_workbook(io.BytesIO(to_xlsx(plain)))["Notes"]
    assert [row[0] for row in none.iter_rows(min_row=4, values_only=True)] == ["Notes"]


def test_a_csv_has_the_number_of_a_figure_its_note_and_its_code() -> None:
    head, first, *_ = to_csv(FIGURES).removeprefix("\ufeff").splitlines()
    assert head == "indicator,q1,q1_note,q1_code,q2,q2_note"
    assert first == "Visits in time,82.3,812 of 987,K7QX-0001,,"


def test_a_csv_is_offered_only_of_one_table() -> None:
    chart = Chart("Visits", "Visits rose.", svg("Visits rose."), VISITS)
    assert "csv" in [each.ending for each in formats_of(replace(REPORT, blocks=(chart,)))]
    assert "csv" not in [each.ending for each in formats_of(REPORT)]


def test_a_table_of_an_exempt_part_says_so_in_the_workbook_and_in_json() -> None:
    document = replace(REPORT, blocks=(FIGURES, Exempt("It would name a child.", (VISITS,))))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(document)))
    words = "Exempt: It would name a child."
    assert words in book["Figures 2"]["A2"].value and words not in book["Figures"]["A2"].value
    told = json.loads(to_json(document))["tables"]
    assert [words in each["about"] for each in told] == [False, True]
