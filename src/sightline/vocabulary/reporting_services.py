"""The reporting services: who answers each month for which service areas, as data."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sightline.vocabulary.declared import CATALOGUE

SHIPPED = CATALOGUE / "governance" / "scorecards.toml"


@dataclass(frozen=True)
class ReportingService:
    """`areas`: service areas of the catalogue; `unit`: the service of the tree that answers, ''
    for the whole authority; `answers`: the role that verifies and explains its card."""

    key: str
    title: str
    areas: tuple[str, ...]
    unit: str
    answers: str


def reporting_services(data: Path | None = None) -> dict[str, ReportingService]:
    """By key, in the order of the file: the authority's own in its data folder, else the shipped.

    Raises KeyError or tomllib.TOMLDecodeError for a file that is none of this kind.
    """
    own = data / "scorecards.toml" if data else None
    file = own if own and own.is_file() else SHIPPED
    declared = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        key: ReportingService(
            key, found["title"], tuple(found["areas"]), found.get("unit", ""), found["answers"]
        )
        for key, found in declared.items()
    }


def service_of(area: str, services: Iterable[ReportingService]) -> ReportingService | None:
    """The reporting service that answers for a service area; None where none does."""
    return next((each for each in services if area in each.areas), None)
