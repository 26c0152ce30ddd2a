"""The account of one file: every row counted, every gap named."""

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from sightline.comparators import known
from sightline.comparators.sql import rows
from sightline.comparators.tables import Reading

_COUNTED = ("values", "population", "neighbours", "judgements", "measures", "areas")


@dataclass(frozen=True)
class Account:
    """`rows`: data rows of the file; `kept`: rows of the store's main table they became.

    `missing`: cells without a number, by symbol; `not_understood`: symbols that no publisher's list
    explains; `set_aside`: rows that became nothing, by reason.
    """

    rows: int
    kept: int
    measures: int
    areas: int
    first_year: int | None
    last_year: int | None
    missing: tuple[tuple[str, int], ...]
    not_understood: tuple[str, ...]
    unknown_areas: tuple[str, ...]
    set_aside: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]

    @classmethod
    def from_json(cls, written: dict[str, Any]) -> "Account":
        lists = {
            name: tuple(tuple(item) if isinstance(item, list) else item for item in value)
            for name, value in written.items()
            if isinstance(value, list)
        }
        return cls(**{**written, **lists})


def account_of(reading: Reading, listed: frozenset[str]) -> Account:
    """`listed`: the authorities of the official list, empty if none is loaded yet."""
    main = next(name for name in _COUNTED if name in reading.tables)
    table = reading.tables[main]
    first, last = _years(table)
    missing = _missing(table)
    return Account(
        rows=reading.rows,
        kept=len(table),
        measures=_different(table, "measure", "key"),
        areas=_different(table, "area", "code", "authority"),
        first_year=first,
        last_year=last,
        missing=missing,
        not_understood=tuple(symbol for symbol, _ in missing if symbol not in known.symbols()),
        unknown_areas=(*reading.unknown_areas, *_unlisted(table, listed)),
        set_aside=reading.set_aside,
        notes=reading.notes,
    )


def _different(table: pa.Table, *names: str) -> int:
    """Different values of the first of the columns that the table has."""
    name = next((name for name in names if name in table.column_names), None)
    return len(table[name].unique()) if name else 0


def _years(table: pa.Table) -> tuple[int | None, int | None]:
    if "year" not in table.column_names:
        return None, None
    found: tuple[int | None, int | None] = rows("select min(year), max(year) from t", t=table)[0]
    return found


def _missing(table: pa.Table) -> tuple[tuple[str, int], ...]:
    if "symbol" not in table.column_names:
        return ()
    return tuple(
        rows(
            """select symbol, count(*) from t where symbol is not null
               group by symbol order by count(*) desc, symbol""",
            t=table,
        )
    )


def _unlisted(table: pa.Table, listed: frozenset[str]) -> tuple[str, ...]:
    if not listed or "area" not in table.column_names:
        return ()
    found = set(table["area"].unique().to_pylist())
    return tuple(sorted(found - listed - set(known.areas())))
