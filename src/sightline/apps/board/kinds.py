"""Kinds of bodies, as data: `catalogue/governance/bodies.toml`, or the authority's own file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "bodies.toml"
_AGENDA = ("Welcome and apologies", "Minutes of the last meeting", "Any other business")
PERFORMANCE_BOARD = "performance_board"


@dataclass(frozen=True)
class BodyKind:
    """`holds_to_account`: services are presented to it one by one; `agenda`: of a new meeting;
    `is_committee`: councillors sit on it, and it meets as committees of a council do."""

    key: str
    title: str
    meaning: str
    holds_to_account: bool
    agenda: tuple[str, ...]
    is_committee: bool = False


def body_kinds(data: Path | None = None) -> Mapping[str, BodyKind]:
    own = data / "bodies.toml" if data else None
    file = own if own and own.is_file() else SHIPPED
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        key: BodyKind(
            key,
            each["title"],
            each.get("meaning", ""),
            each["holds_to_account"],
            tuple(each.get("agenda", _AGENDA)),
            each.get("is_committee", False),
        )
        for key, each in declared.items()
    }
