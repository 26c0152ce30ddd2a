from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.children.queries import authority_code
from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.practice import rules
from sightline.apps.practice.actions.sessions import of_worker
from sightline.apps.practice.models import Appraisal, AssessedYear, Observation, Pause
from sightline.apps.practice.register import Worker
from sightline.apps.practice.rules import PauseKind
from sightline.vocabulary.not_allowed import NotAllowed


def keep_observation(
    *, by: User, access: Access, worker: Worker | None, kind: str, observed_on: date, seen: str,
    at: datetime, as_role: str = "", good: str = "", improve: str = "",
) -> Observation:  # fmt: skip
    """What was seen; of a worker, or of a panel, a conference, a review as a whole."""
    if not rules.may_observe(access):
        raise NotAllowed("Observations are recorded by managers and quality assurance.")
    if worker is not None:
        rules.check_may_keep(access, worker.name, worker.team, worker.service)
    if as_role and as_role not in access.roles:
        raise NotAllowed("You do not hold that role.")
    rules.check_held(observed_on, timezone.localdate(at))
    rules.check_words(seen, "Write what you saw.")
    about = of_worker(worker) if worker else {"authority": authority_code(), "worker": ""}
    with transaction.atomic():
        made = Observation.objects.create(
            **about, observer=by, as_role=as_role, kind=kind, observed_on=observed_on,
            seen=seen.strip(), good=good.strip(), improve=improve.strip(), at=at,
        )  # fmt: skip
        record_event(by=by, did="observation.kept", to=made, at=at, said="Practice was observed.")
    return made


def review_observation(
    *, by: User, access: Access, observation: Observation, read: int, at: datetime
) -> None:
    """Talked through with the worker, as the form has put it on the observation."""
    if by.pk != observation.observer_id:
        raise NotAllowed("Whoever observed reviews it with the worker.")
    reviewed = observation.reviewed_on
    if reviewed is None or reviewed < observation.observed_on:
        raise NotAllowed("The review comes on or after the day of the observation.")
    rules.check_held(reviewed, timezone.localdate(at))
    rules.check_words(observation.good + observation.improve, "Say what was good or can improve.")
    rules.check_words(observation.agreed, "Say what was agreed.")
    fields = ["good", "improve", "agreed", "reviewed_on"]
    with transaction.atomic():
        save_version(observation, read=read, fields=fields)
        record_event(by=by, did="observation.reviewed", to=observation, at=at, said="Reviewed.")


def pause(
    *, by: User, access: Access, worker: Worker, kind: PauseKind, from_on: date,
    to_on: date | None, at: datetime, reason: str = "",
) -> Pause:  # fmt: skip
    """No supervision is expected for these days. An open pause is ended by giving its last day."""
    rules.check_may_keep(access, worker.name, worker.team, worker.service)
    rules.check_days(from_on, to_on)
    if kind is PauseKind.OTHER:
        rules.check_words(reason, "Say why supervision pauses.")
    with transaction.atomic():
        open_one = Pause.objects.filter(
            authority=authority_code(), worker=worker.name, from_on=from_on, to_on__isnull=True
        ).first()
        made = open_one or Pause(**of_worker(worker), from_on=from_on)
        made.kind, made.reason, made.to_on = kind.value, reason.strip(), to_on
        made.by, made.at = by, at
        made.save()
        record_event(by=by, did="supervision.paused", to=made, at=at, said="Supervision pauses.")
    return made


def set_assessed_year(
    *, by: User, access: Access, worker: Worker, from_on: date, at: datetime
) -> AssessedYear:
    rules.check_may_keep(access, worker.name, worker.team, worker.service)
    with transaction.atomic():
        made, _ = AssessedYear.objects.update_or_create(
            authority=authority_code(), worker=worker.name,
            defaults={**of_worker(worker), "from_on": from_on, "by": by, "at": at},
        )  # fmt: skip
        record_event(by=by, did="practice.assessed_year", to=made, at=at, said="Assessed year.")
    return made


def hold_appraisal(
    *, by: User, access: Access, worker: Worker, held_on: date, at: datetime
) -> Appraisal:
    """Only that it was held, and when."""
    rules.check_may_keep(access, worker.name, worker.team, worker.service)
    rules.check_held(held_on, timezone.localdate(at))
    with transaction.atomic():
        made, is_new = Appraisal.objects.get_or_create(
            authority=authority_code(), worker=worker.name, held_on=held_on,
            defaults={**of_worker(worker), "by": by, "at": at},
        )  # fmt: skip
        if is_new:
            record_event(by=by, did="practice.appraised", to=made, at=at, said="Appraisal held.")
    return made
