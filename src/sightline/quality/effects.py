"""What findings do to figures: who reads what is in doubt, and how far a figure may move."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sightline.measures.figures.explain import Asking, Explanation, Outcome, explain, totals
from sightline.measures.figures.settings import SettingChange
from sightline.measures.language.catalogue import Catalogue
from sightline.measures.model.indicator import Calculation, Form, Indicator
from sightline.quality.check import Check, columns_of
from sightline.quality.findings import Findings
from sightline.store.snapshots import Snapshot
from sightline.vocabulary.working_days import WorkingDays

_OUTSIDE = {Outcome.IMPOSSIBLE, Outcome.LEFT_OUT}


@dataclass(frozen=True)
class Effect:
    """How an indicator's headline figure stands to a check's findings.

    `in_doubt` of the figure's `rows` (those it leaves out for it among them) were found wrong. Put
    right, they could leave the value at `value` or move it anywhere between `lowest` and
    `highest`; both None where that is not known.
    """

    indicator: Indicator
    as_at: date
    in_doubt: int
    rows: int
    value: float | None = None
    lowest: float | None = None
    highest: float | None = None


def indicators_affected(check: Check, catalogue: Catalogue) -> list[Indicator]:
    """Those the check names, then those whose calculation reads a column it judges by."""
    named = [catalogue[name] for name in check.affects]
    reading = [
        indicator
        for indicator in catalogue
        if indicator.id not in check.affects
        and any(check.columns & _reads(way) for way in indicator.ways)
    ]
    return [*named, *reading]


def breakdowns_affected(check: Check, catalogue: Catalogue) -> list[str]:
    """Titles of the breakdowns that split by a column the check judges by."""
    columns = {name.partition(".")[2] for name in check.columns if name.startswith("children.")}
    groups = {"ethnic_group": "ethnicity"}
    found = []
    for breakdown in catalogue.records.breakdowns.values():
        path = (breakdown.of or breakdown.age_of or "").rpartition(".")[2]
        if groups.get(path, path) in columns:
            found.append(breakdown.title)
    return found


def _reads(way: Calculation) -> set[str]:
    view = {f"{way.table}.{column}" for column in way.view.columns}
    return columns_of(way) | view


def effects(
    check: Check,
    findings: Findings,
    snapshot: Snapshot,
    catalogue: Catalogue,
    *,
    most: int = 5,
    settings: Iterable[SettingChange] = (),
    calendar: WorkingDays | None = None,
) -> list[Effect]:
    """The indicators affected that count something in doubt, at most so many."""
    found: list[Effect] = []
    changes = tuple(settings)
    for indicator in indicators_affected(check, catalogue):
        if indicator.divides is not None or len(found) == most:
            continue
        asking = Asking(indicator.id, snapshot.manifest.data_as_at)
        explanation = explain(snapshot, catalogue, asking, settings=changes, calendar=calendar)
        if effect := effect_on(check, findings, explanation):
            found.append(effect)
    return found


def effect_on(check: Check, findings: Findings, figure: Explanation) -> Effect | None:
    """None where the figure was not counted, or none of its rows is in doubt."""
    if figure.chosen.way is None:
        return None
    way = figure.indicator.ways[figure.chosen.way]
    if way.table != check.table:
        children = {finding.child_id for finding in findings.of(check=check.id)}
        kept = figure.with_outcome(Outcome.COUNTED, Outcome.NOT_COUNTED)
        in_doubt = sum(row.child_id in children for row in kept)
        return Effect(figure.indicator, figure.as_at, in_doubt, len(kept)) if in_doubt else None
    return _with_limits(way, {f.row_id for f in findings.of(check=check.id)}, figure)


def _with_limits(way: Calculation, wrong: set[int], figure: Explanation) -> Effect | None:
    doubted = [row for row in figure.rows if row.row_id in wrong]
    counted = sum(row.outcome is Outcome.COUNTED for row in doubted)
    not_counted = sum(row.outcome is Outcome.NOT_COUNTED for row in doubted)
    outside = sum(row.outcome in _OUTSIDE for row in doubted)
    in_doubt = counted + not_counted + outside
    if not in_doubt:
        return None
    numerator, denominator = totals(way, figure.rows)
    kept = len(figure.with_outcome(Outcome.COUNTED, Outcome.NOT_COUNTED))
    value = lowest = highest = None
    above = numerator or 0.0
    if way.value is None and way.form is Form.COUNT:
        value, lowest, highest = above, above - counted, above + not_counted + outside
    elif way.value is None and way.form is Form.PERCENT and denominator:
        value = 100 * above / denominator
        whole = denominator + outside
        lowest = 100 * (above - counted) / whole
        highest = 100 * (above + not_counted + outside) / whole
    rows = kept + outside
    return Effect(figure.indicator, figure.as_at, in_doubt, rows, value, lowest, highest)
