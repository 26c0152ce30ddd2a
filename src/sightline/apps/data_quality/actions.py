"""Every write of data quality: decisions about findings, faults to their fix, strategy, briefings.

`finding` is what the query layer found within the person's reach; an action never looks one up.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from sightline.apps.data_quality import rules
from sightline.apps.data_quality.models import (
    Acceptance,
    Briefing,
    Fault,
    FaultFinding,
    FaultStep,
    Strategy,
)
from sightline.apps.data_quality.rules import FaultState
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.quality.findings import Finding
from sightline.vocabulary.not_allowed import NotAllowed


def accept_as_right(
    *, by: User, access: Access, authority: str, finding: Finding, reason: str, at: datetime
) -> Acceptance:
    """The record is right as it stands: the finding is gone until what it looked at changes."""
    rules.check_can_decide(access.rights)
    rules.check_accepting(reason)
    about, mark = _about(authority, finding), finding.mark
    with transaction.atomic():
        known = Acceptance.objects.filter(**about, mark=mark, undone_at__isnull=True).first()
        if known is not None:
            raise NotAllowed(f"{known.by.name} has already accepted this as right.")
        acceptance = Acceptance.objects.create(
            **about, mark=mark, child_id=finding.child_id or "", reason=reason.strip(), by=by, at=at
        )
        record_event(by=by, did="finding.accepted", to=acceptance, at=at, check=finding.check)
    return acceptance


def take_back_acceptance(*, by: User, access: Access, acceptance: Acceptance, at: datetime) -> None:
    """The finding stands again."""
    rules.check_can_decide(access.rights)
    if acceptance.undone_at is not None:
        raise NotAllowed("This was taken back already.")
    with transaction.atomic():
        acceptance.undone_by, acceptance.undone_at = by, at
        acceptance.save(update_fields=["undone_by", "undone_at"])
        record_event(by=by, did="finding.stands_again", to=acceptance, at=at)


def raise_fault(
    *, by: User, access: Access, authority: str, check: str, title: str, said: str, at: datetime
) -> Fault:
    """Say that the case system itself is at fault, so that it is tracked until it is fixed."""
    rules.check_can_decide(access.rights)
    rules.check_fault(title, said)
    with transaction.atomic():
        fault = Fault.objects.create(
            authority=authority,
            check_id=check,
            title=title.strip(),
            said=said.strip(),
            by=by,
            at=at,
        )
        FaultStep.objects.create(fault=fault, state=fault.state, said=fault.said, by=by, at=at)
        record_event(by=by, did="fault.raised", to=fault, at=at, check=check)
    return fault


def raise_fault_for(
    *, by: User, access: Access, authority: str, finding: Finding, title: str, said: str,
    at: datetime,
) -> Fault:  # fmt: skip
    """A fault nobody had seen, with the finding that showed it."""
    about = {"by": by, "access": access, "authority": authority, "at": at}
    with transaction.atomic():
        fault = raise_fault(**about, check=finding.check, title=title, said=said)
        mark_as_fault(**about, finding=finding, fault=fault)
    return fault


def mark_as_fault(
    *, by: User, access: Access, authority: str, finding: Finding, fault: Fault, at: datetime
) -> FaultFinding:
    """The finding comes of the fault: nobody need correct it until the fault is settled."""
    rules.check_can_decide(access.rights)
    if fault.now.is_settled:
        raise NotAllowed("That fault is settled. Open it again first, or say what is wrong anew.")
    with transaction.atomic():
        told = {"mark": finding.mark, "child_id": finding.child_id or ""}
        marked, _ = FaultFinding.objects.update_or_create(
            **_about(authority, finding), defaults={**told, "fault": fault, "by": by, "at": at}
        )
        record_event(by=by, did="finding.marked_as_fault", to=fault, at=at, check=finding.check)
    return marked


def unmark_fault(*, by: User, access: Access, marked: FaultFinding, at: datetime) -> None:
    """The finding is no fault of the case system after all."""
    rules.check_can_decide(access.rights)
    with transaction.atomic():
        record_event(by=by, did="finding.no_fault", to=marked.fault, at=at, check=marked.check_id)
        marked.delete()


def move_fault(
    *, by: User, access: Access, fault: Fault, move: str, at: datetime, said: str = "",
    reference: str = "",
) -> None:  # fmt: skip
    """Report, fix, refuse or open again; the supplier's number is kept once it is known."""
    rules.check_can_manage(access.rights)
    with transaction.atomic():
        fault = Fault.objects.select_for_update().get(pk=fault.pk)
        known = reference.strip() or fault.reference
        to = rules.check_move(fault.now, move, known, said)
        fault.state, fault.reference = to.value, known
        fault.reported_at = at if to is FaultState.REPORTED else fault.reported_at
        fault.settled_at = at if to.is_settled else None
        fault.save()
        FaultStep.objects.create(fault=fault, state=to.value, said=said.strip(), by=by, at=at)
        record_event(by=by, did="fault.moved", to=fault, at=at, state=to.value)


def write_strategy(
    *, by: User, access: Access, authority: str, title: str, text: str, from_on: date,
    at: datetime, review_on: date | None = None,
) -> Strategy:  # fmt: skip
    """A new version; the ones before are kept as they were."""
    rules.check_can_manage(access.rights)
    rules.check_strategy(title, text)
    with transaction.atomic():
        of_here = Strategy.objects.filter(authority=authority)
        version = (of_here.aggregate(newest=Max("version"))["newest"] or 0) + 1
        strategy = Strategy.objects.create(
            authority=authority, version=version, title=title.strip(), text=text.strip(),
            from_on=from_on, review_on=review_on, by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="strategy.written", to=strategy, at=at, version=version)
    return strategy


def record_briefing(
    *, by: User, access: Access, strategy: Strategy | None, held_on: date, briefed: str,
    at: datetime, today: date, people: int | None = None, said: str = "",
) -> Briefing:  # fmt: skip
    rules.check_can_manage(access.rights)
    if strategy is None:
        raise NotAllowed("Write the strategy first: a briefing is about one of its versions.")
    rules.check_briefing(held_on, today, briefed)
    with transaction.atomic():
        briefing = Briefing.objects.create(
            strategy=strategy, held_on=held_on, briefed=briefed.strip(), people=people,
            said=said.strip(), by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="strategy.briefed", to=strategy, at=at, held_on=held_on)
    return briefing


def record_export(*, by: User, ending: str, rows: int, filters: str, at: datetime) -> None:
    """Say that a list of children's records was taken away as a file."""
    said = f"Took {rows} findings away as {ending}: {filters}."
    to = ("data_quality", "list")
    record_event(by=by, did="findings.exported", to=to, at=at, said=said, rows=rows, ending=ending)


def _about(authority: str, finding: Finding) -> dict[str, str]:
    return {
        "authority": authority,
        "check_id": finding.check,
        "row_key": finding.key,
    }


def forget_child(*, authority: str, child_id: str) -> None:
    """Remove what was decided about an erased child; the erasure itself is the event."""
    for model in (Acceptance, FaultFinding):
        model.objects.filter(authority=authority, child_id=child_id).delete()
