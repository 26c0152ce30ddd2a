"""The indicators of a plan's action: where each stands, what its milestones want of it, and whether
it moved since the action was completed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sightline.apps.figures import queries as figures
from sightline.apps.figures.queries import Source
from sightline.apps.plan.models import MilestoneTarget, PlanAction
from sightline.documents.did_it_move import DidItMove, did_it_move
from sightline.documents.plan import Brag, TargetData
from sightline.documents.plan.reaching import Reach, reach_of
from sightline.documents.source import Asked, newest, rows_for
from sightline.measures.model.indicator import Indicator
from sightline.vocabulary.words import Level


@dataclass(frozen=True)
class Moving:
    """One indicator of an action. `said` is None while the action is not completed."""

    id: str
    title: str
    address: str
    shown: str
    as_at: date | None
    reaches: tuple[Reach, ...]
    said: DidItMove | None


@dataclass(frozen=True)
class Latest:
    """An indicator's latest value of the whole authority, as a number and as printed."""

    value: float | None
    shown: str


def completed_on(action: PlanAction) -> date | None:
    """The day from which its effect counts: the last rating Blue, once every milestone is; else
    the month in which it was listed as completed."""
    counted = [each for each in action.milestones.all() if not each.withdrawn_because]
    if counted and all(each.brag == Brag.BLUE for each in counted):
        days = [each.rated_on for each in counted if each.rated_on]
        return max(days, default=action.completed_in)
    return action.completed_in if action.completed_number else None


def moving(action: PlanAction, today: date) -> list[Moving]:
    """Its own indicators, and those that its milestones' targets name."""
    here = figures.source()
    targets = [each for m in action.milestones.all() for each in m.targets.all()]
    named = dict.fromkeys([*action.indicators, *(t.indicator for t in targets if t.indicator)])
    latest = latest_of(here, list(named))
    since = completed_on(action)
    return [_moving(each, targets, here, latest.get(each), since, today) for each in named]


def reached(target: MilestoneTarget, today: date) -> Reach:
    """One number to be reached, beside the latest of the indicator that shows it."""
    here = figures.source()
    known = indicator_called(target.indicator, here) if target.indicator else None
    latest = latest_of(here, [target.indicator] if known else []).get(target.indicator)
    return reach_of(_data(target), known, latest.value if latest else None, today=today)


def without_indicator(action: PlanAction, today: date) -> list[Reach]:
    """Numbers to be reached that no indicator shows."""
    targets = [each for m in action.milestones.all() for each in m.targets.all()]
    return [reach_of(_data(t), None, None, today=today) for t in targets if not t.indicator]


def _moving(
    id: str, targets: Sequence[MilestoneTarget], here: Source | None, latest: Latest | None,
    since: date | None, today: date,
) -> Moving:  # fmt: skip
    known = indicator_called(id, here)
    if known is None:
        return Moving(id, id, "", "", None, (), None)
    value = latest.value if latest else None
    return Moving(
        id, known.title, reverse("figures:indicator", args=[id]),
        latest.shown if latest else "", newest(here) if here and latest else None,
        tuple(reach_of(_data(t), known, value, today=today) for t in targets if t.indicator == id),
        verdict(known, here, since),
    )  # fmt: skip


def verdict(known: Indicator, here: Source | None, since: date | None) -> DidItMove | None:
    if here is None or since is None:
        return None
    return did_it_move(known, figures.figures_for(here, Level.AUTHORITY), since, as_at=newest(here))


def indicator_called(id: str, here: Source | None) -> Indicator | None:
    known = figures.catalogue(here) if here else figures.shipped_catalogue()
    return known.indicators.get(id)


def latest_of(here: Source | None, indicators: Iterable[str]) -> dict[str, Latest]:
    wanted = list(indicators)
    if here is None or not wanted:
        return {}
    rows = rows_for(here, Asked(Level.AUTHORITY, "", newest(here)), wanted)
    return {key: Latest(_value(row), row.shown) for key, row in rows.items()}


def _value(row: object) -> float | None:
    found = getattr(row, "value", None)
    return found if isinstance(found, float | int) else None


def _data(row: MilestoneTarget) -> TargetData:
    return TargetData(row.what, float(row.value), row.unit, row.by_on, row.indicator)
