"""Reminding leads, and telling the owner of a plan: one message a day to each, or none."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sightline.apps.notices.actions import tell
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.working_days import calendar
from sightline.apps.plan.leading.rules import Clock, Step, What, said
from sightline.apps.plan.leading.told import DUE, people_by_milestone, readers
from sightline.apps.plan.looking.kept import picture
from sightline.apps.plan.looking.settings import reminders
from sightline.apps.plan.models import Plan, Reminded
from sightline.apps.plan.rules import PlanState
from sightline.documents.plan import MilestoneData

Found = dict[int, list[tuple[MilestoneData, Step]]]


def remind(*, at: datetime) -> int:
    """How many people were told. Running it again the same day tells nobody twice."""
    today = timezone.localdate(at)
    clock = Clock(today, calendar(), reminders())
    if not clock.is_working:
        return 0
    found: Found = defaultdict(list)
    for plan in Plan.objects.filter(authority=authority_code(), state=PlanState.LIVE):
        _gather(plan, clock, found)
    known = readers(today)
    return sum(_tell(known[pk], steps, at) for pk, steps in found.items() if pk in known)


def _gather(plan: Plan, clock: Clock, found: Found) -> None:
    lines = [
        line for _, action, line in picture(plan, clock.today).lines if not action.is_completed
    ]
    leads = people_by_milestone((line.id for line in lines), clock.today)
    for line in lines:
        for step in clock.steps(line, plan.from_on):
            to = {plan.owner_id} if step.what.is_for_owner else leads[line.id]
            # What nobody leads, or has no timescale, is the owner's to see to as well.
            if step.what is What.NO_DAY or not to:
                to = to | {plan.owner_id}
            for person in to:
                found[person].append((line, step))


def _tell(person: User, steps: list[tuple[MilestoneData, Step]], at: datetime) -> bool:
    """Only of steps that this person was not told of yet; silence where there is none."""
    asked = Reminded.objects.filter(person=person, milestone__in={line.id for line, _ in steps})
    known = set(asked.values_list("milestone_id", "step", "day"))
    new = [(line, s) for line, s in steps if (line.id, s.name, s.day) not in known]
    if not new:
        return False
    by_what: dict[What, list[str]] = defaultdict(list)
    for line, step in sorted(new, key=lambda each: each[1].day):
        by_what[step.what].append(line.number)
    with transaction.atomic():
        told = tell(
            to=[person], topic=DUE, said=said(by_what), address=_page(by_what), at=at,
            key=f"plan-due-{timezone.localdate(at)}", by_mail=True,
        )  # fmt: skip
        if told:  # what comes up later the same day waits for the next
            Reminded.objects.bulk_create(_kept(person, new, at), ignore_conflicts=True)
    return bool(told)


def _kept(person: User, new: list[tuple[MilestoneData, Step]], at: datetime) -> list[Any]:
    return [
        Reminded(person=person, milestone_id=line.id, step=step.name, day=step.day, at=at)
        for line, step in new
    ]


def _page(found: dict[What, list[str]]) -> str:
    """Their own page; to who only keeps the plan, the plans."""
    is_led = any(not what.is_for_owner for what in found)
    return reverse("plan:mine" if is_led else "plan:home")
