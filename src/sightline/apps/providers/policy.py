"""What an authority expects of providers, as data: `catalogue/governance/providers.toml`."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "providers.toml"


@dataclass(frozen=True)
class ProviderPolicy:
    """`inspections`: full ones in a year by grade, and for secure homes. Days are working days."""

    kept_by: tuple[str, ...]
    inspections: dict[str, int]
    without_warning: frozenset[str]
    plan_within: int
    child_within: int
    before_placing: dict[str, str]
    contributors: dict[str, str]
    sources: dict[str, str]
    concerns: dict[str, str]


@lru_cache(maxsize=4)
def policy_in(data: Path) -> ProviderPolicy:
    own = data / SHIPPED.name
    found = tomllib.loads((own if own.is_file() else SHIPPED).read_text(encoding="utf-8"))
    return ProviderPolicy(
        tuple(found["kept_by"]),
        found["inspections"],
        frozenset(found["placing"]["without_warning"]),
        found["inadequate"]["plan_within"],
        found["inadequate"]["child_within"],
        {each["key"]: each["title"] for each in found["before_placing"]},
        found["contributors"],
        found["sources"],
        found["concerns"],
    )
