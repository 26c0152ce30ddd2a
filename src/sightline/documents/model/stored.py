"""A document as data and back: what was frozen once can be written in any format ever after."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from sightline.documents.model import blocks, document, table

_KINDS: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (
        blocks.Chart, blocks.Contents, blocks.Exempt, blocks.Facts, blocks.FreeText,
        blocks.Heading, blocks.Key, blocks.Listing, blocks.Note, blocks.PageBreak,
        blocks.Paragraph, document.Document, table.Column, table.FigureCell, table.Sum,
        table.Table,
    )
}  # fmt: skip


def to_data(content: document.Document) -> dict[str, Any]:
    """As JSON can hold it. Fields that have their usual value are left out."""
    return dict(_to_data(content))


def from_data(data: Mapping[str, Any]) -> document.Document:
    """What `to_data` made. Raises ValueError for anything else."""
    found = _from_data(data)
    if not isinstance(found, document.Document):
        raise ValueError("This is no stored document.")
    return found


def _to_data(value: Any) -> Any:
    kind = type(value)
    if kind.__name__ in _KINDS:
        given = ((each, getattr(value, each.name)) for each in fields(value))
        kept = {each.name: _to_data(said) for each, said in given if said != each.default}
        return {"is": kind.__name__, **kept}
    if isinstance(value, date):
        return {"is": "date", "on": value.isoformat()}
    if isinstance(value, tuple):
        return [_to_data(each) for each in value]
    return value


def _from_data(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(_from_data(each) for each in data)
    if not isinstance(data, Mapping):
        return data
    if data.get("is") == "date":
        return date.fromisoformat(data["on"])
    kind = _KINDS.get(str(data.get("is")))
    if kind is None:
        raise ValueError(f"A document holds nothing of the kind “{data.get('is')}”.")
    return kind(**{name: _from_data(each) for name, each in data.items() if name != "is"})
