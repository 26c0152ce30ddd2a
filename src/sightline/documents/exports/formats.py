"""Every kind of file a document can be taken away as: its ending, its name, how it is written."""

from collections.abc import Callable
from dataclasses import dataclass

from sightline.documents.exports.html import to_html
from sightline.documents.exports.pdf import to_pdf
from sightline.documents.exports.plain import to_csv, to_json
from sightline.documents.exports.slides import to_pptx
from sightline.documents.exports.word import to_docx
from sightline.documents.exports.workbook import to_xlsx
from sightline.documents.model import Content, as_document


@dataclass(frozen=True)
class Format:
    """`ending` is that of the file; `media_type` what the browser is told."""

    ending: str
    title: str
    media_type: str
    write: Callable[[Content], str | bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_ALL = (
    Format("pdf", "PDF to print", "application/pdf", to_pdf),
    Format("docx", "Word document", f"{_OFFICE}.wordprocessingml.document", to_docx),
    Format("pptx", "Slides (PowerPoint)", f"{_OFFICE}.presentationml.presentation", to_pptx),
    Format("csv", "CSV", "text/csv; charset=utf-8", to_csv),
    Format("xlsx", "Excel workbook", f"{_OFFICE}.spreadsheetml.sheet", to_xlsx),
    Format("json", "JSON", "application/json", to_json),
    Format("html", "Page that stands alone (HTML)", "text/html; charset=utf-8", to_html),
)
FORMATS = {each.ending: each for each in _ALL}


def formats_of(content: Content) -> list[Format]:
    """Those a document can be taken away as: a CSV holds one table."""
    has_one_table = len(as_document(content).tables) == 1
    return [each for each in _ALL if has_one_table or each.ending != "csv"]
