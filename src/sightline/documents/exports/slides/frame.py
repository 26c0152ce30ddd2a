"""The paper the slides are on: wide format, Arial, British English, a foot on each."""

import copy
from functools import cache
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Pt

INK, BLUE, QUIET = "0B0C0C", "12436D", "484949"
FONT = "Arial"
WIDTH, HEIGHT, MARGIN = 960, 540, 36
FOOT = 488
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def colour_of(digits: str) -> RGBColor:
    made: Any = RGBColor  # the library gives its colours no types
    return made(*bytes.fromhex(digits))  # type: ignore[no-any-return]


def widen(file: Any) -> None:
    """The empty template is of 4:3: its master and layouts are made as wide as the slides."""
    factor = Pt(WIDTH) / file.slide_width
    tall = Pt(HEIGHT) / file.slide_height
    file.slide_width, file.slide_height = Pt(WIDTH), Pt(HEIGHT)
    master = file.slide_master
    for shape in [*master.shapes, *(s for layout in master.slide_layouts for s in layout.shapes)]:
        if shape._element.spPr.find(f"{{{_DRAWING}}}xfrm") is not None:  # else as its master has it
            shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)
            shape.top, shape.height = round(shape.top * tall), round(shape.height * tall)
    theme = master.part.part_related_by(_THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())


_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"


def text_box(slide: Any, name: str, left: float, top: float, width: float, height: float) -> Any:
    box = slide.shapes.add_textbox(Pt(left), Pt(top), Pt(width), Pt(height))
    box.name = name
    frame = box.text_frame
    no_margins(frame)
    return frame


def no_margins(frame: Any) -> None:
    frame.word_wrap = True
    for side in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
        setattr(frame, side, 0)


def write_run(
    paragraph: Any, text: str, size: float, *, colour: str = INK, bold: bool = False
) -> None:
    """Line breaks of the text stay line breaks."""
    for number, line in enumerate(text.split("\n")):
        if number:
            paragraph.add_line_break()
        run = paragraph.add_run()
        run.text = line
        style_run(run, size, colour, bold)


def style_run(run: Any, size: float, colour: str = INK, bold: bool = False) -> None:
    run._r.insert(0, copy.deepcopy(_type(size, colour, bold)))


@cache
def _type(size: float, colour: str, bold: bool) -> Any:
    """Copied into each run: setting one property after the other takes most of the writing."""
    return parse_xml(
        f'<a:rPr xmlns:a="{_DRAWING}" lang="en-GB" sz="{round(size * 100)}" b="{int(bold)}">'
        f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="{FONT}"/></a:rPr>'
    )


def number_field(paragraph: Any, size: float) -> None:
    """The slide's own number, reckoned by whatever shows it."""
    made = parse_xml(
        f'<a:fld xmlns:a="{_DRAWING}" id="{{6F7B1D52-7C1B-4E0B-9D5C-0D2B5B0C0001}}" '
        f'type="slidenum"><a:rPr lang="en-GB" sz="{round(size * 100)}"/><a:t>‹#›</a:t></a:fld>'
    )
    paragraph._p.append(made)


def point(paragraph: Any, number: int) -> None:
    """A bullet, or the number it has in its list, with the lines after the first set in."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(20)))
    properties.set("indent", str(-Pt(20)))
    mark = f'buAutoNum type="arabicPeriod" startAt="{number}"' if number else 'buChar char="•"'
    properties.append(parse_xml(f'<a:{mark} xmlns:a="{_DRAWING}"/>'))


def line_under(cell: Any) -> None:
    """A thin line under a table's cell, and none beside it."""
    properties = cell._tc.get_or_add_tcPr()
    properties.insert(
        0,
        parse_xml(
            f'<a:lnB xmlns:a="{_DRAWING}" w="9525"><a:solidFill><a:srgbClr val="B1B4B6"/>'
            "</a:solidFill></a:lnB>"
        ),
    )
