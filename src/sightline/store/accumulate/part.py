"""One record table in all loads: what the SQL of this package is filled in with."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from string import Template

import duckdb

from sightline.store.loads import LoadRecord
from sightline.store.precedence import Rule
from sightline.vocabulary.record_tables import Column, RecordTable

# Columns the SQL here adds to the declared ones; no declared column may bear such a name.
OWN_COLUMNS = frozenset(
    [
        "load_no",
        "load_kind",
        "load_id",
        "extract_on",
        "rank",
        "source_sheet",
        "source_row",
        "first_no",
        "last_no",
        "first_held_on",
        "last_held_on",
        "withdrawn_on",
        "ended_in_gap_on",
        "observed_on",
        "from_source",
    ]
)


@dataclass(frozen=True)
class Held:
    """A load that holds rows of the table: its place in the order of loads, file and columns."""

    number: int
    load: LoadRecord
    path: Path
    columns: frozenset[str]
    rows: int


@dataclass(frozen=True)
class Part:
    """A record table, its rule, and the loads that hold rows of it, earliest first."""

    authority: str
    table: RecordTable
    rule: Rule
    held: Sequence[Held]

    @property
    def name(self) -> str:
        return self.table.name

    @cached_property
    def key(self) -> str:
        return ", ".join(f'"{name}"' for name in self.table.key)

    @property
    def others(self) -> list[Column]:
        """Declared columns beyond the key."""
        return [one for one in self.table.columns.values() if one.name not in self.table.key]

    @property
    def sources(self) -> list[str]:
        return list(dict.fromkeys(held.load.kind for held in self.held))

    @property
    def has_repeats_of_a_source(self) -> bool:
        return len(self.held) > len(self.sources)

    def same_key(self, one: str, other: str) -> str:
        return " AND ".join(
            f'{one}."{name}" IS NOT DISTINCT FROM {other}."{name}"'
            if not self.table.columns[name].required
            else f'{one}."{name}" = {other}."{name}"'
            for name in self.table.key
        )

    def numbers_with(self, column: str) -> list[int]:
        return [held.number for held in self.held if column in held.columns]


@cache
def _template(name: str) -> Template:
    text = files("sightline.store").joinpath("accumulate", f"{name}.sql").read_text("utf-8")
    return Template(text)


def sql(name: str, **places: str) -> str:
    """One of the SQL files here with its places filled in by names the catalogue declares."""
    return _template(name).substitute(places)


def run(connection: duckdb.DuckDBPyConnection, name: str, **places: str) -> None:
    connection.execute(sql(name, **places))


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
