"""Ways on from other things into the plan, offered on their pages by the thread."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from sightline.apps.people.rules import Right
from sightline.apps.plan.golden.finding import may_start

# What may start an action of the plan. An audit's theme and the like add theirs when they come.
STARTS = {
    "board_challenge", "board_finding", "exploration", "deep_dive", "consultation",
    "agreed_action", "development_item", "scrutiny_request", "undertaking", "discrepancy",
    "audit_theme", "self_assessment_finding",
}  # fmt: skip


def into_the_plan(request: HttpRequest, kind: str, id: str) -> list[tuple[str, str]]:
    if kind not in STARTS or not request.access.may(Right.SEE_PLAN):
        return []
    if not may_start(request.access):
        return []
    address = f"{reverse('plan:start')}?{urlencode({'from': f'{kind}:{id}'})}"
    return [("Start an action of the plan from it", address)]
