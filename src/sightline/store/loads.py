"""What intake hands to the store: one load, and what it says about itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

import pyarrow as pa


class Source(StrEnum):
    """The kinds of extract a load can come from; each keeps its own history in the store."""

    ANNEX_A = "annex_a"
    CIN_CENSUS = "cin_census"
    SSDA903 = "ssda903"
    CSWW = "csww"
    LOCAL = "local"


@dataclass(frozen=True)
class Covered:
    """The days of one record table that a load covers, both included.

    `point_in_time`: the rows are true on `last` alone, and say nothing of the days before.
    """

    table: str
    first: date
    last: date
    point_in_time: bool = False


@dataclass(frozen=True)
class SheetCount:
    """The rows of one sheet that went to one record table: accepted + quarantined == rows."""

    sheet: str
    table: str
    rows: int
    accepted: int
    quarantined: int


@dataclass(frozen=True)
class UnmatchedCode:
    """A code no code list knows, kept so that a person can map it."""

    sheet: str
    column: str
    raw: str
    times: int


@dataclass(frozen=True)
class NewLoad:
    """A file that was read: its accepted rows, what was set aside, and what it covers.

    `tables`: record table → accepted rows with those declared columns the file has, plus `_sheet`
    (text) and `_row` (integer, as a person counts in the file). `quarantined` has the columns of
    `schema.QUARANTINED`. `extract_on` is the day the rows describe; `loaded_at` is UTC.
    """

    authority: str
    kind: str
    file_names: tuple[str, ...]
    sha256: str
    extract_on: date
    loaded_at: datetime
    loaded_by: str
    tables: Mapping[str, pa.Table]
    quarantined: pa.Table
    covered: tuple[Covered, ...]
    counts: tuple[SheetCount, ...]
    unmatched_headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unmatched_codes: tuple[UnmatchedCode, ...] = ()
    warnings: tuple[str, ...] = ()
    originals: tuple[tuple[str, bytes | Path], ...] = ()


@dataclass(frozen=True)
class LoadRecord:
    """What is known of a load once it is kept: everything of it but the rows."""

    id: str
    authority: str
    kind: str
    file_names: tuple[str, ...]
    sha256: str
    extract_on: date
    loaded_at: datetime
    loaded_by: str
    covered: tuple[Covered, ...]
    counts: tuple[SheetCount, ...]
    unmatched_headings: Mapping[str, tuple[str, ...]]
    unmatched_codes: tuple[UnmatchedCode, ...]
    warnings: tuple[str, ...]
    folder: Path

    @property
    def accepted(self) -> int:
        return sum(count.accepted for count in self.counts)

    @property
    def quarantined(self) -> int:
        return sum(count.quarantined for count in self.counts)
