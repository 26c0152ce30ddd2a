"""Parts of a page: tables, lists, a key, contents, an exempt part; what paper and screen share."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lxml.html.builder import E

from sightline.documents.exports.shown import (
    END_OF_EXEMPT,
    exempt_words,
    is_number_value,
    lines_of,
    numbered_headings,
)
from sightline.documents.model import Column, Contents, Document, Key, Listing, Table

Element = Any  # lxml declares no types
SIZES = {2: "govuk-heading-m", 3: "govuk-heading-s", 4: "govuk-heading-s"}
_NARROW = 4


def in_lines(text: str) -> Iterable[Element]:
    """Line breaks of a text stay line breaks."""
    first, *more = text.split("\n")
    yield first
    for line in more:
        yield E.br()
        yield line


def facts_list(pairs: Iterable[tuple[str, str]]) -> Element:
    rows = [
        E.div(
            {"class": "govuk-summary-list__row"},
            E.dt({"class": "govuk-summary-list__key"}, term),
            E.dd({"class": "govuk-summary-list__value"}, *in_lines(said)),
        )
        for term, said in pairs
    ]
    return E.dl({"class": "govuk-summary-list sightline-definitions"}, *rows)


def points(listing: Listing) -> Element:
    kind = "number" if listing.is_numbered else "bullet"
    about = {"class": f"govuk-list govuk-list--{kind}"}
    items = [E.li(*in_lines(item)) for item in listing.items]
    return (E.ol if listing.is_numbered else E.ul)(about, *items)


def key_list(key: Key) -> Iterable[Element]:
    yield E.p({"class": "govuk-body govuk-!-font-weight-bold sightline-symbols-title"}, key.title)
    entries = [E.li(E.strong(symbol), f" {words}") for symbol, words in key.entries]
    yield E.ul({"class": "govuk-list sightline-symbols"}, *entries)


def contents_list(document: Document, contents: Contents) -> Element:
    """Links to the headings; on paper their pages as well."""
    items = [
        E.li(
            {"class": f"sightline-contents__level-{level}"},
            E.a({"class": "govuk-link", "href": f"#{heading_id(number, text)}"}, text),
        )
        for number, text, level in numbered_headings(document, contents)
    ]
    return E.nav(
        {"class": "sightline-contents", "aria-label": contents.title},
        E.p({"class": "govuk-body govuk-!-font-weight-bold"}, contents.title),
        E.ol({"class": "govuk-list"}, *items),
    )


def heading_id(number: int, text: str) -> str:
    """A PDF tells a listener where a link leads by this, so it has words."""
    return "-".join(["section", str(number), *re.findall(r"\w+", text.casefold())[:8]])


def exempt_part(why: str, inside: Iterable[Element]) -> Element:
    """Bounded above and below, in words as well as by its line."""
    about = {"class": "sightline-exempt", "role": "region", "aria-label": exempt_words(why)}
    ends = {"class": "govuk-body govuk-!-font-weight-bold sightline-exempt__mark"}
    return E.section(about, E.p(ends, exempt_words(why)), *inside, E.p(ends, END_OF_EXEMPT))


def scrolled(title: str, element: Element) -> Element:
    """A narrow screen moves it sideways, by keyboard as well, instead of the whole page."""
    about = {"class": "sightline-scroll", "tabindex": "0", "role": "region", "aria-label": title}
    return E.div(about, element)


def table_of(table: Table, place: dict[str, str]) -> Element:
    """`place`: the id its title has as a heading of the document."""
    head = E.h2({"class": SIZES[2], **place}, table.title) if table.is_section else table.title
    headings_of = [E.th(column.title, _head_of(column)) for column in table.columns]
    tones = {(row, column): tone for row, column, tone in table.tones}
    rows = [E.tr(*_row(table, number, tones)) for number in range(len(table.rows))]
    return E.table(
        {"class": _kind_of(table)},
        E.caption(head),
        *_shares(table),
        E.thead(E.tr(*headings_of)),
        E.tbody(*rows),
    )


def _head_of(column: Column) -> dict[str, str]:
    return {"scope": "col"} | ({"class": "sightline-number"} if column.is_number else {})


def _kind_of(table: Table) -> str:
    if table.has_shares:
        return "sightline-table is-words"
    return "sightline-table" + (" is-narrow" if len(table.columns) <= _NARROW else "")


def _shares(table: Table) -> Iterable[Element]:
    """As attributes: a page of ours may hold no style of its own."""
    if table.has_shares:
        yield E.colgroup(*[E.col({"width": f"{each.share}%"}) for each in table.columns])


def _row(table: Table, number: int, tones: Mapping[tuple[int, int], str]) -> Iterable[Element]:
    for place, (column, value) in enumerate(zip(table.columns, table.rows[number], strict=True)):
        kinds = ["sightline-number"] if column.is_number or is_number_value(value) else []
        kinds += [f"tone-{tones[number, place]}"] if (number, place) in tones else []
        about = {"class": " ".join(kinds)} if kinds else {}
        first, *more = lines_of(value)
        lines = [E.span({"class": "scorecard__parts"}, line) for line in more]
        if table.heads_rows and place == 0:
            yield E.th({"scope": "row"} | about, first, *lines)
        else:
            yield E.td(about, first, *lines)
