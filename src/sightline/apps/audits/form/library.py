"""What auditors and managers look things up in, as data: `governance/reference_library.toml`. An
authority's own file of that name in its data folder takes its place, with its addresses."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "reference_library.toml"


@dataclass(frozen=True)
class Reference:
    key: str
    title: str
    use: str
    address: str


def library(data: Path) -> tuple[Reference, ...]:
    own = data / SHIPPED.name
    found = tomllib.loads((own if own.is_file() else SHIPPED).read_text(encoding="utf-8"))
    return tuple(
        Reference(key, each["title"], each["use"], _safe(each.get("address", "")))
        for key, each in found.items()
    )


def _safe(address: str) -> str:
    return address if address.startswith(("https://", "http://", "/")) else ""
