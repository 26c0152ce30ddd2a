"""A table of the document as a table of Word's own, its headers marked as such."""

from collections.abc import Callable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from sightline.documents.colours import TONES
from sightline.documents.exports.fitting import parted, widths
from sightline.documents.exports.shown import is_number_value, lines_of
from sightline.documents.exports.word.look import TABLE
from sightline.documents.exports.word.parts import element
from sightline.documents.model import Table, Value


def add_table(file: Any, paragraph: Callable[..., Any], table: Table, room: float) -> None:
    """With its caption above it; one too wide for the page comes in parts."""
    parts = parted(table, room)
    for part in parts:
        if not table.is_section or len(parts) > 1:
            paragraph(part.title, style="Caption")
        _add(file, part, room)
        file.add_paragraph().paragraph_format.space_after = Pt(0)


def _add(file: Any, table: Table, room: float) -> None:
    made = file.add_table(rows=0, cols=len(table.columns), style=TABLE)
    _mark(made._tbl, table)
    wide = widths(table, room)
    for column, points in zip(made.columns, wide, strict=True):
        column.width = Pt(points)
    _row(made, table, tuple(column.title for column in table.columns), wide, is_head=True)
    for row in table.rows:
        _row(made, table, row, wide)
    for at, column, tone in table.tones:
        colour = TONES.get(tone)
        if colour:
            shade = element("w:shd", val="clear", color="auto", fill=colour)
            made.rows[at + 1].cells[column]._tc.get_or_add_tcPr().append(shade)


def _mark(tbl: Any, table: Table) -> None:
    """Its name for a listener, and which row and column hold headers."""
    properties = tbl.tblPr
    for look in properties.findall(properties.tag.replace("tblPr", "tblLook")):
        properties.remove(look)
    first_column = "1" if table.heads_rows else "0"
    properties.append(
        element(
            "w:tblLook", val="04A0" if table.heads_rows else "0420", firstRow="1", lastRow="0",
            firstColumn=first_column, lastColumn="0", noHBand="0", noVBand="1",
        )
    )  # fmt: skip
    properties.append(element("w:tblCaption", val=table.title))
    said = "; ".join(column.title for column in table.columns)
    properties.append(element("w:tblDescription", val=f"Columns: {said}."))


def _row(
    made: Any, table: Table, row: tuple[Value, ...], wide: list[float], is_head: bool = False
) -> None:
    added = made.add_row()
    properties = added._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if is_head:
        properties.append(element("w:tblHeader"))
    for place, (cell, value) in enumerate(zip(added.cells, row, strict=True)):
        cell.width = Pt(wide[place])
        is_number = table.columns[place].is_number or (not is_head and is_number_value(value))
        _cell(cell, value, is_number, is_head or (table.heads_rows and place == 0))


def _cell(cell: Any, value: Value, is_number: bool, is_bold: bool) -> None:
    """Each line of a cell is a paragraph of its own."""
    for number, line in enumerate(lines_of(value)):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        run = paragraph.add_run(line)
        run.bold = True if is_bold and number == 0 else None
        paragraph.paragraph_format.space_after = Pt(0)
        if is_number:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
