"""To and from plain lists and dictionaries, which a database keeps as JSON."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sightline.vocabulary.printed_values.amounts import Amount, Kind, Shape
from sightline.vocabulary.printed_values.values import CollectedValue, Label, Part

Data = dict[str, Any]


def to_data(value: CollectedValue) -> Data:
    """Numbers as text, so that "50.0" keeps its nought; what is empty is left out."""
    whole = None if value.whole is None else str(value.whole)
    return _full({"parts": _parts(value.parts), "whole": whole, "noun": value.whole_noun})


def _parts(parts: tuple[Part, ...]) -> list[Data]:
    return [
        _full(
            {
                "kind": part.amount.kind.value,
                "value": str(part.amount.value),
                "shape": part.amount.shape.value,
                "count": None if part.amount.count is None else str(part.amount.count),
                "label": part.label,
                "placed": part.placed.value,
                "inside": _parts(part.inside),
                "note": part.note,
            }
        )
        for part in parts
    ]


def _full(found: Data) -> Data:
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def from_data(data: Mapping[str, Any]) -> CollectedValue:
    parts = tuple(map(_part, data["parts"]))
    return CollectedValue(parts, _number(data.get("whole")), data.get("noun", ""))


def _part(data: Mapping[str, Any]) -> Part:
    amount = Amount(
        Kind(data["kind"]),
        Decimal(data["value"]),
        Shape(data["shape"]),
        _number(data.get("count")),
    )
    return Part(
        amount,
        data.get("label", ""),
        Label(data["placed"]),
        tuple(map(_part, data.get("inside", []))),
        data.get("note", ""),
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
