"""Pieces of a Word file that its library has no words for: fields, bookmarks, marks of a table."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

Element = Any  # the library types no element of its files


def element(name: str, /, *inside: Element, **attributes: str) -> Element:
    """`element("w:shd", fill="ffffff")`: attributes are of the same namespace as the name."""
    made = OxmlElement(name)
    prefix = name.split(":")[0]
    for key, value in attributes.items():
        made.set(qn(f"{prefix}:{key}"), value)
    for each in inside:
        made.append(each)
    return made


def run_of(text: str, **marks: str) -> Element:
    made = element("w:r")
    said = element("w:t", **marks)
    said.text = text
    said.set(qn("xml:space"), "preserve")
    made.append(said)
    return made


def field_start(instruction: str) -> list[Element]:
    """The runs that open a field; its shown text follows, then `field_end()`."""
    said = element("w:instrText")
    said.text = f" {instruction} "
    said.set(qn("xml:space"), "preserve")
    begin = element("w:fldChar", fldCharType="begin")
    return [
        element("w:r", begin),
        element("w:r", said),
        element("w:r", element("w:fldChar", fldCharType="separate")),
    ]


def field_end() -> Element:
    return element("w:r", element("w:fldChar", fldCharType="end"))


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field with the text it shows until a reader's program reckons it again."""
    for part in (*field_start(instruction), run_of(shown), field_end()):
        paragraph._p.append(part)


def bookmark(paragraph: Any, number: int) -> None:
    """The place a list of contents links to."""
    start = element("w:bookmarkStart", id=str(number), name=bookmark_name(number))
    properties = paragraph._p.pPr
    place = 0 if properties is None else paragraph._p.index(properties) + 1
    paragraph._p.insert(place, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def bookmark_name(number: int) -> str:
    return f"_Toc{number:08d}"


def link_to(number: int, text: str) -> Element:
    return element("w:hyperlink", run_of(text), anchor=bookmark_name(number), history="1")
