"""A published snapshot, as everything above the store reads it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sightline.store.loads import Covered

DIFFERENCES = "__differences"


@dataclass(frozen=True)
class Manifest:
    """What a snapshot is made of. `hash` covers every file and every word of the manifest.

    `coverage` holds, per record table, the merged stretches of days that loads cover;
    `observed_days` the extract days on which the table was observed; `organisation` the hash of
    the names and places of teams it was built with, "" for none; `rewritten` says when and why
    rows were taken out since, so that its figures can't be counted again.
    """

    id: str
    authority: str
    created_at: datetime
    loads: tuple[str, ...]
    data_as_at: date
    tables: Mapping[str, int]
    coverage: Mapping[str, tuple[Covered, ...]]
    observed_days: Mapping[str, tuple[date, ...]]
    warnings: tuple[str, ...]
    files: Mapping[str, str]
    hash: str
    organisation: str = ""
    rewritten: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        raw: dict[str, Any] = json.loads(text)
        return cls(
            id=raw["id"],
            authority=raw["authority"],
            created_at=datetime.fromisoformat(raw["created_at"]),
            loads=tuple(raw["loads"]),
            data_as_at=date.fromisoformat(raw["data_as_at"]),
            tables=raw["tables"],
            coverage={
                table: tuple(_covered(table, stretch) for stretch in stretches)
                for table, stretches in raw["coverage"].items()
            },
            observed_days={
                table: tuple(map(date.fromisoformat, days))
                for table, days in raw["observed_days"].items()
            },
            warnings=tuple(raw["warnings"]),
            files=raw["files"],
            hash=raw["hash"],
            organisation=raw.get("organisation", ""),
            rewritten=tuple((each["at"], each["why"]) for each in raw.get("rewritten", ())),
        )


def _covered(table: str, stretch: dict[str, Any]) -> Covered:
    first, last = date.fromisoformat(stretch["first"]), date.fromisoformat(stretch["last"])
    return Covered(table, first, last, stretch["point_in_time"])


@dataclass(frozen=True)
class Snapshot:
    """One published state of one authority's records: a folder that never changes."""

    folder: Path

    @property
    def id(self) -> str:
        return self.folder.name

    @cached_property
    def manifest(self) -> Manifest:
        return Manifest.from_json((self.folder / "manifest.json").read_text(encoding="utf-8"))

    def path(self, table: str) -> Path:
        """The Parquet file of a record table: every declared table has one, perhaps empty."""
        return self.folder / "records" / f"{table}.parquet"

    def observed_path(self, table: str) -> Path | None:
        """One row per row and extract day, for tables with observed columns; None for others."""
        return self._if_there(f"{table}__observed")

    def versions_path(self, table: str) -> Path | None:
        """Values a later extract changed: row_id, column, old, new, old_on, new_on."""
        return self._if_there(f"{table}__versions")

    @property
    def differences_path(self) -> Path:
        """Where sources that hold the same row disagree."""
        return self.path(DIFFERENCES)

    def arrow(self, table: str) -> pa.Table:
        return pq.read_table(self.path(table))

    def _if_there(self, name: str) -> Path | None:
        path = self.path(name)
        return path if path.is_file() else None
