"""The document as HTML: a part of a page, or a whole page that stands alone and fetches nothing.

Every element has the class our pages know it by, so that the part looks at home there; the page
that stands alone, and paper, are styled by `paper.css`.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree, html
from lxml.html.builder import E

from sightline.documents.exports.shown import (
    footer_words,
    is_number_value,
    key_words,
    lines_of,
)
from sightline.documents.model import (
    Block,
    Chart,
    Column,
    Content,
    Contents,
    Document,
    Exempt,
    Facts,
    FreeText,
    Heading,
    Key,
    Listing,
    Note,
    PageBreak,
    Paragraph,
    Table,
    Value,
    as_document,
)

Element = Any  # lxml declares no types
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
_NARROW = 4
_SIZES = {2: "govuk-heading-m", 3: "govuk-heading-s"}


def to_html(content: Content) -> str:
    """A whole page with its own style, for a mail or a file share; nothing in it is fetched."""
    document = as_document(content)
    head = E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.title(document.title),
        E.style(_style()),
    )
    about = {
        "class": "landscape" if document.is_landscape else "portrait",
        "data-footer": footer_words(document),
    }
    body = E.body(about, E.main(*_elements(document)))
    for row in body.xpath("//div[@class='govuk-summary-list__row']"):
        row.drop_tag()  # terms and what is said of them stand in a grid, one list to a listener
    page = E.html(head, body, lang="en-GB")
    return str(html.tostring(page, encoding="unicode", doctype="<!doctype html>"))


def to_fragment(content: Content) -> str:
    """Everything under `<main>`, the title as the page's only h1."""
    return "\n".join(_text(element) for element in _elements(as_document(content)))


@cache
def _style() -> str:
    return files("sightline.documents.exports").joinpath("paper.css").read_text(encoding="utf-8")


def _text(element: Element) -> str:
    return str(html.tostring(element, encoding="unicode"))


def _elements(document: Document) -> Iterable[Element]:
    yield E.h1({"class": "govuk-heading-l"}, document.title)
    if document.about:
        yield E.p({"class": "govuk-body sightline-quiet"}, " ".join(document.about))
    for block in document.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterable[Element]:
    match block:
        case Heading(text, level):
            yield E(f"h{level}", {"class": _SIZES[level]}, text)
        case Paragraph(text, is_lead):
            yield E.p({"class": "govuk-body-l" if is_lead else "govuk-body"}, text)
        case Facts(pairs):
            yield _facts(pairs)
        case Table():
            yield _scrolled(block.title, _table(block))
        case Chart():
            yield from _chart(block)
        case Note(text):
            yield E.p({"class": "govuk-inset-text"}, text)
        case PageBreak():
            yield E.div({"class": "page-break"})
        case Listing(items, is_numbered):
            kind = "number" if is_numbered else "bullet"
            about = {"class": f"govuk-list govuk-list--{kind}"}
            yield (E.ol if is_numbered else E.ul)(about, *(E.li(item) for item in items))
        case Key():
            yield E.p({"class": "govuk-body-s"}, key_words(block))
        case Contents(title):
            yield E.p({"class": "govuk-body"}, title)
        case FreeText(text):
            for each in text.split("\n\n"):
                yield E.p({"class": "govuk-body"}, each)
        case Exempt(why, blocks):
            yield E.p({"class": "govuk-inset-text"}, f"Exempt. {why}")
            for inner in blocks:
                yield from _block(inner)


def _facts(pairs: Iterable[tuple[str, str]]) -> Element:
    rows = [
        E.div(
            {"class": "govuk-summary-list__row"},
            E.dt({"class": "govuk-summary-list__key"}, term),
            E.dd({"class": "govuk-summary-list__value"}, said),
        )
        for term, said in pairs
    ]
    return E.dl({"class": "govuk-summary-list sightline-definitions"}, *rows)


def _chart(chart: Chart) -> Iterable[Element]:
    drawn = etree.fromstring(chart.svg.encode("utf-8"), _SAFE)
    yield E.figure(
        {"class": "indicator__figure"},
        _scrolled(chart.title, drawn),
        E.figcaption(chart.caption or chart.truth),
    )
    if chart.twin:
        yield _scrolled(chart.twin.title, _table(chart.twin))


def _scrolled(title: str, element: Element) -> Element:
    """A narrow screen moves it sideways, by keyboard as well, instead of the whole page."""
    about = {"class": "sightline-scroll", "tabindex": "0", "role": "region", "aria-label": title}
    return E.div(about, element)


def _table(table: Table) -> Element:
    headings = [E.th(column.title, _head_of(column)) for column in table.columns]
    rows = [E.tr(*_row(table, row)) for row in table.rows]
    return E.table(
        {"class": "sightline-table" + (" is-narrow" if len(table.columns) <= _NARROW else "")},
        E.caption(_caption(table)),
        E.thead(E.tr(*headings)),
        E.tbody(*rows),
    )


def _caption(table: Table) -> Any:
    return E.h2({"class": _SIZES[2]}, table.title) if table.is_section else table.title


def _head_of(column: Column) -> dict[str, str]:
    return {"scope": "col"} | ({"class": "sightline-number"} if column.is_number else {})


def _row(table: Table, row: tuple[Value, ...]) -> Iterable[Element]:
    for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
        is_number = column.is_number or is_number_value(value)
        about = {"class": "sightline-number"} if is_number else {}
        first, *more = lines_of(value)
        lines = [E.span({"class": "scorecard__parts"}, line) for line in more]
        if table.heads_rows and place == 0:
            yield E.th({"scope": "row"} | about, first, *lines)
        else:
            yield E.td(about, first, *lines)
