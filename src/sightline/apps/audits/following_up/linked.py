"""What following up is called elsewhere, and what waits on the home page.

An escalation, its records and judgements are registered nowhere: a kind without an entry in the
thread can be seen, linked and found by nobody.
"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.following_up import clock, pages, rules
from sightline.apps.audits.following_up.people import policy
from sightline.apps.audits.following_up.queries import (
    putting_right,
    required_within,
    unread_records,
)
from sightline.apps.audits.following_up.seeing import escalations_within, may_do
from sightline.apps.audits.following_up.steps import MOVES
from sightline.apps.audits.models import DecisionRecord, RequiredAction
from sightline.apps.audits.queries import find_audit
from sightline.apps.dashboards.providers import Line
from sightline.apps.people.rules import Right
from sightline.apps.thread.registry import register


def register_kinds() -> None:
    register(
        RequiredAction.KIND, noun="Required action", title=_title(RequiredAction),
        address=_address_of_required, may_see=_may_see(RequiredAction),
    )  # fmt: skip
    register(
        DecisionRecord.KIND, noun="Management decision record", title=_title(DecisionRecord),
        address=lambda id: reverse("audits:decision_record", args=[id]),
        may_see=_may_see(DecisionRecord),
    )  # fmt: skip


def _title(model: Any) -> Any:
    def title(id: str) -> str | None:
        found = model.objects.filter(pk=id).first()
        return str(found) if found else None

    return title


def _may_see(model: Any) -> Any:
    def may_see(access: Any, id: str) -> bool:
        found = model.objects.filter(pk=id).first()
        return found is not None and find_audit(found.audit_id, access) is not None

    return may_see


def _address_of_required(id: str) -> str:
    found = RequiredAction.objects.filter(pk=id).first()
    return putting_right(found.audit_id) if found else reverse("audits:progress")


def today(request: HttpRequest) -> list[Line]:
    """Exceptions to answer and records to read; steps that wait for this very person."""
    access, day = request.access, timezone.localdate()
    lines = []
    if access.may(Right.SEE_STEPS) and access.may(Right.DO_AUDITS):
        waiting = [
            each
            for each in pages.waiting_exceptions(required_within(access))
            if rules.may_answer(
                access, each.required.audit.about, policy().roles, each.raised_by_id
            )
        ]
        if waiting:
            words = "exceptions after audits to answer"
            lines.append(Line(len(waiting), words, reverse("audits:progress")))
    unread = unread_records(access.person)
    if unread:
        words = "written records to read"
        lines.append(Line(len(unread), words, unread[0].record.escalation.address))
    if access.may(Right.SEE_STEPS):
        own = [each for each in escalations_within(access) if _waits_for(access, each)]
        late = sum(clock.is_overdue(each, day) for each in own)
        if own:
            words = "steps of following up wait for you" + (f", {late} overdue" if late else "")
            lines.append(Line(len(own), words, reverse("audits:escalations"), bool(late)))
    return lines


def _waits_for(access: Any, escalation: Any) -> bool:
    moves = (each for each in MOVES.possible(escalation.now) if each.startswith("record"))
    return any(may_do(access, escalation.whom, move, escalation.part) for move in moves)
