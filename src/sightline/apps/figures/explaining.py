"""A figure opened: what was kept, the rows behind it, whether the two agree, and the level below.

Everything here is the same for whoever looks; which children's rows a person then sees is decided
in `children_behind.py`.
"""

import threading
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from django.http import Http404

from sightline.apps.figures import queries
from sightline.apps.figures.models import FigureCode
from sightline.apps.figures.queries import Source
from sightline.apps.figures.rules import FigureKey
from sightline.apps.figures.units import read_unit
from sightline.documents.source import authority_settings, settings_in_force
from sightline.measures.figures.explain import ExplainedRow, Explanation, Outcome, explain, totals
from sightline.measures.figures.figures import Figure
from sightline.measures.figures.hashes import definition_hash
from sightline.measures.figures.settings import Settings
from sightline.measures.model.indicator import Form, Indicator
from sightline.pipeline.stored import adds_up, stored_figure
from sightline.store.errors import StoreError
from sightline.store.loads import LoadRecord
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.words import Basis, Level
from sightline.vocabulary.working_days import WorkingDays

BELOW = {
    Level.AUTHORITY: Level.SERVICE,
    Level.SERVICE: Level.TEAM,
    Level.TEAM: Level.WORKER,
}
KEPT = (Outcome.COUNTED, Outcome.NOT_COUNTED)
# One figure is opened by one thread at a time: a second wants memory of its own.
_opening = threading.Lock()


@dataclass(frozen=True)
class Step:
    """One unit of the level below, with its part of the figure."""

    level: Level
    unit: str
    numerator: float | None
    denominator: float | None
    value: float | None


@dataclass(frozen=True)
class Opened:
    """A figure with its rows. `explanation` None: the records it was counted from are gone, or
    nothing is counted (somebody types it in). `agrees`: the rows give the figure kept."""

    key: FigureKey
    indicator: Indicator
    figure: Figure | None
    explanation: Explanation | None
    snapshot: str
    agrees: bool
    current_hash: str
    parts: tuple["Opened", ...] = ()

    @property
    def rows(self) -> tuple[ExplainedRow, ...]:
        return self.explanation.rows if self.explanation else ()

    @property
    def counts(self) -> list[tuple[Outcome, int]]:
        found = Counter(row.outcome for row in self.rows)
        return [(outcome, found[outcome]) for outcome in Outcome if found[outcome]]

    @property
    def is_of_old_definition(self) -> bool:
        return bool(self.figure and self.figure.definition_hash != self.current_hash)


def key_of(source: Source, indicator: Indicator, told: dict[str, str]) -> FigureKey:
    """The key an address asks for, with its gaps filled. Raises Http404 for what can't be."""
    level, unit = read_unit(told.get("of", ""))
    try:
        basis = Basis(told["basis"]) if told.get("basis") else indicator.headline
        as_at = date.fromisoformat(told["as_at"]) if told.get("as_at") else queries.newest(source)
    except ValueError:
        raise Http404("There is no such figure.") from None
    # What is typed in has days of its own; what is counted, the ends of months and the extract day.
    if not indicator.collected and as_at not in queries.figures_file(source).days:
        raise Http404("There is no such figure.")
    by, group = told.get("by", ""), told.get("group", "")
    shared = {way.share_by for way in indicator.ways}
    if by and by not in {*indicator.breakdowns, *shared}:
        raise Http404("There is no such figure.")
    return FigureKey(indicator.id, basis, as_at, level, unit, by, group if by else "")


def opened(source: Source, key: FigureKey, snapshot_id: str = "") -> Opened:
    """The figure of that key, from the published snapshot or from an older one."""
    name = snapshot_id or source.snapshot
    snapshot = _snapshot(source, name)
    # A child's erasure rewrites the snapshot: what was opened before is not shown again.
    stamp = (snapshot.folder / "manifest.json").stat().st_mtime_ns if snapshot else 0
    with _opening:
        return _opened(source, key, name, stamp)


@lru_cache(maxsize=24)
def _opened(source: Source, key: FigureKey, snapshot_id: str, stamp: int) -> Opened:
    catalogue = queries.catalogue(source)
    if key.indicator not in catalogue:
        raise Http404("There is no such indicator any more.")
    indicator = catalogue[key.indicator]
    snapshot = _snapshot(source, snapshot_id)
    figure = _kept_figure(source, key, snapshot, snapshot_id)
    changes = Settings(authority_settings(source).changes)
    now = definition_hash(indicator, catalogue.indicators, changes, source.authority)
    if snapshot is None or indicator.collected:
        return Opened(key, indicator, figure, None, snapshot_id, False, now)
    found = explain(
        snapshot,
        catalogue,
        key.asking,
        settings=authority_settings(source).changes,
        calendar=authority_settings(source).calendars.get(source.authority, WorkingDays()),
    )
    agrees = figure is not None and adds_up(found, figure)
    parts = tuple(_part(source, key, part, snapshot) for part in found.parts)
    return Opened(key, indicator, figure, found, snapshot_id, agrees, now, parts)


