from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.disputes import rules, telling
from sightline.apps.disputes.actions.raising import begin, raise_formally
from sightline.apps.disputes.actions.stepping import keep_step
from sightline.apps.disputes.models import Dispute
from sightline.apps.disputes.policy import Kind
from sightline.apps.disputes.rules import MissingPlan
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access


def raise_without_plan(
    *, by: User, access: Access, child_id: str, missing: MissingPlan, not_held_on: date,
    concern: str, at: datetime, level: int = 1, severity: str = "",
) -> Dispute:  # fmt: skip
    """There is no plan to review: the review is recorded as not held, a dispute raised, and copied
    to the assistant director, at once. The records are untouched, so the review stays due there."""
    rules.check_day_has_come(not_held_on, timezone.localdate(at))
    with transaction.atomic():
        made = begin(
            by=by, access=access, child_id=child_id, kind=Kind.LOOKED_AFTER, concern=concern,
            themes=["plan_missing"], at=at, level=level,
        )  # fmt: skip
        made.no_plan, made.review_not_held_on = missing.value, not_held_on
        made.save(update_fields=["no_plan", "review_not_held_on"])
        said = f"No {missing.value}. The review stays due until it is held."
        keep_step(made, "no plan", by=by, at=at, on=not_held_on, said=said)
        raise_formally(
            by=by, access=access, dispute=made, concern=concern, level=level, severity=severity,
            at=at,
        )  # fmt: skip
        people = telling.copies(made, at=at)
        names = ", ".join(each.name for each in people)
        nobody = "Nobody holds that role here: send the copy yourself."
        keep_step(
            made, "copy", by=by, at=at, said="" if people else nobody,
            with_whom=f"Assistant director: {names or 'nobody'}"[:300],
        )  # fmt: skip
    return made
