"""A performance report as it was frozen, read back into what is compared."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sightline.documents.model import (
    Block,
    Document,
    Facts,
    FreeText,
    Heading,
    Paragraph,
    Table,
    Value,
)
from sightline.documents.prepublication.papers import Report, ReportPart, Row

_FOOTNOTE = re.compile(r"\s*\([a-z]{1,2}\)$")
_COLUMNS = {"comparators": "comparators", "outturn": "out_turn", "target": "target",
            "direction": "direction"}  # fmt: skip
_QUARTER = re.compile(r"q[1-4]")


@dataclass
class _Open:
    """A section while its blocks are read."""

    title: str
    rows: list[Row] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def report_of(document: Document, thing: str = "") -> Report:
    """`thing`: the frozen paper, so that a finding can lead there. Sections without a table are
    words alone; their words are read as well."""
    parts: list[_Open] = []
    about: list[str] = list(document.about)
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            parts.append(_Open(block.text))
        elif parts:
            _read(block, parts[-1])
        elif isinstance(block, Facts):
            about += [f"{term}: {said}" for term, said in block.pairs]
    read = (ReportPart(each.title, tuple(each.rows), tuple(each.texts), thing) for each in parts)
    return Report(document.title, tuple(read), tuple(about))


def _read(block: Block, part: _Open) -> None:
    if isinstance(block, Table):
        part.rows += rows_of_table(block)
    elif isinstance(block, FreeText | Paragraph):
        part.texts += [each.strip() for each in re.split(r"\n\s*\n", block.text) if each.strip()]


def rows_of_table(table: Table) -> Iterable[Row]:
    """Columns are known by their keys; the first heads the row."""
    keys = [column.key for column in table.columns]
    for cells in table.rows:
        said = dict(zip(keys, map(_said, cells), strict=True))
        named = {name: said.get(key, "") for key, name in _COLUMNS.items()}
        quarters = tuple(said[key] for key in keys if _QUARTER.fullmatch(key))
        yield Row(_said(cells[0]), quarters=quarters, key=_indicator(cells), **named)


def _said(value: Value) -> str:
    """Without the letter of its footnote."""
    text = "" if value is None else " ".join(str(value).split())
    return _FOOTNOTE.sub("", text)


def _indicator(cells: Sequence[Value]) -> str:
    return next((str(found) for cell in cells if (found := getattr(cell, "indicator", ""))), "")
