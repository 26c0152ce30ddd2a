"""The document as tagged PDF (PDF/UA-1): the page that stands alone, laid out on A4.

The layout engine needs the Pango library of the operating system. Where that is missing, everything
but PDF works, and one sentence says what to install.
"""

import logging
from functools import cache
from typing import Any

from sightline.documents.exports.html import to_html
from sightline.documents.model import Content

WHAT_TO_INSTALL = (
    "PDF files can't be made on this machine yet: the Pango library is missing. Install the "
    "packages libpangoft2-1.0-0 and libharfbuzz-subset0 (Debian, Ubuntu) or pango (Homebrew), and "
    "start Sightline again. Every other kind of file can be made."
)


class PdfNotPossible(Exception):
    """The layout engine can't be loaded here; the message says what to install."""


def to_pdf(content: Content) -> bytes:
    engine = _engine()
    if engine is None:
        raise PdfNotPossible(WHAT_TO_INSTALL)
    page = engine.HTML(string=to_html(content, on_paper=True), url_fetcher=_refuse)
    made: bytes = page.write_pdf(pdf_variant="pdf/ua-1", presentational_hints=True)
    return made


def why_no_pdf() -> str:
    """'' where PDF can be made."""
    return "" if _engine() else WHAT_TO_INSTALL


@cache
def _engine() -> Any:
    """Loaded when the first PDF is made, as it takes a second; None without its libraries."""
    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # else it tells each step
    try:
        import weasyprint
    except OSError:  # what it raises where the operating system lacks Pango
        return None
    return weasyprint


def _refuse(url: str, *_: object, **__: object) -> Any:
    """A document holds all it needs: nothing is fetched from the network or the disk."""
    raise ValueError(f"A document may fetch nothing, so not {url}.")
