"""Reads single cells: dates, numbers, codes, text. One reader per kind of record column.

A reader takes what stands in a cell and gives the value, None for a blank, or raises Unreadable
with the reason. Whole columns, sheets and files belong one level up.
"""

from sightline.intake.cells.reading import Reader, UnknownCode, Unreadable

__all__ = ["Reader", "UnknownCode", "Unreadable"]
