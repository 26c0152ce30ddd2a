"""Taking back the latest change of a target: a further change, with its own reason."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import delete_as, save_as
from sightline.apps.events.versions import EditedMeanwhile
from sightline.apps.targets import rules
from sightline.apps.targets.file import write_when_committed
from sightline.apps.targets.models import SetTarget
from sightline.apps.targets.rules import OPEN, Step
from sightline.vocabulary.not_allowed import NotAllowed

_FIELDS = ("step", "points", "from_on", "until", "agreed_by", "agreed_where", "agreed_on")


def put_back(*, by: Any, target: SetTarget, why: str, read: int, at: datetime) -> SetTarget | None:
    """The target as it stood before its latest change; with it the one that it replaced.

    One that was only taken over from the file goes, and the file speaks again: None.
    """
    rules.check_reason(why)
    with transaction.atomic():
        there = SetTarget.objects.select_for_update().get(pk=target.pk)
        if there.version != read:
            raise EditedMeanwhile(there)
        versions = list(there.history.order_by("-history_id")[:2])
        said = f"Latest change taken back: {why.strip()}"
        record_event(by=by, did="target.put_back", to=there, at=at, said=said)
        if len(versions) < 2:
            _give_back(there, by=by, why=why)
        else:
            _check_can_put_back(there, versions[1])
            _as_before(there, versions[1], by=by, why=why, at=at)
        write_when_committed(there.authority)
    return there if len(versions) > 1 else None


def _give_back(there: SetTarget, *, by: Any, why: str) -> None:
    if not there.taken_over:
        raise NotAllowed("Nothing stood there before: withdraw the target instead.")
    delete_as(there, by=by, reason=why.strip()[:100])


def _check_can_put_back(there: SetTarget, version: Any) -> None:
    step = version.step
    if there.now is Step.REPLACED:
        raise NotAllowed("Take back the change of the target that took its place.")
    same = SetTarget.objects.filter(
        authority=there.authority, indicator=there.indicator, kind=there.kind, step=step
    ).exclude(pk__in=[there.pk, there.replaces_id, version.replaces_id])
    if step in OPEN and same.exists():
        raise NotAllowed(f"Another of this kind is {step} meanwhile. Withdraw that one first.")
    before = SetTarget.objects.filter(pk=version.replaces_id).first()
    if before and step == Step.ADOPTED and before.now is Step.WITHDRAWN:
        raise NotAllowed("The one that it replaced was withdrawn meanwhile. Propose it anew.")


def _as_before(there: SetTarget, version: Any, *, by: Any, why: str, at: datetime) -> None:
    other = there.replaces or SetTarget.objects.filter(pk=version.replaces_id).first()
    for name in _FIELDS:
        setattr(there, name, getattr(version, name))
    becomes_adopted = there.step == Step.ADOPTED
    there.replaces_id = version.replaces_id
    if other and becomes_adopted and version.replaces_id:
        _step(other, Step.REPLACED, by=by, why=why, at=at)
    _save(there, by=by, why=why, at=at)
    if other and not becomes_adopted and other.now is Step.REPLACED:
        _step(other, Step.ADOPTED, by=by, why=why, at=at)


def _step(target: SetTarget, step: Step, *, by: Any, why: str, at: datetime) -> None:
    if target.now is not step:
        target.step = step
        _save(target, by=by, why=why, at=at)


def _save(target: SetTarget, *, by: Any, why: str, at: datetime) -> None:
    target.set_at, target.why, target.version = at, why.strip(), target.version + 1
    save_as(target, by=by, reason=why.strip()[:100])
