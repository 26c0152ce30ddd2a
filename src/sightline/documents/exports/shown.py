"""How values and words stand in any file for readers, so that all files say the same."""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from sightline.documents.model import Contents, Document, FigureCell, Heading, Key, Table, Value
from sightline.documents.model import flat as flat_blocks

# What XML can't hold, and what is half a character: pasted text brings them along.
_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_Any = TypeVar("_Any")


def legible(content: _Any) -> _Any:
    """The same without characters that no file for readers can hold."""
    if isinstance(content, str):
        if content.isprintable():
            return content
        return _ILLEGIBLE.sub("", _BREAKS.sub("\n", content))  # type: ignore[return-value]
    if isinstance(content, tuple):
        return tuple(map(legible, content))  # type: ignore[return-value]
    if is_dataclass(content) and not isinstance(content, type):
        found: dict[str, Any] = {f.name: getattr(content, f.name) for f in fields(content)}
        return replace(content, **{name: legible(each) for name, each in found.items()})
    return content


def shown_value(value: Value) -> str:
    """As a reader sees it: days in words, numbers with their thousands."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, FigureCell):
        return value.shown
    return value if isinstance(value, str) else f"{value:,.10g}"


def lines_of(value: Value) -> list[str]:
    """The lines of a cell, its main word first and the code that opens it again last."""
    lines = shown_value(value).split("\n")
    if isinstance(value, FigureCell) and value.code and value.code not in lines:
        lines.append(value.code)
    return lines


def is_number_value(value: Value) -> bool:
    return isinstance(value, float | int | FigureCell) and not isinstance(value, bool)


def paragraphs_of(text: str) -> list[str]:
    """A typed text in its paragraphs, which blank lines part."""
    return [part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip()] or [""]


def day_words(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def footer_words(document: Document) -> str:
    as_at = f". Data as at {day_words(document.data_as_at)}" if document.data_as_at else ""
    return f"{document.title}{as_at}"


def key_words(key: Key) -> str:
    return f"{key.title}: {'; '.join(' '.join(entry) for entry in key.entries)}"


def exempt_words(why: str) -> str:
    return f"Exempt: {why}"


END_OF_EXEMPT = "End of the exempt part."


def headings(document: Document, contents: Contents) -> Iterable[tuple[str, int]]:
    """What a list of contents lists: each heading's text and level, in the order of reading."""
    return (each[1:] for each in numbered_headings(document, contents))


def numbered_headings(document: Document, contents: Contents) -> Iterable[tuple[int, str, int]]:
    """The same, each with the number it has among all headings, which its place is named by."""
    blocks = flat_blocks(document.blocks)
    found = [
        (block.text, block.level) if isinstance(block, Heading) else (block.title, 2)
        for block in blocks
        if isinstance(block, Heading) or (isinstance(block, Table) and block.is_section)
    ]
    for number, (text, level) in enumerate(found, start=1):
        if level <= contents.level:
            yield number, text, level
