"""Slides, opened again by python-pptx and as the XML they are."""

import io
from dataclasses import replace
from functools import cache
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from sightline.documents.exports import to_pptx
from sightline.documents.model import Column, Document, FreeText, Heading, Paragraph, Table

from .made_documents import KEY, LONG, REPORT

_SIZE = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


written = cache(to_pptx)


def slides(document: Document = REPORT) -> list[Any]:
    return list(Presentation(io.BytesIO(written(document))).slides)


def titled(document: Document = REPORT) -> dict[str, Any]:
    made = slides(document)
    found = {slide.shapes.title.text: slide for slide in made}
    assert len(found) == len(made), "two slides have one title"
    return found


def shape(slide: Any, name: str) -> Any:
    return next(each for each in slide.shapes if each.name == name)


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def test_each_section_is_a_slide_or_several_and_no_two_have_one_title() -> None:
    assert list(titled()) == [
        REPORT.title, "Key", "Contents", "Overview",
        "Figures of the quarter", "Over time (1 of 2)", "Over time (2 of 2)", "One case",
        "The end",
    ]  # fmt: skip


def test_a_long_text_is_shortened_on_its_slide_and_whole_in_the_notes() -> None:
    document = replace(REPORT, blocks=(Heading("Told"), FreeText(LONG.strip())), key=None)
    told = titled(document)["Told"]
    assert shape(told, "Text").text_frame.text.endswith("what it found. …")
    assert len(shape(told, "Text").text_frame.text) < 330
    assert LONG.strip() in notes(told)


def test_a_long_table_goes_on_over_slides_with_its_header_row_and_none_overflows() -> None:
    columns = (Column("a", "Indicator"), Column("b", "Value"), Column("c", "What was said"))
    rows = tuple((f"Number {n}", n, "Words of some length. " * (n % 9)) for n in range(60))
    table = Table("Sixty figures", columns, rows, heads_rows=True, is_section=True)
    made = [s for s in slides(replace(REPORT, blocks=(table,))) if s.shapes[-1].name != "Text"]
    tables = [each.table for s in made for each in s.shapes if each.has_table]
    assert len(tables) > 3
    assert all([c.text for c in t.rows[0].cells][1:] == ["Value", "What was said"] for t in tables)
    found = [t.cell(n, 0).text for t in tables for n in range(1, len(t.rows))]
    assert found == [row[0] for row in rows]
    assert all(len(t.rows) <= 22 and t.first_row and t.first_col for t in tables)


def test_a_cell_too_long_for_any_slide_is_cut_there_and_whole_in_the_notes() -> None:
    words = LONG * 6
    table = Table("Words", (Column("a", "Who"), Column("b", "Said")), (("Team", words),))
    made = titled(replace(REPORT, blocks=(table,), key=None))["At a glance"]
    held = next(each for each in made.shapes if each.has_table)
    assert held.table.cell(1, 1).text.endswith(" …")
    assert " ".join(words.split()) in " ".join(notes(made).split())


def test_a_chart_is_a_picture_that_says_the_truth_beside_it_and_in_the_notes() -> None:
    made = titled()["Over time (1 of 2)"]
    picture = shape(made, "Chart")
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Visits rose to 12."
    assert shape(made, "What the chart says").text_frame.text == "Visits rose to 12."
    assert "Visits rose to 12." in notes(made) and "Since April." in notes(made)
    held = next(each for each in titled()["Over time (2 of 2)"].shapes if each.has_table)
    assert held.table.cell(2, 1).text == "12"


def test_every_slide_stays_on_its_page_and_is_read_from_title_to_foot() -> None:
    for slide in slides():
        placed = list(slide.shapes)
        assert placed[0] == slide.shapes.title
        for each in placed:
            assert each.left >= 0 and each.left + each.width <= Pt(960), each.name
            assert each.top >= 0 and each.top + each.height <= Pt(540), each.name
    for slide in slides()[1:]:
        assert [each.name for each in slide.shapes][-2:] == ["Foot", "Slide number"]


def test_the_key_and_the_day_of_the_data_stand_at_the_foot_of_every_slide() -> None:
    for slide in slides()[1:]:
        key, day = shape(slide, "Foot").text_frame.text.split("\x0b")
        assert key == "Key: ↑ improved; P provisional" and day.endswith("Data as at 31 May 2026")


def test_nothing_on_a_slide_is_smaller_than_12_point_and_all_of_it_is_british_english() -> None:
    for slide in slides():
        runs = slide._element.iter(f"{_SIZE}rPr", f"{_SIZE}endParaRPr")
        sizes = [int(each.get("sz")) for each in runs if each.get("sz")]
        assert sizes and min(sizes) >= 1200
        said = list(slide._element.iter(f"{_SIZE}r"))
        assert said and all(r.find(f"{_SIZE}rPr").get("lang") == "en-GB" for r in said)


def test_exempt_slides_say_so_and_those_after_them_do_not() -> None:
    made = titled()
    words = shape(made["One case"], "Exempt").text_frame.text
    assert words == "Exempt: It would name a child." and words in notes(made["One case"])
    assert not [each for each in made["The end"].shapes if each.name == "Exempt"]


def test_a_heading_with_nothing_under_it_has_its_slide_all_the_same() -> None:
    blocks = (Heading("Nothing yet"), Heading("Then"), Paragraph("Something."))
    made = list(titled(replace(REPORT, blocks=blocks, key=None)))
    assert made == [REPORT.title, "Nothing yet", "Then"]


def test_nobody_is_named_as_author_of_the_slides() -> None:
    said = Presentation(io.BytesIO(written(REPORT))).core_properties
    assert (said.title, said.author, said.last_modified_by) == (
        REPORT.title, "Sightline", "Sightline",
    )  # fmt: skip
    assert KEY.title in etree.tostring(slides()[1]._element, encoding="unicode")
