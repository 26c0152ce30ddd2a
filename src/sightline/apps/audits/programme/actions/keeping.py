"""A sample is kept: its audits are made. It is undone while none of them has begun."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from sightline.apps.audits.form.actions import create_audit, withdraw
from sightline.apps.audits.models import (
    Audit,
    AuditSample,
    PlannedAudit,
    SampledAudit,
    ToolVersion,
)
from sightline.apps.audits.programme.actions.planning import check_keeper
from sightline.apps.audits.programme.drawing import Drawn
from sightline.apps.audits.rules import FINISHED, AuditState
from sightline.apps.events.actions import record_event
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.audit_tools import Subject
from sightline.vocabulary.not_allowed import NotAllowed


def keep_sample(
    *, drawn: Drawn, asked: Mapping[str, Any], seed: int, tool: ToolVersion, subject: Subject,
    by: User, at: datetime, planned: PlannedAudit | None = None, due_on: date | None = None,
) -> AuditSample:  # fmt: skip
    """`asked`: how it was asked for, without anybody's identifier. All audits or none."""
    check_keeper(by, at)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=by.pk)  # the same press twice keeps it once
        _check(drawn, seed)
        sample = _write(drawn, asked, seed, planned, by, at)
        for one, stratum in drawn.sample.drawn:
            audit = create_audit(
                tool=tool, subject=subject, child_id=one.child_id, subject_said=one.said,
                service=one.service, team=one.team, worker=one.worker, planned=planned,
                due_on=due_on, before=_last(one.child_id), by=by, at=at,
            )  # fmt: skip
            SampledAudit.objects.create(sample=sample, audit=audit, stratum=stratum[:200])
        said = f"{len(drawn.sample.drawn)} of {drawn.sample.frame_size} were drawn."
        record_event(by=by, did="programme.sample_kept", to=sample, at=at, said=said)
    return sample


def _check(drawn: Drawn, seed: int) -> None:
    if not drawn.sample.drawn:
        raise NotAllowed("Nothing was drawn, so there is nothing to keep.")
    same = AuditSample.objects.filter(
        authority=authority_code(), seed=seed, frame_hash=drawn.sample.frame_hash,
        undone_at__isnull=True,
    )  # fmt: skip
    if same.exists():
        raise NotAllowed("This sample was kept already. Choose another seed to draw anew.")


def _write(
    drawn: Drawn, asked: Mapping[str, Any], seed: int, planned: PlannedAudit | None, by: User,
    at: datetime,
) -> AuditSample:  # fmt: skip
    found = drawn.sample
    strata = [[one.name, one.eligible, one.wanted, one.drawn] for one in found.strata]
    return AuditSample.objects.create(
        authority=authority_code(), planned=planned, asked=dict(asked), seed=seed,
        snapshot=drawn.snapshot, frame_hash=found.frame_hash, frame_size=found.frame_size,
        left_out=found.reasons, strata=strata, by=by, at=at,
    )  # fmt: skip


def _last(child_id: str) -> Audit | None:
    """The audit before this one, so that it shows how the grade moved."""
    if not child_id:
        return None
    done = Audit.objects.filter(
        authority=authority_code(), child_id=child_id, second_of__isnull=True,
        state__in=[each.value for each in FINISHED],
    )  # fmt: skip
    return done.order_by("handed_in_at").last()


def undo_sample(*, sample: AuditSample, by: User, at: datetime) -> AuditSample:
    """Its audits are withdrawn; not where somebody has begun to write one."""
    check_keeper(by, at)
    with transaction.atomic():
        there = AuditSample.objects.select_for_update().get(pk=sample.pk)
        audits = [one.audit for one in there.drawn.select_related("audit")]
        begun = sum(audit.now in {AuditState.STARTED, *FINISHED} for audit in audits)
        if there.undone_at is not None:
            raise NotAllowed("This sample was undone already.")
        if begun:
            raise NotAllowed(f"{begun} of its audits have begun. Withdraw the others one by one.")
        access = access_of(by, at)
        for audit in audits:
            if audit.now is not AuditState.WITHDRAWN:
                withdraw(audit=audit, reason="The sample was undone.", by=by, access=access, at=at)
        there.undone_at = at
        there.save(update_fields=["undone_at"])
        record_event(by=by, did="programme.sample_undone", to=there, at=at)
    return there
