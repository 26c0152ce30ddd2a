"""What every engine can do, and the record tables it is given to read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from sightline.measures.compile.dialect import Dialect


@dataclass(frozen=True)
class Tables:
    """Record tables by name: Parquet files (one per authority) or rows in memory.

    `observed` holds, for tables with observed columns, one row per row and extract day.
    """

    files: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    rows: Mapping[str, pa.Table] = field(default_factory=dict)
    observed_files: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    observed_rows: Mapping[str, pa.Table] = field(default_factory=dict)

    @property
    def observed(self) -> frozenset[str]:
        return frozenset({*self.observed_files, *self.observed_rows})


class Engine(Protocol):
    """Runs common SQL over the record tables and the helper tables it was given."""

    @property
    def dialect(self) -> Dialect: ...

    def read(self, tables: Tables) -> None:
        """Make the record tables known by their names, observations as `_observed_<name>`."""
        ...

    def put(self, name: str, rows: pa.Table) -> None:
        """Make a small helper table known by its name."""
        ...

    def keep(self, name: str, sql: str) -> None:
        """Keep a query's answer under a name, for later queries."""
        ...

    def run(self, sql: str) -> pa.Table: ...

    def close(self) -> None: ...
