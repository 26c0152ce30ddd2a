"""A card as data and back, and as the one text whose hash says that nothing was changed."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sightline.documents.card import Benchmark, CardData, CardRow, UnitFigure
from sightline.documents.collected import NamedPeriod
from sightline.documents.inputs import Kind
from sightline.judgement.marks import Rating
from sightline.judgement.polarity import Change, Judgement
from sightline.vocabulary.periods import Period
from sightline.vocabulary.words import Basis, Polarity, Status, Unit


def to_data(card: CardData) -> dict[str, Any]:
    """As JSON can hold it. Fields that have their usual value are left out."""
    return dict(_plain(card))


def from_data(data: Mapping[str, Any]) -> CardData:
    """What `to_data` made."""
    told = dict(data)
    told["month"] = date.fromisoformat(told["month"])
    as_at = told["data_as_at"]
    told["data_as_at"] = date.fromisoformat(as_at) if as_at else None
    told["areas"] = tuple((key, title) for key, title in told["areas"])
    told["rows"] = tuple(map(_row, told["rows"]))
    told["attributions"] = tuple(told.get("attributions", ()))
    return CardData(**told)


def as_text(card: CardData) -> str:
    """Always the same characters for the same card."""
    return json.dumps(to_data(card), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> CardData:
    return from_data(json.loads(text))


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        given = ((each, getattr(value, each.name)) for each in fields(value))
        return {each.name: _plain(said) for each, said in given if said != each.default}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _row(data: Mapping[str, Any]) -> CardRow:
    return CardRow(**{name: _read(name, value) for name, value in data.items()})


def _read(name: str, value: Any) -> Any:
    make = _KINDS.get(name)
    return value if make is None or value is None else make(value)


def _period(data: Mapping[str, Any]) -> Period:
    days = (date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))
    basis = Basis(data["basis"])
    return NamedPeriod(*days, basis, data["name"]) if "name" in data else Period(*days, basis)


def _beside(data: list[Mapping[str, Any]]) -> tuple[Benchmark, ...]:
    return tuple(Benchmark(**{**each, "kind": Kind(each["kind"])}) for each in data)


_KINDS: Mapping[str, Callable[[Any], Any]] = {
    "unit": Unit,
    "polarity": Polarity,
    "status": Status,
    "rating": Rating,
    "change": Change,
    "judgement": Judgement,
    "signal": Judgement,
    "signal_change": Change,
    "compared": Judgement,
    "period": _period,
    "recent": tuple,
    "beside": _beside,
    "of_unit": lambda data: UnitFigure(**data),
}
