"""Computes figures: of published snapshots, of rows in memory, or one more cut when asked."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from sightline.measures.compile.cells import CellQuery
from sightline.measures.engines.duckdb import DuckDBEngine
from sightline.measures.engines.engine import Engine, Tables
from sightline.measures.figures import cells
from sightline.measures.figures.days import AskedDay, asked_days
from sightline.measures.figures.figures import SCHEMA, Figures
from sightline.measures.figures.finish import finished, with_parts
from sightline.measures.figures.holdings import Holdings
from sightline.measures.figures.made_with import made_with, merged_with
from sightline.measures.figures.plan import Request, prepare, queries_of, with_filled
from sightline.measures.figures.populations import Populations
from sightline.measures.figures.settings import SettingChange, Settings
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import Indicator
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.words import Basis
from sightline.vocabulary.working_days import WorkingDays

Progress = Callable[[int, int, str], None]
OBSERVATION_DAYS = 100
# Authorities are computed together up to so many rows: enough to share the work of a query,
# few enough to stay in memory.
ROWS_AT_ONCE = 3_000_000
# Queries at once: each needs memory of its own.
AT_ONCE = 4


def compute_figures(
    snapshots: Iterable[Snapshot],
    catalogue: Catalogue,
    *,
    months: int = 36,
    populations: pa.Table | None = None,
    settings: Iterable[SettingChange] = (),
    calendars: Mapping[str, WorkingDays] | None = None,
    progress: Progress | None = None,
    indicators: Iterable[str] | None = None,
    breakdowns: tuple[str, ...] | None = None,
    bases: tuple[Basis, ...] | None = None,
    days: Iterable[date] | None = None,
    memory_limit: str = "2GB",
    observation_days: int = OBSERVATION_DAYS,
) -> Figures:
    """The figures of every indicator for the last `months` month-ends and the extract day.

    `populations` has columns authority, year and one per population (aged_0_17, …); rows of the
    record table win over it. `calendars` holds an authority's own working-day calendar where it
    has closures. `indicators` (ids), `breakdowns` (() for none; None for the declared ones),
    `bases` (of flows) and `days` narrow or change what is asked. `progress(done, of, what)` is
    called per query.
    """
    tables: list[pa.Table] = []
    made: dict[str, object] = {}
    for batch in _batches(list(snapshots)):
        wanted = _wanted(catalogue, indicators, bases)
        holdings = {s.manifest.authority: Holdings.of(s, observation_days) for s in batch}
        asked = [day for held in holdings.values() for day in _days(held, months, days)]
        request = Request(
            catalogue, wanted, holdings, asked, Settings(settings), _calendars(holdings, calendars),
            breakdowns, observation_days=observation_days,
        )  # fmt: skip
        with DuckDBEngine([s.folder for s in batch], memory_limit=memory_limit) as engine:
            found = figures_of(
                engine, tables_of(batch), request, _populations(batch, populations), progress
            )
        tables.append(found.table)
        made = merged_with(made, found.queries, batch, populations)
    if not tables:
        return Figures(SCHEMA.empty_table(), made)
    return Figures(pa.concat_tables(tables).unify_dictionaries(), made)


def figures_of(
    engine: Engine,
    tables: Tables,
    request: Request,
    populations: Populations,
    progress: Progress | None = None,
) -> Figures:
    """Run a request on an engine. DuckDB finishes; another engine hands its cells over to it."""
    prepare(engine, tables, request)
    request = with_filled(engine, request)
    queries = queries_of(request, request.asked(engine, tables.observed))
    if isinstance(engine, DuckDBEngine):
        return _counted(engine, engine, queries, request, populations, progress)
    with DuckDBEngine() as finish:
        return _counted(engine, finish, queries, request, populations, progress)


def _counted(
    engine: Engine,
    finish: DuckDBEngine,
    queries: list[CellQuery],
    request: Request,
    populations: Populations,
    progress: Progress | None,
) -> Figures:
    breakdowns = [name for query in queries for name, _ in query.splits]
    cells.start(finish, request.holdings, request.indicators, breakdowns)
    if engine is not finish:
        finish.put("_spans", engine.run("SELECT * FROM _spans"))
    counting = _added_side_by_side if engine is finish else _added_in_turn
    for number, query in enumerate(counting(engine, finish, queries)):
        if progress:
            progress(number, len(queries), query.group.table)
    table = finished(finish, request, populations)
    if progress:
        progress(len(queries), len(queries), "")
    return Figures(table, made_with(queries, request))


def _added_in_turn(
    engine: Engine, finish: DuckDBEngine, queries: list[CellQuery]
) -> Iterator[CellQuery]:
    """Each query after its cells, counted elsewhere, were added."""
    for query in queries:
        finish.put("_cells", engine.run(query.sql))
        cells.add(finish, query, "_cells")
        yield query


def _added_side_by_side(
    engine: Engine, finish: DuckDBEngine, queries: list[CellQuery]
) -> Iterator[CellQuery]:
    """Each query after its cells were added; several run at once, since most are short."""
    mine = threading.local()

    def add(query: CellQuery) -> CellQuery:
        if not hasattr(mine, "engine"):
            mine.engine = finish.beside()
        cells.add(mine.engine, query, f"({query.sql})")
        return query

    with ThreadPoolExecutor(min(finish.threads, AT_ONCE)) as pool:
        yield from pool.map(add, queries)


def _wanted(
    catalogue: Catalogue, ids: Iterable[str] | None, bases: tuple[Basis, ...] | None
) -> dict[str, Indicator]:
    chosen = list(catalogue) if ids is None else [catalogue[name] for name in ids]
    wanted = with_parts(chosen, catalogue.indicators)
    if bases is None:
        return wanted
    return {
        name: indicator if indicator.headline is Basis.AT_DATE else replace(indicator, bases=bases)
        for name, indicator in wanted.items()
    }


def _days(held: Holdings, months: int, days: Iterable[date] | None) -> list[AskedDay]:
    if days is None:
        return asked_days(held.authority, held.data_as_at, months)
    return [AskedDay(held.authority, day, day == held.data_as_at) for day in days]


def _calendars(
    holdings: Mapping[str, Holdings], calendars: Mapping[str, WorkingDays] | None
) -> dict[str, WorkingDays]:
    plain = WorkingDays()
    return {authority: (calendars or {}).get(authority, plain) for authority in holdings}


def _batches(snapshots: list[Snapshot]) -> Iterator[list[Snapshot]]:
    batch: list[Snapshot] = []
    rows = 0
    for snapshot in snapshots:
        size = sum(snapshot.manifest.tables.values())
        if batch and rows + size > ROWS_AT_ONCE:
            yield batch
            batch, rows = [], 0
        batch.append(snapshot)
        rows += size
    if batch:
        yield batch


def tables_of(snapshots: list[Snapshot]) -> Tables:
    """The record tables of the snapshots, each over the files of all authorities."""
    names = sorted({name for snapshot in snapshots for name in snapshot.manifest.tables})
    files = {name: _paths(snapshot.path(name) for snapshot in snapshots) for name in names}
    observed = {
        name: _paths(
            path for snapshot in snapshots if (path := snapshot.observed_path(name)) is not None
        )
        for name in names
    }
    return Tables(
        files={name: paths for name, paths in files.items() if paths},
        observed_files={name: paths for name, paths in observed.items() if paths},
    )


def _paths(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(path for path in paths if path.is_file())


def _populations(snapshots: list[Snapshot], given: pa.Table | None) -> Populations:
    own = [s.arrow("populations") for s in snapshots if s.path("populations").is_file()]
    return Populations([*([given] if given is not None else []), *own])
