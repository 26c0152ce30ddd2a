"""The planned slides, written into a PowerPoint file one after the other."""

import io
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from sightline.documents.exports.across import natural_size
from sightline.documents.exports.fitting import TYPE, widths
from sightline.documents.exports.pictures import as_png
from sightline.documents.exports.shown import (
    footer_words,
    is_number_value,
    key_words,
    legible,
    lines_of,
)
from sightline.documents.exports.slides import frame, pages, plan
from sightline.documents.exports.slides.plan import Line, Look, Slide
from sightline.documents.exports.steady import describe, steady
from sightline.documents.model import Chart, Content, Document, Table, as_document

_TITLE_SLIDE, _TITLE_ONLY = 0, 5
_TOP = 108
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style “No Style, No Grid”


def write(content: Content) -> bytes:
    document = legible(as_document(content))
    file = Presentation()
    frame.widen(file)
    describe(file.core_properties, document.title)
    _title_slide(file, document)
    for slide in plan.slides(document):
        _slide(file, document, slide)
    out = io.BytesIO()
    file.save(out)
    return steady(out.getvalue())


def _title_slide(file: Any, document: Document) -> None:
    made = file.slides.add_slide(file.slide_layouts[_TITLE_SLIDE])
    title, about = made.placeholders
    _place(title, 36, 130, 888, 130)
    _place(about, 36, 280, 888, 190)
    _words(title, document.title, 32)
    title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    _words(about, "\n".join(plan.shortened(line) for line in document.about), TYPE + 2)
    _notes(made, (document.title, *document.about))


def _slide(file: Any, document: Document, slide: Slide) -> None:
    made = file.slides.add_slide(file.slide_layouts[_TITLE_ONLY])
    title = made.shapes.title
    _place(title, frame.MARGIN, 18, 888, 60)
    _words(title, plan.shortened(slide.title, 120), 24)
    if slide.exempt:
        box = frame.text_box(made, "Exempt", frame.MARGIN, 82, 888, 20)
        frame.write_run(box.paragraphs[0], plan.shortened(slide.exempt, 110), TYPE + 2, bold=True)
    if slide.lines:
        _lines(made, slide.lines)
    if slide.table:
        _table(made, slide.table, slide.title)
    if slide.chart:
        _chart(made, slide.chart)
    _foot(made, document)
    _notes(made, (slide.title, slide.exempt, *slide.whole))


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = map(Pt, (left, top, width, height))


def _words(placeholder: Any, text: str, size: float) -> None:
    frame.no_margins(placeholder.text_frame)
    paragraph = placeholder.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    frame.write_run(paragraph, text, size, bold=size > 20)


def _lines(made: Any, lines: tuple[Line, ...]) -> None:
    box = frame.text_box(made, "Text", frame.MARGIN, _TOP, plan.ROOM, plan.BODY)
    for number, line in enumerate(lines):
        paragraph = box.paragraphs[0] if number == 0 else box.add_paragraph()
        paragraph.space_after = Pt(6)
        frame.write_run(paragraph, line.text, line.size, bold=line.look is Look.STRONG)
        if line.look in (Look.POINT, Look.NUMBERED):
            frame.point(paragraph, line.number)


def _table(made: Any, table: Table, title: str) -> None:
    top = _TOP
    if plan.is_named(table, title):
        box = frame.text_box(made, "Name of the table", frame.MARGIN, _TOP, plan.ROOM, 20)
        frame.write_run(box.paragraphs[0], table.title, TYPE + 2, bold=True)
        top += 26
    size = (Pt(frame.MARGIN), Pt(top), Pt(pages.ROOM), Pt(20 * (len(table.rows) + 1)))
    held = made.shapes.add_table(len(table.rows) + 1, len(table.columns), *size)
    held.name = "Table"
    held._element.nvGraphicFramePr.cNvPr.set("descr", table.title)
    held._element.graphic.graphicData.tbl.tblPr.find(_style_tag(held)).text = _PLAIN
    held.table.first_row, held.table.first_col = True, table.heads_rows
    held.table.horz_banding = False
    for column, width in zip(held.table.columns, widths(table, pages.ROOM), strict=True):
        column.width = Pt(width)
    _rows(held.table, table)


def _style_tag(held: Any) -> str:
    return str(held._element.graphic.graphicData.tbl.tblPr[0].tag)


def _rows(written: Any, table: Table) -> None:
    for across, column in enumerate(table.columns):
        cell = written.cell(0, across)
        cell.fill.solid()
        cell.fill.fore_color.rgb = frame.colour_of(frame.BLUE)
        _cell(cell, [column.title], column.is_number, bold=True, colour="FFFFFF")
    for down, row in enumerate(table.rows, start=1):
        for across, value in enumerate(row):
            is_number = table.columns[across].is_number or is_number_value(value)
            is_head = table.heads_rows and across == 0
            cell = written.cell(down, across)
            _cell(cell, lines_of(value), is_number, bold=is_head)
            frame.line_under(cell)


def _cell(
    cell: Any, lines: list[str], is_number: bool, *, bold: bool, colour: str = frame.INK
) -> None:
    cell.margin_left = cell.margin_right = Pt(5)
    cell.margin_top = cell.margin_bottom = Pt(3)
    for number, line in enumerate(lines):
        first = cell.text_frame.paragraphs[0]
        paragraph = first if number == 0 else cell.text_frame.add_paragraph()
        frame.write_run(paragraph, line, TYPE, bold=bold and number == 0, colour=colour)
        paragraph._p.get_or_add_endParaRPr().set("sz", str(round(TYPE * 100)))  # an empty one too
        if is_number:
            paragraph.alignment = PP_ALIGN.RIGHT


def _chart(made: Any, chart: Chart) -> None:
    width, height = natural_size(chart.svg)
    scale = min(plan.ROOM / (width or plan.ROOM), 290 / (height or 290), 1.6)
    picture = io.BytesIO(as_png(chart.svg))
    size = {"width": Pt(width * scale), "height": Pt(height * scale)} if width and height else {}
    held = made.shapes.add_picture(picture, Pt(frame.MARGIN), Pt(_TOP), **size)
    held.name = "Chart"
    held._element.nvPicPr.cNvPr.set("descr", chart.truth)
    box = frame.text_box(made, "What the chart says", frame.MARGIN, 412, plan.ROOM, 60)
    frame.write_run(box.paragraphs[0], plan.shortened(chart.truth), plan.TYPE)


def _foot(made: Any, document: Document) -> None:
    key = f"{key_words(document.key)}\n" if document.key else ""
    box = frame.text_box(made, "Foot", frame.MARGIN, frame.FOOT - 14, 800, 50)
    frame.write_run(box.paragraphs[0], f"{key}{footer_words(document)}", 12, colour=frame.QUIET)
    number = frame.text_box(made, "Slide number", 860, frame.FOOT + 20, 64, 20)
    number.paragraphs[0].alignment = PP_ALIGN.RIGHT
    frame.number_field(number.paragraphs[0], 12)


def _notes(made: Any, texts: tuple[str, ...]) -> None:
    words = made.notes_slide.notes_text_frame
    words.text = "\n".join(filter(None, texts))
    for paragraph in words.paragraphs:
        for run in paragraph.runs:
            frame.style_run(run, 12)
