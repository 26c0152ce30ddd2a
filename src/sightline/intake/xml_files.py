"""XML returns as sheets: streamed; no entities, DTDs or network; by tag, never by place."""

import io
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from lxml import etree

from sightline.intake.grids import RawColumn, Sheet
from sightline.intake.mapping import ReturnMapping, SheetMapping
from sightline.intake.refusal import IntakeRefused
from sightline.intake.sources import SourceFile

_HEAD = 300_000
Row = dict[str, str]


class PartColumn:
    """The values of one element over the rows of a part; rows without it are blank."""

    __slots__ = ("_cells", "_codes", "_rows")

    def __init__(self) -> None:
        self._cells: dict[str, int] = {"": 0}
        self._rows: list[int] = []
        self._codes: list[int] = []

    def put(self, row: int, text: str) -> None:
        self._rows.append(row)
        self._codes.append(self._cells.setdefault(text, len(self._cells)))

    def raw(self, height: int) -> RawColumn:
        at = np.zeros(height, dtype=np.int32)
        at[self._rows] = self._codes
        return RawColumn(tuple(self._cells), at)


class Part:
    """The rows of one repeated element: the line each began on, and its values by element.

    `within` tells which row of the outermost part (the child) each row lies in.
    """

    def __init__(self) -> None:
        self.lines: list[int] = []
        self.within: list[int] = []
        self.columns: dict[str, PartColumn] = {}

    def add(self, line: int, within: int = 0) -> int:
        self.lines.append(line)
        self.within.append(within)
        return len(self.lines) - 1

    def put(self, row: int, name: str, text: str) -> None:
        column = self.columns.get(name)
        if column is None:
            column = self.columns.setdefault(name, PartColumn())
        column.put(row, text)

    def put_all(self, row: int, values: Row) -> None:
        for name, text in values.items():
            self.put(row, name, text)


class Parts:
    """All parts of a return, by the element their rows come from.

    `shared` columns of the outermost part (the child's identifier) are given to every row within.
    """

    def __init__(self, outermost: str = "", shared: tuple[str, ...] = ()) -> None:
        self._outermost, self._shared = outermost, shared
        self.of: dict[str, Part] = defaultdict(Part)

    def sheets(self, mapping: ReturnMapping, file: str) -> list[tuple[Sheet, SheetMapping]]:
        """A sheet for every part of the return; what an XML leaves out is an empty sheet."""
        return [
            (self._sheet(sheet, file), sheet)
            for sheet in mapping.sheets
            if sheet.part in self.of or not sheet.optional
        ]

    def _sheet(self, mapping: SheetMapping, file: str) -> Sheet:
        part = self.of.get(mapping.part, Part())
        height = len(part.lines)
        own = {name: column.raw(height) for name, column in part.columns.items()}
        columns = self._of_the_outermost(part) | own
        for column in mapping.columns:
            columns.setdefault(column.heading, RawColumn(("",), np.zeros(height, dtype=np.int32)))
        return Sheet(
            name=mapping.name,
            file=file,
            headings=tuple(columns),
            columns=tuple(columns.values()),
            rows=np.array(part.lines, dtype=np.int64),
        )

    @cached_property
    def _outermost_columns(self) -> dict[str, RawColumn]:
        outermost = self.of[self._outermost]
        height = len(outermost.lines)
        return {
            name: outermost.columns.get(name, PartColumn()).raw(height) for name in self._shared
        }

    def _of_the_outermost(self, part: Part) -> dict[str, RawColumn]:
        within = np.array(part.within, dtype=np.int64)
        return {
            name: RawColumn(column.cells, column.at[within])
            for name, column in self._outermost_columns.items()
            if len(column.at) or not len(within)
        }


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
