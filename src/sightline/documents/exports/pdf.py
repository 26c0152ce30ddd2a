"""The document as tagged PDF (PDF/UA-1): the page that stands alone, laid out on A4.

The layout engine needs the Pango library of the operating system. Where that is missing, everything
but PDF works, and one sentence says what to install.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from sightline.documents.exports.html import to_html
from sightline.documents.model import Content, as_document

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
    first = as_document(content).first_page
    made: bytes = page.write_pdf(
        pdf_variant="pdf/ua-1", presentational_hints=True,
        finisher=partial(_label_pages, first) if first > 1 else None,
    )  # fmt: skip
    return made


@dataclass(frozen=True)
class Places:
    """On which page each heading stands, in the order of reading, and the last page there is."""

    headings: tuple[tuple[str, int], ...]
    last_page: int


def places_of(content: Content) -> Places:
    """The document laid out as `to_pdf` would, without writing it."""
    engine = _engine()
    if engine is None:
        raise PdfNotPossible(WHAT_TO_INSTALL)
    first = as_document(content).first_page
    page = engine.HTML(string=to_html(content, on_paper=True), url_fetcher=_refuse)
    laid_out = page.render(presentational_hints=True)
    found = tuple(_flat(laid_out.make_bookmark_tree(), first))
    return Places(found, first - 1 + len(laid_out.pages))


def _flat(marks: Iterable[Any], first: int) -> Iterable[tuple[str, int]]:
    for title, place, below, _ in marks:
        yield title, place[0] + first
        yield from _flat(below, first)


def _label_pages(first: int, _: Any, written: Any) -> None:
    """So that a reader's own page numbers are those printed on the pages."""
    import pydyf  # type: ignore[import-untyped]

    label = pydyf.Dictionary({"S": "/D", "St": first})
    written.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, label])})


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
