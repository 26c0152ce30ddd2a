"""The one document model: what a document holds, whoever writes it down and as what.

A scorecard to print, a local area profile, a workbook, a mail: each is a `Document` of a few kinds
of block, and `documents.exports` writes it. Nothing here knows a format; a new format is a new
writer over these blocks, and a new paper is a function that returns a `Document`.
"""

from sightline.documents.model.blocks import (
    Block,
    Chart,
    Contents,
    Exempt,
    Facts,
    FreeText,
    Heading,
    Key,
    Listing,
    Note,
    PageBreak,
    Paragraph,
)
from sightline.documents.model.document import Content, Document, as_document, flat
from sightline.documents.model.stored import from_data, to_data
from sightline.documents.model.table import Column, FigureCell, Sum, Table, Value

__all__ = [
    "Block",
    "Chart",
    "Column",
    "Content",
    "Contents",
    "Document",
    "Exempt",
    "Facts",
    "FigureCell",
    "FreeText",
    "Heading",
    "Key",
    "Listing",
    "Note",
    "PageBreak",
    "Paragraph",
    "Sum",
    "Table",
    "Value",
    "as_document",
    "flat",
    "from_data",
    "to_data",
]
