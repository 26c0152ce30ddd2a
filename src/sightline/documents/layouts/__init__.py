"""Scorecard layouts as data: which indicators stand where, in which columns, for which days.

An analyst writes a layout as TOML; any year can be printed with it, or the blank form. Nothing is
calculated here that other pages calculate otherwise: figures, targets, directions are the same.
"""

from sightline.documents.layouts.gathered import Gathered, blank, gather, with_newest
from sightline.documents.layouts.paper import DIRECTIONS, layout_document, section_tables
from sightline.documents.layouts.reading import SHIPPED, layouts
from sightline.documents.layouts.shape import (
    Asked,
    Layout,
    LayoutColumn,
    LayoutRow,
    LayoutSection,
    Shows,
)

__all__ = [
    "DIRECTIONS",
    "SHIPPED",
    "Asked",
    "Gathered",
    "Layout",
    "LayoutColumn",
    "LayoutRow",
    "LayoutSection",
    "Shows",
    "blank",
    "gather",
    "layout_document",
    "layouts",
    "section_tables",
    "with_newest",
]
