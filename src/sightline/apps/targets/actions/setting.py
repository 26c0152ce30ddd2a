"""Targets proposed, changed, adopted, withdrawn, taken over from the file; tolerances."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.targets import rules
from sightline.apps.targets.file import write_when_committed
from sightline.apps.targets.models import IndicatorBands, SetTarget
from sightline.apps.targets.rules import NOBODY_YET, Agreed, Step
from sightline.documents.set_targets import Bands, point_written
from sightline.judgement.targets import Target, TargetKind, TargetPoint, TargetState
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Unit


def propose(
    *,
    by: Any,
    authority: str,
    indicator: str,
    kind: TargetKind,
    points: Sequence[TargetPoint],
    unit: Unit,
    why: str,
    at: datetime,
    agreed: Agreed = NOBODY_YET,
) -> SetTarget:
    """A target that is not agreed yet: printed as potential until somebody adopts it."""
    rules.check_reason(why)
    rules.check_points(points, unit)
    with transaction.atomic():
        rules.check_can_propose(kind, _kinds(authority, indicator, Step.PROPOSED))
        made = SetTarget(authority=authority, indicator=indicator, kind=kind.value)
        _say(made, points, agreed)
        _keep(made, by=by, did="proposed", why=why, at=at)
    return made


def change(
    *,
    by: Any,
    target: SetTarget,
    points: Sequence[TargetPoint],
    agreed: Agreed,
    unit: Unit,
    why: str,
    read: int,
    at: datetime,
) -> SetTarget:
    """Other values, or who agreed them. What stood there before stays in the history."""
    rules.check_reason(why)
    rules.check_points(points, unit)
    with transaction.atomic():
        there = _still(target, read)
        rules.check_can_change(there.now)
        if there.now is Step.ADOPTED and not there.taken_over:
            rules.check_agreed(agreed, at.date())
        _say(there, points, agreed)
        _keep(there, by=by, did="changed", why=why, at=at)
    return there


def adopt(
    *,
    by: Any,
    target: SetTarget,
    agreed: Agreed,
    why: str,
    read: int,
    at: datetime,
    from_on: date | None = None,
    in_file: bool = False,
) -> SetTarget:
    """Proposed becomes adopted. Where another of the kind is, it is replaced from `from_on`."""
    rules.check_reason(why)
    with transaction.atomic():
        there = _still(target, read)
        kind = TargetKind(there.kind)
        rules.check_can_adopt(there.now, agreed, today=at.date(), kind=kind, in_file=in_file)
        before = _adopted(there)
        first = before.profile[0] if before and before.profile else None
        rules.check_replaces_later(from_on, first, before is not None)
        if before:
            before.step = rules.MOVES.check(before.now, "replace")
            _keep(before, by=by, did="replaced", why=why, at=at)
        there.step, there.replaces = Step.ADOPTED, before
        there.from_on = from_on if before else None
        _say(there, there.profile, agreed)
        _keep(there, by=by, did="adopted", why=why, at=at)
    return there


def withdraw(
    *, by: Any, target: SetTarget, why: str, read: int, at: datetime, from_on: date | None = None
) -> SetTarget:
    """Nothing is due any more from that day (of an adopted one), or ever was (of a proposed)."""
    rules.check_reason(why)
    with transaction.atomic():
        there = _still(target, read)
        was = there.now
        there.step = rules.MOVES.check(was, "withdraw")
        there.until = (from_on or at.date()) if was is Step.ADOPTED else None
        _keep(there, by=by, did="withdrawn", why=why, at=at)
    return there


def take_over(
    *, by: Any, authority: str, indicator: str, found: Target, why: str, at: datetime
) -> SetTarget:
    """A target of the authority's file is kept on the page from now on; the file's is silent."""
    rules.check_reason(why)
    step = Step.ADOPTED if found.state is TargetState.ADOPTED else Step.PROPOSED
    with transaction.atomic():
        if found.kind in _kinds(authority, indicator, step):
            raise NotAllowed(f"The page has a {found.kind.in_words} of its own already.")
        made = SetTarget(
            authority=authority, indicator=indicator, kind=found.kind.value, step=step,
            taken_over=True,
        )  # fmt: skip
        _say(made, found.profile, Agreed())
        _keep(made, by=by, did="taken_over", why=why, at=at)
    return made


def set_bands(
    *, by: Any, authority: str, indicator: str, bands: Bands, why: str, read: int, at: datetime
) -> IndicatorBands:
    """How near is near enough, for all targets of the indicator."""
    rules.check_reason(why)
    with transaction.atomic():
        locked = IndicatorBands.objects.select_for_update()
        there = locked.filter(authority=authority, indicator=indicator).first()
        if there and there.version != read:
            raise EditedMeanwhile(there)
        kept = there or IndicatorBands(authority=authority, indicator=indicator, version=0)
        for name in ("tolerance", "amber", "level"):
            band = getattr(bands, name)
            setattr(kept, name, band.size)
            setattr(kept, f"{name}_in_percent", band.is_percentage)
        kept.set_at, kept.why, kept.version = at, why.strip(), kept.version + 1
        save_as(kept, by=by, reason=why.strip()[:100])
        said = f"Tolerances set: {why.strip()}"
        record_event(by=by, did="target.tolerances_set", to=("indicator", indicator), at=at,
                     said=said)  # fmt: skip
        write_when_committed(authority)
    return kept


def _kinds(authority: str, indicator: str, step: Step) -> set[str]:
    found = SetTarget.objects.filter(authority=authority, indicator=indicator, step=step)
    return set(found.values_list("kind", flat=True))


def _adopted(beside: SetTarget) -> SetTarget | None:
    locked = SetTarget.objects.select_for_update()
    return locked.filter(
        authority=beside.authority, indicator=beside.indicator, kind=beside.kind,
        step=Step.ADOPTED,
    ).first()  # fmt: skip


def _still(target: SetTarget, read: int) -> SetTarget:
    """The target as it stands, locked. EditedMeanwhile if it is no longer what was read."""
    there = SetTarget.objects.select_for_update().get(pk=target.pk)
    if there.version != read:
        raise EditedMeanwhile(there)
    return there


def _say(target: SetTarget, points: Sequence[TargetPoint], agreed: Agreed) -> None:
    target.points = [point_written(point) for point in sorted(points)]
    target.agreed_by, target.agreed_where = agreed.by.strip(), agreed.where.strip()
    target.agreed_on = agreed.on


def _keep(target: SetTarget, *, by: Any, did: str, why: str, at: datetime) -> None:
    target.set_at, target.why = at, why.strip()
    target.version = target.version + 1 if target.pk else 1
    save_as(target, by=by, reason=why.strip()[:100])
    said = f"{TargetKind(target.kind).in_words.capitalize()} {did.replace('_', ' ')}: {why.strip()}"
    record_event(by=by, did=f"target.{did}", to=target, at=at, said=said)
    write_when_committed(target.authority)
