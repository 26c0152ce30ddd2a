"""The document model as a mail: one text body, one HTML body, the same words in both.

A mail fetches nothing and holds no picture: a chart is told by its truth sentence and its table. It
holds no child-level data or id either; what goes in is for the caller, and the link is where the
reader goes on, signed in.
"""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import html
from lxml.html.builder import E

from sightline.documents.exports.shown import is_number_value, shown_value
from sightline.documents.model import (
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
    Table,
)

_WIDTH = 76
_TEXT = "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#0b0c0c"
_BODY = "margin:0;padding:16px;background:#ffffff;"
_CELL = "border-bottom:1px solid #b1b4b6;padding:4px 12px 4px 0;vertical-align:top;text-align:"
_NOTE = "border-left:4px solid #12436d;padding-left:12px;margin:0 0 12px"


@dataclass(frozen=True)
class Link:
    """Where the reader goes on; the words say what is there."""

    address: str
    words: str

    def __post_init__(self) -> None:
        if not self.address.startswith(("https://", "http://")):
            raise ValueError(f"A link in a mail needs its whole address, not “{self.address}”.")


@dataclass(frozen=True)
class Message:
    """What is sent. `closing`: why the reader gets it, and how to stop it."""

    subject: str
    blocks: tuple[Block, ...]
    link: Link
    closing: str = ""
    data_as_at: date | None = None

    def __post_init__(self) -> None:
        if "\n" in self.subject or "\r" in self.subject:
            raise ValueError("The subject of a mail is one line.")

    @property
    def text(self) -> str:
        parts = [self.subject, *self._as_at, *map(_text, self.blocks)]
        parts += [f"{self.link.words}:\n{self.link.address}"]
        parts += ["-- \n" + _wrapped(self.closing)] if self.closing else []
        return "\n\n".join(part for part in parts if part) + "\n"

    @property
    def html(self) -> str:
        body = E.body(
            {"style": _BODY + _TEXT},
            E.h1({"style": "font-size:24px;line-height:1.25;margin:0 0 12px"}, self.subject),
            *(_paragraph(line) for line in self._as_at),
            *(element for block in self.blocks for element in _elements(block)),
            E.p(E.a({"href": self.link.address}, self.link.words)),
            *([_paragraph(self.closing, "color:#484949")] if self.closing else []),
        )
        head = E.head(E.meta(charset="utf-8"), E.title(self.subject))
        page = E.html(head, body, lang="en-GB")
        return str(html.tostring(page, encoding="unicode", doctype="<!doctype html>"))

    @property
    def _as_at(self) -> list[str]:
        day = self.data_as_at
        return [f"Data as at {day.day} {day:%B %Y}."] if day else []


def _text(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{text}\n{('=' if level == 2 else '-') * len(text)}"
        case Paragraph(text) | Note(text) | FreeText(text):
            return _wrapped(text)
        case Facts(pairs):
            return "\n".join(_wrapped(f"{term}: {said}", "  ") for term, said in pairs)
        case Table():
            return _text_table(block)
        case Chart():
            return "\n\n".join([_wrapped(block.truth), *map(_text_table, _twin(block))])
        case Listing(items):
            return "\n".join(_wrapped(f"- {item}", "  ") for item in items)
        case Key(title, entries):
            return _wrapped(f"{title}: " + "; ".join(" ".join(each) for each in entries))
        case Exempt(why, blocks):
            return "\n\n".join([_wrapped(why), *map(_text, blocks)])
        case PageBreak() | Contents():
            return ""


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _text_table(table: Table) -> str:
    """Rows as sentences: columns set with spaces fall apart in most mail programs."""
    titles = [column.title for column in table.columns]
    lines = [table.title]
    for row in table.rows:
        first, *rest = [" ".join(shown_value(value).split()) for value in row]
        said = "; ".join(f"{t}: {v}" for t, v in zip(titles[1:], rest, strict=True) if v)
        lines.append(_wrapped(f"- {first}: {said}" if said else f"- {first}", "  "))
    return "\n".join(lines if table.rows else [*lines, "- none"])


def _twin(chart: Chart) -> Sequence[Table]:
    return [chart.twin] if chart.twin else []


def _elements(block: Block) -> Iterable[Any]:
    match block:
        case Heading(text, level):
            yield E(f"h{level}", {"style": "font-size:19px;margin:20px 0 8px"}, text)
        case Paragraph(text, is_lead):
            yield _paragraph(text, "font-size:19px" if is_lead else "")
        case Note(text):
            yield E.p({"style": _NOTE}, text)
        case Facts(pairs):
            yield E.ul(*(E.li(E.strong(f"{term}: "), said) for term, said in pairs))
        case Table():
            yield _html_table(block)
        case Chart():
            yield _paragraph(block.truth)
            yield from map(_html_table, _twin(block))
        case FreeText(text):
            yield _paragraph(text)
        case Listing(items):
            yield E.ul(*(E.li(item) for item in items))
        case Key(title, entries):
            yield _paragraph(f"{title}: " + "; ".join(" ".join(each) for each in entries))
        case Exempt(why, blocks):
            yield E.p({"style": _NOTE}, why)
            for inner in blocks:
                yield from _elements(inner)
        case PageBreak() | Contents():
            return


def _paragraph(text: str, style: str = "") -> Any:
    return E.p({"style": "margin:0 0 12px;" + style}, text)


def _html_table(table: Table) -> Any:
    headings = [
        E.th({"scope": "col", "style": _CELL + _side(column.is_number)}, column.title)
        for column in table.columns
    ]
    rows = [E.tr(*_cells(table, row)) for row in table.rows]
    caption = E.caption({"style": "text-align:left;font-weight:bold;padding:4px 0"}, table.title)
    return E.table(
        {"style": "border-collapse:collapse;margin:0 0 16px;" + _TEXT},
        caption,
        E.thead(E.tr(*headings)),
        E.tbody(*rows),
    )


def _cells(table: Table, row: Sequence[Any]) -> Iterable[Any]:
    for place, (column, value) in enumerate(zip(table.columns, row, strict=True)):
        is_number = column.is_number or is_number_value(value)
        look = {"style": _CELL + _side(is_number)}
        first, *more = shown_value(value).split("\n")
        lines = [part for line in more for part in (E.br(), line)]
        heads = table.heads_rows and place == 0
        yield E.th({"scope": "row"} | look, first, *lines) if heads else E.td(look, first, *lines)


def _side(is_number: bool) -> str:
    return "right" if is_number else "left"
