"""Every move of an escalation. Its events say that something was done, never which stage it is."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.following_up import rules, steps
from sightline.apps.audits.following_up.actions.monitoring import move_day
from sightline.apps.audits.following_up.people import holding, policy
from sightline.apps.audits.following_up.queries import required_actions
from sightline.apps.audits.following_up.seeing import may_do, parts_seen
from sightline.apps.audits.following_up.steps import DEEDS, MOVES, Part, Standing, StepState
from sightline.apps.audits.following_up.topics import say
from sightline.apps.audits.models import Audit, Escalation, Receipt, StageRecord, StepTaken
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


@dataclass(frozen=True)
class Written:
    """What the record of a meeting says."""

    met_on: date
    present: str
    discussed: str
    agreed: str
    new_day: date | None = None


def begin(
    *, audit: Audit, move: str, said: str, by: User, access: Access, at: datetime
) -> Escalation:
    """Stage 1, or the meeting about missing evidence. Either is open once for an audit."""
    whom, today = rules.whom(audit.about), timezone.localdate(at)
    state, part = MOVES.check(StepState.NOT_BEGUN, move), DEEDS[move].begins
    assert part is not None
    _check_may(access, whom, move)
    steps.check_words(said, "Say why.")
    issues = [each.issue for each in required_actions(audit)]
    (rules.check_stage_1 if part is Part.STAGE_1 else rules.check_missing_evidence)(issues, today)
    with transaction.atomic():
        Audit.objects.select_for_update().get(pk=audit.pk)
        _check_not_open(audit, part)
        made = Escalation.objects.create(
            authority=audit.authority, audit=audit, service=whom.service, team=whom.team,
            worker=whom.worker, state=state.value, reached=part.value, set_on=today, begun_by=by,
            begun_at=at,
        )  # fmt: skip
        _write_step(made, move, said, by=by, at=at)
        _tell(made, policy().stages[part].held_by, by=by, at=at)
    return made


def _check_not_open(audit: Audit, part: Part) -> None:
    is_meeting = part is Part.ASSURANCE
    for each in audit.escalations.filter(ended_on__isnull=True):
        if (each.part is Part.ASSURANCE) is is_meeting:
            raise NotAllowed("This is under way for this audit already.")


def move_on(
    *, escalation: Escalation, move: str, by: User, access: Access, at: datetime, said: str = "",
    is_early: bool = False, written: Written | None = None,
) -> Escalation:  # fmt: skip
    """Any later move. Undone ones keep their reason; recording a meeting needs what it said."""
    today = timezone.localdate(at)
    with transaction.atomic():
        there = Escalation.objects.select_for_update().get(pk=escalation.pk)
        to, deed = MOVES.check(there.now, move), DEEDS[move]
        _check_may(access, there.whom, move, there.part)
        if deed.holds is not None:
            _hold(there, deed.holds, written, by=by, access=access, at=at)
        else:
            steps.check_words(said, "Say why.")
        if deed.begins is not None:
            steps.check_has_waited(there.new_day, today, is_early=is_early)
            there.set_on = today
        # HR and others stop seeing what was undone: it is as if never reached, reason kept.
        step_part = there.part if deed.undoes else None
        there.reached = (steps.reached_after(move, there.part) or there.part).value
        there.state, there.version = to.value, there.version + 1
        there.ended_on = None if to.is_open else today
        there.save()
        _write_step(there, move, said, by=by, at=at, part=step_part)
        if deed.begins is not None:
            _tell(there, policy().stages[deed.begins].held_by, by=by, at=at)
    escalation.refresh_from_db()
    return escalation


def _check_may(access: Access, whom: steps.Whom, move: str, part: Part | None = None) -> None:
    if not may_do(access, whom, move, part):
        raise NotAllowed("This step is for another role: the guidance of each stage says whose.")


def _hold(
    there: Escalation, part: Part, written: Written | None, *, by: User, access: Access,
    at: datetime,
) -> None:  # fmt: skip
    """The record, to whom it goes, and the new day of everything that is still open."""
    if written is None:
        raise NotAllowed("Write the record of the meeting.")
    today = timezone.localdate(at)
    steps.check_met(written.met_on, there.set_on, today)
    steps.check_words(written.present, "Say who was there, by role.")
    steps.check_words(written.discussed, "Say what was talked over.")
    steps.check_words(written.agreed, "Say what must be done.")
    if part is not Part.PROCEDURE:
        steps.check_new_day(written.new_day, today)
    record = StageRecord.objects.create(
        escalation=there, part=part.value, met_on=written.met_on, present=written.present.strip(),
        discussed=written.discussed.strip(), agreed=written.agreed.strip(),
        new_day=written.new_day, by=by, at=at,
    )  # fmt: skip
    _circulate(record, by=by, at=at)
    if written.new_day is not None:
        there.new_day = written.new_day
        for each in required_actions(there.audit):
            move_day(each, written.new_day, by=by, access=access, at=at)


def _circulate(record: StageRecord, *, by: User, at: datetime) -> None:
    there, today = record.escalation, timezone.localdate(at)
    for standing in policy().stages[Part(record.part)].circulated_to:
        people = [each for each in holding(standing, there.whom, today) if each.pk != by.pk]
        for person in people or [None]:
            Receipt.objects.create(record=record, standing=standing.value, to=person, sent_at=at)
        said = f"A written record after audit {there.audit_id} is there for you to read."
        say(people, said, there.address, at=at)


def read_record(*, receipt: Receipt, by: User, access: Access, at: datetime) -> None:
    """Whoever it went to says that they read it; of a paper copy, whoever handed it over."""
    there = receipt.record.escalation
    if receipt.to_id is None:
        allowed = may_do(access, there.whom, f"record {_named(receipt.record)}", there.part)
    else:
        allowed = receipt.to_id == by.pk
    if not allowed or Part(receipt.record.part) not in parts_seen(access, there.whom, there.part):
        raise NotAllowed("Only the person it went to says that they have read it.")
    if receipt.read_at is not None:
        raise NotAllowed("That is noted already.")
    with transaction.atomic():
        receipt.read_at, receipt.said_by = at, by
        receipt.save()
        record_event(by=by, did="audit_steps.read", to=there, at=at)


def _named(record: StageRecord) -> str:
    names = {Part.PROCEDURE: "the procedure", Part.ASSURANCE: "the evidence meeting"}
    return names.get(Part(record.part), record.part)


def log_look(*, escalation: Escalation, by: User, at: datetime) -> None:
    """Each look at steps is kept, as looks at children are."""
    record_event(by=by, did="audit_steps.looked_at", to=escalation, at=at)


def _write_step(
    there: Escalation, move: str, said: str, *, by: User, at: datetime, part: Part | None = None
) -> None:
    StepTaken.objects.create(
        escalation=there, move=move, state=there.state, part=(part or there.part).value,
        said=said.strip(), by=by, at=at,
    )  # fmt: skip
    record_event(by=by, did="audit_steps.moved", to=there, at=at)


def _tell(there: Escalation, to: frozenset[Standing], *, by: User, at: datetime) -> None:
    today = timezone.localdate(at)
    people = [person for each in sorted(to) for person in holding(each, there.whom, today)]
    said = f"Something waits for you in following up audit {there.audit_id}."
    say(dict.fromkeys(people), said, there.address, at=at, but=by)
