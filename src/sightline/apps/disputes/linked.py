"""What disputes and plan ratings are called where others link to them, and who may see them."""

from typing import Any

from django.http import HttpRequest

from sightline.apps.attachments.registry import register as register_attachments
from sightline.apps.dashboards.providers import Line
from sightline.apps.disputes import queries, rules
from sightline.apps.disputes.models import Dispute, MonthReview, PlanRating
from sightline.apps.disputes.rules import DisputeState
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    register(
        Dispute.KIND, noun="Dispute", title=_title_of(Dispute), may_see=_may_see,
        address=lambda id: Dispute(pk=int(id)).address,
    )  # fmt: skip
    register_attachments(Dispute.KIND, may_read=_may_see, may_attach=_may_see)
    register(
        PlanRating.KIND, noun="Rating of a plan", title=_title_of(PlanRating),
        address=lambda id: PlanRating(pk=int(id)).address, may_see=_may_see_rating,
    )  # fmt: skip
    register(
        MonthReview.KIND, noun="Review of disputes", title=_title_of(MonthReview),
        address=lambda id: MonthReview.objects.get(pk=id).address,
        may_see=lambda access, id: rules.sees_all(access),
    )  # fmt: skip


def _title_of(model: Any) -> Any:
    def title(id: str) -> str | None:
        found = model.objects.filter(pk=id).first()
        return str(found) if found else None

    return title


def _may_see(access: Any, id: str) -> bool:
    return queries.find_dispute(id, access) is not None


def _may_see_rating(access: Any, id: str) -> bool:
    return queries.find_rating(id, access) is not None


def today(request: HttpRequest) -> list[Line]:
    """What waits for this person's reply, and replies to what they raised."""
    access = request.access
    if not access.may(Right.SEE_DISPUTES, Right.RAISE_DISPUTES):
        return []
    to_answer = replied = 0
    asked = [DisputeState.WAITING.value, DisputeState.REPLIED.value]
    for each in queries.disputes_within(access).filter(state__in=asked):
        moves = rules.possible(access, each.about, queries.policy_of(each))
        to_answer += "reply" in moves
        replied += "accept" in moves and each.raised_by_id == access.person
    said = [
        (to_answer, "dispute waits for your reply", "disputes wait for your reply", "answer"),
        (replied, "reply to your dispute", "replies to your disputes", "mine"),
    ]
    return [
        Line(count, one if count == 1 else many, queries.home_address(show=show), show == "answer")
        for count, one, many, show in said
        if count
    ]
