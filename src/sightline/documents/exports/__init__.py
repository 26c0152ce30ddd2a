"""Files to take away: CSV, workbook, JSON, a page that stands alone; one table, written four ways.

Every file says whose figures they are, of which day, by which definition. Text never becomes a
formula in the spreadsheet that opens it.
"""

from sightline.documents.exports.table import Column, Table, indicator_table, scorecard_table
from sightline.documents.exports.workbook import to_xlsx
from sightline.documents.exports.writers import FORMATS, to_csv, to_html, to_json

__all__ = [
    "FORMATS",
    "Column",
    "Table",
    "indicator_table",
    "scorecard_table",
    "to_csv",
    "to_html",
    "to_json",
    "to_xlsx",
]
