"""What the checks of a snapshot found: findings row by row, and each check's result per unit."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from sightline.store import files
from sightline.vocabulary.words import Level

FINDINGS = pa.schema(
    [
        ("check", pa.string()),
        ("table", pa.string()),
        ("row_id", pa.int64()),
        ("key", pa.string()),  # the row, whatever the snapshot: its natural key
        ("child_id", pa.string()),
        ("service", pa.string()),
        ("team", pa.string()),
        ("worker", pa.string()),
        ("happened_on", pa.date32()),
        ("facts", pa.string()),  # what the check looked at, as JSON
        ("mark", pa.string()),  # changes when what the check looked at does
        ("since", pa.date32()),  # the extract day on which it was first found
    ]
)
RESULTS = pa.schema(
    [
        ("check", pa.string()),
        ("level", pa.string()),
        ("unit", pa.string()),
        ("looked_at", pa.int64()),
        ("wrong", pa.int64()),
        ("not_known", pa.int64()),  # rows of which it cannot be known whether they are wrong
        ("could_not_run", pa.string()),  # why; null where it ran
        ("note", pa.string()),
        ("as_at", pa.date32()),
    ]
)
_FINDINGS, _RESULTS = "findings.parquet", "results.parquet"


@dataclass(frozen=True)
class Finding:
    """One row that a check found wrong, and who holds it."""

    check: str
    table: str
    row_id: int
    key: str
    child_id: str | None
    service: str
    team: str
    worker: str
    happened_on: date | None
    facts: Mapping[str, Any]
    mark: str
    since: date


@dataclass(frozen=True)
class Result:
    """What a check did: `could_not_run` says why it did nothing, and is empty where it ran."""

    check: str
    level: Level
    unit: str
    looked_at: int
    wrong: int
    not_known: int
    could_not_run: str
    note: str
    as_at: date

    @property
    def ran(self) -> bool:
        return not self.could_not_run

    @property
    def right_percent(self) -> float | None:
        """The share of rows looked at that are right; None where there was nothing to look at."""
        if not self.ran or not self.looked_at:
            return None
        return 100 * (self.looked_at - self.wrong) / self.looked_at


@dataclass(frozen=True)
class Findings:
    """The findings and results of one snapshot."""

    findings: pa.Table
    results: pa.Table

    @classmethod
    def open(cls, folder: Path) -> "Findings":
        return cls(pq.read_table(folder / _FINDINGS), pq.read_table(folder / _RESULTS))

    def write(self, folder: Path) -> None:
        """Both files; results last, so that a folder with results is whole."""
        files.make_folder(folder)
        for name, table in ((_FINDINGS, self.findings), (_RESULTS, self.results)):
            new = folder / f".{name}.new"
            pq.write_table(table, new, compression="zstd")
            new.chmod(files.FILE)
            new.replace(folder / name)

    @staticmethod
    def are_in(folder: Path) -> bool:
        return (folder / _RESULTS).is_file()

    def __len__(self) -> int:
        return int(self.findings.num_rows)

    def __iter__(self) -> Iterator[Finding]:
        return self.of()

    def of(self, **wanted: str) -> Iterator[Finding]:
        """Findings whose columns (check, team, worker, child_id …) hold what is wanted."""
        rows = self.findings
        for column, value in wanted.items():
            rows = rows.filter(pc.equal(rows[column], value))
        for row in rows.to_pylist():
            yield Finding(**{**row, "facts": json.loads(row["facts"])})

    @cached_property
    def all_results(self) -> tuple[Result, ...]:
        return tuple(
            Result(
                **{
                    **row,
                    "level": Level(row["level"]),
                    "could_not_run": row["could_not_run"] or "",
                    "note": row["note"] or "",
                }
            )
            for row in self.results.to_pylist()
        )

    @cached_property
    def by_unit(self) -> Mapping[tuple[Level, str], dict[str, Result]]:
        groups: dict[tuple[Level, str], dict[str, Result]] = {}
        for result in self.all_results:
            groups.setdefault((result.level, result.unit), {})[result.check] = result
        return groups

    def results_at(self, level: Level = Level.AUTHORITY, unit: str = "") -> dict[str, Result]:
        """Check → its result for the unit; a check that looked at nothing of it is missing."""
        return self.by_unit.get((level, unit), {})
