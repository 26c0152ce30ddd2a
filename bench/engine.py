"""All figures of one authority: against a full scan of the same Parquet, and against pandas."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import pandas as pd

from bench.events import CHILDREN, event_count, load_events, make_events
from bench.in_pandas import Analyst, Cell, Key, twelve_indicators
from bench.timing import Row, Took, best, show, times
from sightline.measures.figures.compute import compute_figures
from sightline.measures.figures.figures import Figures
from sightline.measures.language.catalogue import load_catalogue
from sightline.store.snapshots import Snapshot
from sightline.store.store import Store
from sightline.vocabulary.months import month_ends, months_after

AUTHORITY, MONTHS = "900", 36


def run(folder: Path, *, children: int = CHILDREN, repeats: int = 3) -> None:
    snapshot, events = held(folder, children)
    scan = best(lambda: full_scan(snapshot), repeats)
    rows = [Row(f"reading every value of {events:,} events", scan)]
    rows += _engine(snapshot, scan, repeats)
    rows += _pandas(snapshot, repeats)
    show(f"Engine: every indicator × {MONTHS} months × every team and worker", rows)


def held(folder: Path, children: int) -> tuple[Snapshot, int]:
    """The made-up authority's snapshot in the folder, made now if need be, and its events."""
    store = Store(folder / f"events-{children}")
    made = make_events(children)
    snapshot = store.authority(AUTHORITY).published()
    return snapshot or load_events(store, AUTHORITY, made), event_count(made)


def full_scan(snapshot: Snapshot) -> None:
    """Every column of every record table, read and looked at once."""
    with duckdb.connect() as connection:
        for table in snapshot.manifest.tables:
            path = str(snapshot.path(table))
            connection.execute("SELECT max(COLUMNS(*)) FROM read_parquet(?)", [path]).fetchall()


def _engine(snapshot: Snapshot, scan: Took, repeats: int) -> Iterable[Row]:
    catalogue = load_catalogue()
    count = sum(bool(each.ways or each.divides) for each in catalogue)
    for what, breakdowns, reach in (
        (f"{count} indicators, no breakdowns", (), "3 s"),
        (f"{count} indicators, every breakdown", None, "6 s"),
    ):
        figures: list[Figures] = []
        seconds = best(
            lambda breakdowns=breakdowns, figures=figures: figures.append(
                compute_figures([snapshot], catalogue, months=MONTHS, breakdowns=breakdowns)
            ),
            repeats,
        )
        ratio = f"{times(seconds / scan)} the reading"
        yield Row(what, seconds, ratio, reach, f"{len(figures[0]):,} figures")


def _pandas(snapshot: Snapshot, repeats: int) -> Iterable[Row]:
    catalogue = load_catalogue()
    analyst, ids = in_pandas(snapshot)
    by_hand = best(lambda: in_pandas(snapshot), max(1, repeats - 1))
    figures = compute_figures([snapshot], catalogue, months=MONTHS, indicators=ids, breakdowns=())
    engine = best(
        lambda: compute_figures(
            [snapshot], catalogue, months=MONTHS, indicators=ids, breakdowns=()
        ),
        repeats,
    )
    different = differences(figures, analyst.found)
    same = f"{len(analyst.found):,} cells the same" if not different else f"DIFFER: {different[:3]}"
    yield Row(f"{len(ids)} indicators, in the engine", engine)
    yield Row(f"{len(ids)} indicators, in pandas", by_hand, f"{times(by_hand / engine)} the engine",
              "20 ×", same)  # fmt: skip


def in_pandas(snapshot: Snapshot) -> tuple[Analyst, list[str]]:
    last = snapshot.manifest.data_as_at
    ends = list(month_ends(months_after(last.replace(day=1), -MONTHS), last))[-MONTHS:]
    analyst = Analyst(snapshot, [pd.Timestamp(day) for day in ends])
    return analyst, twelve_indicators(analyst)


def differences(figures: Figures, by_hand: dict[Key, Cell]) -> list[str]:
    """Where the two answers disagree, as sentences; a cell nobody counts in is nought in both."""
    computed: dict[Key, Cell] = {
        (f.indicator, str(f.basis), pd.Timestamp(f.as_at), str(f.level), f.unit): (
            f.numerator or 0.0,
            f.denominator,
        )
        for f in figures.rows()
    }
    found = []
    for key in {**computed, **by_hand}:
        one, other = computed.get(key), by_hand.get(key)
        if _plain(one) != _plain(other):
            found.append(f"{key}: {one} in the engine, {other} in pandas")
    return found


def _plain(cell: Cell | None) -> Cell:
    return (0.0, 0.0) if cell is None else (cell[0], cell[1] or 0.0)
