"""Times that ran out are kept as steps, so that a breach stays known however it went on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.disputes import telling
from sightline.apps.disputes.actions.stepping import keep_step
from sightline.apps.disputes.models import Dispute
from sightline.apps.disputes.queries import open_disputes, stages_of, total_clock
from sightline.apps.disputes.rules import DisputeState
from sightline.apps.people.working_days import calendar


def note_breaches(*, at: datetime) -> int:
    """Every day: reminders of last days, breaches kept and told. Running it again adds nothing."""
    days, today, kept = calendar(), timezone.localdate(at), 0
    for dispute in open_disputes():
        kept += keep_breaches(dispute, at=at)
        stages = stages_of(dispute, days)
        clock = stages[-1].clock if stages else None
        if dispute.now is DisputeState.WAITING and clock and clock.days_left(today) in {0, 1}:
            telling.of_a_deadline(dispute, at=at, due_on=clock.due_on(today))
    return kept


def keep_breaches(dispute: Dispute, *, at: datetime) -> int:
    """The stage's and the total's, each once; those concerned are told."""
    today, kept = timezone.localdate(at), 0
    known = {(step.move, step.level) for step in dispute.steps.all()}
    stages, total = stages_of(dispute), total_clock(dispute)
    with transaction.atomic():
        late = bool(stages) and stages[-1].is_now and stages[-1].is_breached(today)
        if late and ("breach", dispute.level) not in known:
            keep_step(dispute, "breach", by=None, at=at)
            if dispute.now is DisputeState.WAITING:
                telling.of_a_breach(dispute, at=at)
            kept += 1
        if total and total.is_late(today) and not any(move == "total" for move, _ in known):
            keep_step(dispute, "total", by=None, at=at)
            telling.of_total_passed(dispute, at=at)
            kept += 1
    if kept:
        vars(dispute).pop("_prefetched_objects_cache", None)
    return kept
