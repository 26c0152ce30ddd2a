"""What is known of published files before one is read: `catalogue/comparators/*.toml`."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "catalogue" / "comparators"
OFSTED_TEMPLATE = FOLDER / "ofsted_judgements_template.csv"
ENGLAND = "970"


@dataclass(frozen=True)
class KnownArea:
    """A country or region: ours and the ONS code, every name it goes by."""

    code: str
    name: str
    level: str
    ons: str = ""
    also: tuple[str, ...] = ()
    within: str = ""


@dataclass(frozen=True)
class BoundaryChange:
    on: date
    ended: tuple[str, ...]
    ended_names: tuple[str, ...]
    began: tuple[str, ...]
    began_names: tuple[str, ...]


@dataclass(frozen=True)
class YearType:
    """What a measure's year stands for; `ends` is the month and day of its last day."""

    name: str
    basis: str
    ends: tuple[int, int]

    def in_words(self, year: int) -> str:
        return self.basis.format(year=year, before=year - 1, yy=f"{year % 100:02}")

    def last_day(self, year: int) -> date:
        return date(year, *self.ends)


@dataclass(frozen=True)
class Source:
    key: str
    name: str
    licence: str
    attribution: str


@dataclass(frozen=True)
class Fault:
    """A published number known to be wrong, and how one can tell."""

    measure: str
    area: str
    reason: str


@dataclass(frozen=True)
class Dataset:
    """A data set of Explore education statistics known by its columns (all names casefolded)."""

    key: str
    title: str
    has: tuple[frozenset[str], ...]
    file: str
    renamed: dict[str, str]
    rates: dict[str, str]
    shares: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    year_type: str

    def fits(self, columns: frozenset[str], file_name: str) -> bool:
        return any(has <= columns for has in self.has) and self.file in file_name.casefold()


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


@cache
def areas() -> dict[str, KnownArea]:
    made = [
        KnownArea(**{**row, "also": tuple(row.get("also", ()))})
        for row in _toml("areas.toml")["area"]
    ]
    return {area.code: area for area in made}


@cache
def area_codes_by_name() -> dict[str, str]:
    """Code of a country or region by any of its names, casefolded."""
    return {
        name.casefold(): area.code for area in areas().values() for name in (area.name, *area.also)
    }


@cache
def area_codes_by_ons() -> dict[str, str]:
    return {area.ons: area.code for area in areas().values() if area.ons}


@cache
def boundary_changes() -> tuple[BoundaryChange, ...]:
    rows = _toml("areas.toml")["boundary_change"]
    return tuple(
        BoundaryChange(row.pop("on"), **{key: tuple(names) for key, names in row.items()})
        for row in (dict(row) for row in rows)
    )


@cache
def symbols() -> dict[str, str]:
    words: dict[str, str] = _toml("published_files.toml")["symbols"]
    return words


def why_missing(symbol: str) -> str:
    """The symbol's meaning in words; one that nobody knows is quoted."""
    return symbols().get(symbol, f"written as “{symbol}” in the published file")


@cache
def year_types() -> dict[str, YearType]:
    return {
        name: YearType(name, row["basis"], (int(row["ends"][:2]), int(row["ends"][3:])))
        for name, row in _toml("published_files.toml")["year_types"].items()
    }


def year_type(name: str) -> YearType:
    return year_types().get(name, year_types()["Unknown"])


@cache
def sources() -> dict[str, Source]:
    rows = _toml("published_files.toml")["sources"]
    return {key: Source(key, **row) for key, row in rows.items()}


@cache
def neighbour_model_starts() -> dict[int, date]:
    return {int(k): day for k, day in _toml("published_files.toml")["neighbour_models"].items()}


@cache
def faults() -> dict[tuple[str, str], Fault]:
    made = [Fault(**row) for row in _toml("published_files.toml")["fault"]]
    return {(fault.measure, fault.area): fault for fault in made}


@cache
def datasets() -> dict[str, Dataset]:
    return {key: _dataset(key, row) for key, row in _toml("ees_datasets.toml")["dataset"].items()}


def _dataset(key: str, row: dict[str, Any]) -> Dataset:
    return Dataset(
        key=key,
        title=row["title"],
        has=tuple(frozenset(row[name]) for name in ("has", "or_has") if name in row),
        file=row.get("file", ""),
        renamed={old.casefold(): new for old, new in row.get("renamed", {}).items()},
        rates=row.get("rates", {}),
        shares={
            name: (tuple(share["of"]), tuple(share["over"]))
            for name, share in row.get("shares", {}).items()
        },
        year_type=row.get("year_type", "Financial Year"),
    )
