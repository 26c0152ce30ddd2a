"""Briefings of councillors: planned, held, or not held and why."""

from datetime import date, datetime

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.papers.models import PaperVersion
from sightline.apps.people.models import User
from sightline.apps.scrutiny import rules
from sightline.apps.scrutiny.models import MemberBriefing
from sightline.vocabulary.not_allowed import NotAllowed


def plan_briefing(
    *, by: User | None, authority: str, planned_on: date, audience: str, topics: str,
    paper: PaperVersion | None = None, at: datetime,
) -> MemberBriefing:  # fmt: skip
    with transaction.atomic():
        briefing = MemberBriefing(
            authority=authority, planned_on=planned_on, audience=audience.strip(),
            topics=topics.strip(), paper=paper,
        )  # fmt: skip
        save_as(briefing, by=by)
        record_event(by=by, did="briefing.planned", to=briefing, at=at, said=f"{briefing}.")
    return briefing


def record_briefing(
    *, by: User | None, briefing: MemberBriefing, held_on: date, present: int | None, asked: str,
    at: datetime,
) -> None:  # fmt: skip
    """It was held; `asked` are the questions, for the next one to begin with."""
    _check_is_open(briefing)
    with transaction.atomic():
        briefing.held_on, briefing.present, briefing.asked = held_on, present, asked.strip()
        save_as(briefing, by=by)
        record_event(by=by, did="briefing.held", to=briefing, at=at)


def cancel_briefing(*, by: User, briefing: MemberBriefing, why: str, at: datetime) -> None:
    _check_is_open(briefing)
    rules.check_why(why)
    with transaction.atomic():
        briefing.cancelled_because = why.strip()
        save_as(briefing, by=by, reason=why)
        record_event(by=by, did="briefing.cancelled", to=briefing, at=at, said="Cancelled.")


def _check_is_open(briefing: MemberBriefing) -> None:
    if briefing.held_on or briefing.cancelled_because:
        raise NotAllowed("This briefing was held or cancelled already.")
