"""The tables of a Word file, as rows of text. Opened with no entity, no network, within limits.

A cell merged downwards has its text in its first row only; one merged across, in its first column.
What was deleted while changes were tracked is no text.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from sightline.intake.limits import MEGABYTE, Limits
from sightline.intake.refusal import IntakeRefused

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_LONGEST_XML = 60 * MEGABYTE
_MOST_COLUMNS = 60
_DAMAGED = "“{}” is damaged or was cut off: save it again, and check that the upload finishes."


@dataclass(frozen=True)
class WordRow:
    cells: tuple[str, ...]
    spans: bool


@dataclass(frozen=True)
class WordTable:
    title: str
    rows: tuple[WordRow, ...]


def is_word_file(content: bytes) -> bool:
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return _BODY in parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError):
        return False


def word_tables(name: str, content: bytes, limits: Limits) -> list[WordTable]:
    """Raises IntakeRefused with one sentence."""
    root = _parsed(name, _unpacked(name, content, limits))
    body = root.find(f"{_W}body")
    return list(_tables(body)) if body is not None else []


def _unpacked(name: str, content: bytes, limits: Limits) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            about = parts.getinfo(_BODY)
            large = sum(each.file_size for each in parts.infolist()) > limits.unpacked
            if about.flag_bits & 1:
                raise IntakeRefused(f"“{name}” is protected by a password: save it without one.")
            with parts.open(_BODY) as opened:
                # What the zip says of its sizes may be untrue.
                found = opened.read(_LONGEST_XML + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, KeyError,
            NotImplementedError) as error:  # fmt: skip
        raise IntakeRefused(_DAMAGED.format(name)) from error
    if large or len(found) > _LONGEST_XML:
        raise IntakeRefused(
            f"“{name}” unpacks to far more than a plan can hold, as files made to do harm do. "
            "If it is yours, copy its tables into a new document and load that."
        )
    return found


def _parsed(name: str, xml: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise IntakeRefused(_DAMAGED.format(name)) from error
    if root.getroottree().docinfo.doctype:
        raise IntakeRefused(
            f"“{name}” declares a document type or entities, which no Word file does and files "
            "made to do harm do: save it again in Word."
        )
    return root


def _tables(body: Any) -> Iterator[WordTable]:
    """Those of the body itself; a table within a cell is text of the cell."""
    title = ""
    for element in body.iter(f"{_W}p", f"{_W}tbl"):
        if _is_within_table(element, body):
            continue
        if element.tag == f"{_W}tbl":
            yield WordTable(title, tuple(_rows(element)))
            title = ""
        else:
            title = _paragraph(element).strip() or title


def _is_within_table(element: Any, body: Any) -> bool:
    parent = element.getparent()
    while parent is not body and parent is not None:
        if parent.tag == f"{_W}tbl":
            return True
        parent = parent.getparent()
    return False


def _rows(table: Any) -> Iterator[WordRow]:
    for row in table.iterfind(f"{_W}tr"):
        if row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells = [""] * min(_number(row, f"{_W}trPr/{_W}gridBefore"), _MOST_COLUMNS)
        given = [cell for cell in row.iter(f"{_W}tc") if _row_of(cell) is row]
        for cell in given:
            wide = max(1, _number(cell, f"{_W}tcPr/{_W}gridSpan"))
            cells += [_text(cell), *[""] * (min(wide, _MOST_COLUMNS) - 1)]
        yield WordRow(tuple(cells[:_MOST_COLUMNS]), spans=len(given) == 1 and len(cells) > 1)


def _row_of(cell: Any) -> Any:
    parent = cell.getparent()
    while parent is not None and parent.tag != f"{_W}tr":
        parent = parent.getparent()
    return parent


def _number(element: Any, path: str) -> int:
    found = element.find(path)
    value = found.get(f"{_W}val", "") if found is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else 0


def _text(cell: Any) -> str:
    """Paragraphs, one a line. The rest of a cell merged downwards holds no words of its own."""
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merged is not None and merged.get(f"{_W}val") != "restart":
        return ""
    lines = [_paragraph(paragraph) for paragraph in cell.iter(f"{_W}p")]
    return "\n".join(lines).strip()


_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def _paragraph(paragraph: Any) -> str:
    parts = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        else:
            parts.append(_SIGNS.get(element.tag, ""))
    return "".join(parts)
