"""Files to take away: a document written as a page, PDF, Word file, slides, CSV, workbook or JSON.

Every file says whose figures they are, of which day, by which definition. Text never becomes a
formula in the spreadsheet that opens it. `FORMATS` lists what there is; each writer takes a
document, or a table by itself.
"""

from sightline.documents.exports.formats import FORMATS, Format, formats_of
from sightline.documents.exports.html import to_fragment, to_html
from sightline.documents.exports.pdf import PdfNotPossible, Places, places_of, to_pdf, why_no_pdf
from sightline.documents.exports.plain import SeveralTables, to_csv, to_json
from sightline.documents.exports.slides import to_pptx
from sightline.documents.exports.table import indicator_table, scorecard_table
from sightline.documents.exports.word import to_docx
from sightline.documents.exports.workbook import to_xlsx
from sightline.documents.model import Column, Content, Document, Table

__all__ = [
    "FORMATS",
    "Column",
    "Content",
    "Document",
    "Format",
    "PdfNotPossible",
    "Places",
    "SeveralTables",
    "Table",
    "formats_of",
    "indicator_table",
    "places_of",
    "scorecard_table",
    "to_csv",
    "to_docx",
    "to_fragment",
    "to_html",
    "to_json",
    "to_pdf",
    "to_pptx",
    "to_xlsx",
    "why_no_pdf",
]
