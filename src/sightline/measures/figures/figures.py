"""Figures as stored and read: one Parquet file per authority and snapshot, and what made it."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.measures.figures.folders import put_in_place
from sightline.vocabulary.words import Basis, Level, Status

SCHEMA = pa.schema(
    [
        ("authority", pa.string()),
        ("indicator", pa.string()),
        ("basis", pa.string()),
        ("as_at", pa.date32()),
        ("level", pa.string()),
        ("unit", pa.string()),
        ("breakdown", pa.string()),
        ("breakdown_value", pa.string()),
        ("value", pa.float64()),
        ("status", pa.string()),
        ("reason", pa.string()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("live", pa.bool_()),
        ("way", pa.string()),
        ("definition_hash", pa.string()),
    ]
)
WORDS = [field.name for field in SCHEMA if field.type == pa.string()]
# In memory the words are numbers, as millions of figures share a few thousand of them.
CODED = pa.schema(
    [
        (
            field.name,
            pa.dictionary(pa.int32(), pa.string()) if field.type == pa.string() else field.type,
        )
        for field in SCHEMA
    ]
)
FILE, QUERIES = "figures.parquet", "queries.json"


@dataclass(frozen=True)
class Figure:
    """One figure. `unit` and `breakdown` are "" where it is not split."""

    authority: str
    indicator: str
    basis: Basis
    as_at: date
    level: Level
    unit: str
    breakdown: str
    breakdown_value: str
    value: float | None
    status: Status
    reason: str
    numerator: float | None
    denominator: float | None
    live: bool
    way: str
    definition_hash: str


@dataclass(frozen=True)
class Figures:
    """A table of figures, and the queries and hashes they were made with.

    The table's columns are those of SCHEMA; words may be dictionary-encoded.
    """

    table: pa.Table
    queries: Mapping[str, Any]

    @classmethod
    def open(cls, folder: Path, **equal: Any) -> "Figures":
        """The figures kept in a folder; with `equal` only those, the rest is left unread.

        `equal` holds column = value or column = a list of values.
        """
        filters = [
            (name, "in", list(value))
            if isinstance(value, (list, tuple, set))
            else (name, "=", value)
            for name, value in equal.items()
        ]
        table = pq.read_table(folder / FILE, filters=filters or None)
        queries = json.loads((folder / QUERIES).read_text(encoding="utf-8"))
        return cls(table, queries)

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @property
    def in_words(self) -> pa.Table:
        """The table with plain words: wide in memory."""
        return self.table.cast(SCHEMA)

    def rows(self, **equal: Any) -> list[Figure]:
        """Figures whose columns equal the values given, or are among them (a list).

        A column left out is not filtered: ask for level, unit and breakdown to get one series.
        """
        found = self.where(**equal).in_words
        columns = [_told(name, found[name].to_pylist()) for name in SCHEMA.names]
        return [Figure(*row) for row in zip(*columns, strict=True)]

    def where(self, **equal: Any) -> "Figures":
        table = self.table
        for name, value in equal.items():
            column = table[name]
            if isinstance(value, (list, tuple, set)):
                values = pa.array(list(value), SCHEMA.field(name).type)
                table = table.filter(pc.is_in(column, value_set=values))
            else:
                table = table.filter(pc.equal(column, pa.scalar(value, SCHEMA.field(name).type)))
        return Figures(table, self.queries)

    def one(self, **equal: Any) -> Figure | None:
        """The one figure that fits, or None. Raises ValueError where several do."""
        found = self.rows(**equal)
        if len(found) > 1:
            raise ValueError(f"{len(found)} figures fit {equal}; say more.")
        return found[0] if found else None

    def by_authority(self) -> Iterator[tuple[str, "Figures"]]:
        for authority in pc.unique(self.table["authority"]).to_pylist():
            yield authority, self.where(authority=authority)

    def write(self, folder: Path) -> None:
        """Write the folder whole or not at all: beside it first, then in its place."""
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(prefix=".figures-", dir=folder.parent) as temporary:
            fresh = Path(temporary) / folder.name
            fresh.mkdir(mode=0o700)
            # Without Arrow's own schema the words are read back as words, whoever reads them.
            pq.write_table(
                self.table,
                fresh / FILE,
                compression="zstd",
                row_group_size=100_000,
                store_schema=False,
            )
            text = json.dumps(self.queries, indent=1, default=str, ensure_ascii=False)
            (fresh / QUERIES).write_text(text, encoding="utf-8")
            for path in fresh.iterdir():
                os.chmod(path, 0o600)
            put_in_place(fresh, folder)


# Pages read thousands of figures at once: a word is looked up, the enum is not asked each time.
_KINDS: Mapping[str, Mapping[str, StrEnum]] = {
    name: {one.value: one for one in kind}
    for name, kind in (("basis", Basis), ("level", Level), ("status", Status))
}


def _told(column: str, values: list[Any]) -> list[Any]:
    kinds = _KINDS.get(column)
    return [kinds[value] for value in values] if kinds else values
