from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.children.queries import authority_code
from sightline.apps.children.queries import may_see as may_see_child
from sightline.apps.disputes import rules, telling
from sightline.apps.disputes.models import PlanRating
from sightline.apps.disputes.queries import policies
from sightline.apps.disputes.records import holder_of
from sightline.apps.disputes.rules import Rated
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.judgement.marks import Rating
from sightline.vocabulary.not_allowed import NotAllowed


def rate_plan(
    *, by: User, access: Access, child_id: str, plan: Rated, reviewed_on: date, rag: Rating,
    is_smart: bool, has_drift: bool, reasons: str, at: datetime,
) -> PlanRating:  # fmt: skip
    """Red, amber or green of the plan at one review, shared with the worker and the managers."""
    today = timezone.localdate(at)
    rules.check_may_raise(access, policies().on(plan.kind, today))
    if not may_see_child(access, child_id):
        raise NotAllowed("There is no such child within your reach.")
    rules.check_rating(plan, reasons, reviewed_on, today)
    holder = holder_of(child_id)
    with transaction.atomic():
        made = PlanRating(
            authority=authority_code(), child_id=child_id, plan=plan.value, rag=rag.value,
            reviewed_on=reviewed_on, is_smart=is_smart, has_drift=has_drift,
            reasons=reasons.strip(), service=holder.service, team=holder.team,
            worker=holder.worker, by=by, at=at,
        )  # fmt: skip
        shared = [p for p in telling.sharers(made, at) if p.pk != by.pk]
        made.shared_with = ", ".join(each.name for each in shared)[:500]
        made.save()
        telling.of_a_rating(made, at=at)
        record_event(by=by, did="plan.rated", to=made, at=at, plan=plan.value)
    return made
