"""XML returns as sheets: streamed; no entities, DTDs or network; by tag, never by place."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from lxml import etree

from sightline.intake.grids import RawColumn, Sheet
from sightline.intake.mapping import ReturnMapping, SheetMapping
from sightline.intake.refusal import IntakeRefused
from sightline.intake.sources import SourceFile

_HEAD = 300_000
Row = dict[str, str]


@dataclass
class Parts:
    """The rows of each part as they are met: values by element, and the line each began on."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, part: str, row: Row, line: int) -> None:
        self.rows.setdefault(part, []).append(row)
        self.lines.setdefault(part, []).append(line)

    def sheets(self, mapping: ReturnMapping, file: str) -> list[tuple[Sheet, SheetMapping]]:
        """A sheet for every part of the return; what an XML leaves out is an empty sheet."""
        return [
            (
                _sheet(sheet, self.rows.get(sheet.part, []), self.lines.get(sheet.part, []), file),
                sheet,
            )
            for sheet in mapping.sheets
            if sheet.part in self.rows or not sheet.optional
        ]


def _sheet(mapping: SheetMapping, rows: list[Row], lines: list[int], file: str) -> Sheet:
    tags = dict.fromkeys(column.heading for column in mapping.columns)
    for row in rows:
        tags.update(dict.fromkeys(row))
    return Sheet(
        name=mapping.name,
        file=file,
        headings=tuple(tags),
        columns=tuple(RawColumn.of([row.get(tag, "") for row in rows]) for tag in tags),
        rows=np.array(lines, dtype=np.int64),
    )


def elements(file: SourceFile, *tags: str) -> Iterator[etree._Element]:
    """Each element of these names once it is complete; emptied when the next is asked for.

    Raises IntakeRefused for XML that is broken, cut off, or declares a document type.
    """
    _refuse_document_type(file)
    wanted = [f"{{*}}{tag}" for tag in tags]
    try:
        for _, element in etree.iterparse(
            io.BytesIO(file.content),
            events=("end",),
            tag=wanted,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        ):
            yield element
            _forget(element)
    except etree.XMLSyntaxError as error:
        raise IntakeRefused(
            f"“{file.name}” is damaged or was cut off at line {error.lineno or 1:,}: "
            "export it again, and check that the upload finishes."
        ) from error


def _forget(element: etree._Element) -> None:
    element.clear(keep_tail=False)
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _refuse_document_type(file: SourceFile) -> None:
    """No return declares one; files made to do harm do."""
    head = file.content[:_HEAD]
    utf_16 = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:100]
    text = head.decode("utf-16", errors="ignore").encode() if utf_16 else head
    upper = text.upper()
    if b"<!DOCTYPE" in upper or b"<!ENTITY" in upper:
        raise IntakeRefused(
            f"“{file.name}” declares a document type or entities, which no return does and files "
            "made to do harm do: export it again from the case system."
        )


def local_name(tag: object) -> str:
    """The element's name without its namespace; entities and the like have none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def opening(file: SourceFile) -> tuple[str, Row]:
    """The root element's name, and the texts of the header at its start."""
    _refuse_document_type(file)
    found: Row = {}
    root = ""
    parser = etree.XMLPullParser(
        events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        parser.feed(file.content[:_HEAD])
        for event, element in parser.read_events():
            name = local_name(element.tag)
            if not root:
                root = name
            if event == "end":
                if name == "Header":
                    break
                found.setdefault(name, (element.text or "").strip())
    except etree.XMLSyntaxError as error:
        raise IntakeRefused(
            f"“{file.name}” is no XML that can be read (line {error.lineno or 1:,})."
        ) from error
    return root, found
