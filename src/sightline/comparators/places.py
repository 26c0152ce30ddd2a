"""Areas by code: names, regions, and what boundary changes mean for what is published."""

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from sightline.comparators import known
from sightline.comparators.known import BoundaryChange
from sightline.comparators.sql import rows

# The official list (rank 1) has the last word on a name; a region or ONS code may come from others.
_MERGED = """
select code, first(name order by rank, load desc) as name,
    coalesce(first(region order by rank, load desc) filter (region <> ''), '') as region,
    coalesce(first(kind order by rank, load desc) filter (kind <> ''), '') as kind,
    coalesce(first(ons order by rank, load desc) filter (ons <> ''), '') as ons
from areas where name is not null group by code
"""


@dataclass(frozen=True)
class Place:
    code: str
    name: str
    level: str
    region: str = ""
    kind: str = ""
    ons: str = ""


def places(areas: pa.Table) -> dict[str, Place]:
    """Country, regions and authorities by code."""
    found = {area.code: Place(area.code, area.name, area.level) for area in known.areas().values()}
    for code, name, region, kind, ons in rows(_MERGED, areas=areas):
        found.setdefault(code, Place(code, name, "authority", region, kind, ons))
    return found


def is_authority(code: str) -> bool:
    return code not in known.areas()


def change_that_began(code: str) -> BoundaryChange | None:
    return next((change for change in known.boundary_changes() if code in change.began), None)


def change_that_ended(code: str) -> BoundaryChange | None:
    return next((change for change in known.boundary_changes() if code in change.ended), None)


def boundary_notes(code: str, years_with_values: Iterable[str]) -> tuple[str, ...]:
    """What a reader of this area's series must know; the labels come earliest first."""
    labels = list(years_with_values)
    notes = []
    if began := change_that_began(code):
        before = f"before {labels[0]}" if labels else "yet"
        notes.append(
            f"No published values {before}: formed from {_and(began.ended_names)} on "
            f"{began.on.day} {began.on:%B %Y}."
        )
    if ended := change_that_ended(code):
        after = f" after {labels[-1]}" if labels else ""
        notes.append(
            f"No published values{after}: became {_and(ended.began_names)} on "
            f"{ended.on.day} {ended.on:%B %Y}."
        )
    return tuple(notes)


def _and(names: tuple[str, ...]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
