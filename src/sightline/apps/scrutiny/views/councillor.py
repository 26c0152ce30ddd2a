"""The councillor's page: in large type and plain words, what is published and what was promised."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny import councillors
from sightline.apps.scrutiny.asked import queries
from sightline.apps.scrutiny.asked.forward_queries import my_committees, waiting_for_me
from sightline.apps.scrutiny.views.shared import page
from sightline.judgement.marks import PERFORMANCE

_PROMISES = 8


@needs(Right.SEE_PUBLISHED)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    access, today = request.access, timezone.localdate()  # type: ignore[attr-defined]
    mine = my_committees(access, today)
    promised = queries.asked(access, today)
    waiting = [each for each in promised if each.is_open]
    context: dict[str, Any] = {
        "mine": mine,
        "meetings": councillors.next_meetings(access, mine, today),
        "cards": councillors.published_cards(),
        "papers": councillors.newest_papers(),
        "sent": waiting_for_me(access),
        "promised": waiting[:_PROMISES],
        "more": max(len(waiting) - _PROMISES, 0),
        "kept": [each for each in promised if not each.is_open][:4],
        "key": [(mark.shape, mark.word) for mark in PERFORMANCE.values()],
    }
    return page(request, "councillor.html", context)
