"""How a Word file looks: its styles, set once, so that whoever edits it changes them in one place.

British English, Arial, nothing under 12 point, real headings and lists.
"""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from sightline.documents.exports.word.parts import element

INK, BLUE, QUIET, LINE = "0B0C0C", "12436D", "484949", "B1B4B6"
FONT = "Arial"
TABLE = "Sightline table"
_HEADINGS = {"Heading 1": 20, "Heading 2": 15, "Heading 3": 12.5}
_OURS = ("Lead", "About", "Facts", "Note", "Exempt", "Typed", "toc 2", "toc 3")


def dress(file: Any, room: float) -> None:
    """`room`: how wide the text is, in points; page numbers of contents stand at its end."""
    styles = file.styles
    _language(styles.element, file.settings.element)
    for name in _OURS:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _text(styles["Normal"], 12, INK)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in _HEADINGS.items():
        _text(styles[name], size, INK, bold=True)
        styles[name].paragraph_format.space_before = Pt(0 if size == 20 else 12)
        styles[name].paragraph_format.space_after = Pt(6)
        styles[name].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number", "Header", "Footer"):
        _text(styles[name], 12, QUIET if name in ("Header", "Footer") else INK)
    _text(styles["Caption"], 12, INK, bold=True)
    styles["Caption"].paragraph_format.keep_with_next = True
    _ours(styles, room)
    _table_style(styles)


def _ours(styles: Any, room: float) -> None:
    _text(styles["Lead"], 15, INK)
    _text(styles["About"], 12, QUIET)
    _text(styles["TOC Heading"], 15, INK, bold=True)
    hang(styles["Facts"].paragraph_format, 150)
    for level in (2, 3):
        entry = styles[f"toc {level}"].paragraph_format
        entry.left_indent = Pt(18 * (level - 2))
        entry.tab_stops.add_tab_stop(Pt(room), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for name in ("Note", "Exempt"):
        colour = BLUE if name == "Note" else INK
        line = element("w:left", val="single", sz="24", space="6", color=colour)
        styles[name].element.get_or_add_pPr().append(element("w:pBdr", line))
        styles[name].paragraph_format.left_indent = Pt(9)
    styles["Exempt"].font.bold = True


def hang(paragraph: Any, points: float) -> None:
    """A term at the margin, what is said of it set in."""
    paragraph.left_indent, paragraph.first_line_indent = Pt(points), Pt(-points)
    paragraph.tab_stops.add_tab_stop(Pt(points))


def _text(style: Any, size: float, colour: str, bold: bool = False) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold or None, False
    font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # else the template's own type wins over ours
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def _language(*parts: Any) -> None:
    for part in parts:
        for lang in part.iter(qn("w:lang"), qn("w:themeFontLang")):
            lang.set(qn("w:val"), "en-GB")


def _table_style(styles: Any) -> None:
    """Lines under the rows, a heavier one under the heading row, which is bold."""
    style = styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = styles["Normal Table"]
    style.font.size = Pt(12)
    rules = [
        element(f"w:{side}", val="single", sz="6", space="0", color=LINE)
        for side in ("bottom", "insideH")
    ]
    sides = (("top", "30"), ("left", "110"), ("bottom", "30"), ("right", "110"))
    margins = [element(f"w:{side}", w=width, type="dxa") for side, width in sides]
    look = element("w:tblPr", element("w:tblBorders", *rules), element("w:tblCellMar", *margins))
    heavy = element("w:bottom", val="single", sz="12", space="0", color=BLUE)
    first = element(
        "w:tblStylePr",
        element("w:rPr", element("w:b")),
        element("w:tcPr", element("w:tcBorders", heavy)),
        type="firstRow",
    )
    style.element.append(look)
    style.element.append(first)
