"""The one document model: what a document holds, whoever writes it down and as what.

A scorecard to print, a local area profile, a workbook, a mail: each is a `Document` of a few kinds
of block, and `documents.exports` writes it. Nothing here knows a format; a new format is a new
writer over these blocks, and a new paper is a function that returns a `Document`.
"""

from sightline.documents.model.blocks import (
    Block,
    Chart,
    Facts,
    Heading,
    Note,
    PageBreak,
    Paragraph,
)
from sightline.documents.model.document import Content, Document, as_document
from sightline.documents.model.table import Column, Table, Value

__all__ = [
    "Block",
    "Chart",
    "Column",
    "Content",
    "Document",
    "Facts",
    "Heading",
    "Note",
    "PageBreak",
    "Paragraph",
    "Table",
    "Value",
    "as_document",
]