def _part(source: Source, key: FigureKey, part: Explanation, snapshot: Snapshot) -> Opened:
    its_key = replace(key, indicator=part.indicator.id, basis=part.basis)
    figure = _kept_figure(source, its_key, snapshot, snapshot.id)
    agrees = figure is not None and adds_up(part, figure)
    hash_now = figure.definition_hash if figure else ""
    return Opened(its_key, part.indicator, figure, part, snapshot.id, agrees, hash_now)


def _snapshot(source: Source, snapshot_id: str) -> Snapshot | None:
    """None where its records are no longer kept."""
    try:
        found = source.folder.store.authority(source.authority).snapshot(snapshot_id)
    except StoreError:
        return None
    return found if found.manifest.tables else None


def _kept_figure(
    source: Source, key: FigureKey, snapshot: Snapshot | None, snapshot_id: str
) -> Figure | None:
    """From what pages have read already, where they have; else from the file."""
    if source.snapshot == snapshot_id and not key.breakdown:
        every = queries.figures_for(source, key.level, key.unit)
        return next(
            (
                each
                for each in every
                if (each.indicator, each.basis, each.as_at) == (key.indicator, key.basis, key.as_at)
            ),
            None,
        )
    if snapshot is None:
        return None
    indicator = queries.catalogue(source)[key.indicator]
    return stored_figure(source.folder, snapshot, indicator, key.asking)


def steps_below(found: Opened) -> tuple[Step, ...]:
    """The units of the level below, by their rows: each row is one unit's, so they add up."""
    below = BELOW.get(found.key.level)
    if below is None or found.explanation is None or found.parts:
        return ()
    way = found.explanation.chosen.way
    if way is None:
        return ()
    calculation = found.indicator.ways[way]
    by_unit: dict[str, list[ExplainedRow]] = {}
    for row in found.explanation.with_outcome(*KEPT):
        by_unit.setdefault(_unit_of(row, below), []).append(row)
    steps = []
    for unit in sorted(by_unit):
        numerator, denominator = totals(calculation, by_unit[unit])
        value = value_of(calculation.form, numerator, denominator)
        steps.append(Step(below, unit, numerator, denominator, value))
    return tuple(steps)


def _unit_of(row: ExplainedRow, level: Level) -> str:
    return {Level.SERVICE: row.service, Level.TEAM: row.team, Level.WORKER: row.worker}[level]


def value_of(form: Form, numerator: float | None, denominator: float | None) -> float | None:
    """What a unit's own rows come to; of a rate, whose people are no rows, nothing."""
    if form in {Form.COUNT, Form.SUM, Form.MEDIAN}:
        return numerator
    if form is Form.RATE or numerator is None or not denominator:
        return None
    return numerator / denominator * (100 if form is Form.PERCENT else 1)


def rewritten(source: Source, snapshot_id: str) -> list[tuple[datetime, str]]:
    """When and why rows were taken out of the records since they were counted."""
    snapshot = _snapshot(source, snapshot_id)
    found = snapshot.manifest.rewritten if snapshot else ()
    return [(datetime.fromisoformat(at), why) for at, why in found]


def loads_behind(source: Source, snapshot_id: str) -> list[LoadRecord]:
    """The loads a snapshot is made of, newest first."""
    store = source.folder.store.authority(source.authority)
    snapshot = _snapshot(source, snapshot_id)
    if snapshot is None:
        return []
    names = set(snapshot.manifest.loads)
    known = {load.id: load for load in store.loads()}
    missing = [name for name in names if name not in known]
    found = [known[name] for name in names if name in known]
    found += [load for load, _ in store.taken_back() if load.id in missing]
    return sorted(found, key=lambda load: (load.extract_on, load.loaded_at), reverse=True)


def in_force(source: Source, found: Opened) -> dict[str, float]:
    return settings_in_force(source, found.indicator, found.key.as_at)


def key_of_code(code: FigureCode) -> FigureKey:
    return FigureKey(
        code.indicator, Basis(code.basis), code.as_at, Level(code.level), code.unit,
        code.breakdown, code.breakdown_value,
    )  # fmt: skip
