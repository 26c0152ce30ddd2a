"""Who leads milestones as accounts: named, or holding the role that day; and what they hear of."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sightline.apps.notices.rules import Topic
from sightline.apps.notices.telling import people_with
from sightline.apps.notices.topics import register_topic
from sightline.apps.people.models import Grant, User
from sightline.apps.people.rules import Right
from sightline.apps.plan.models import Milestone, MilestoneLead

DUE = register_topic(
    Topic(
        "plan_due",
        "Milestones of the improvement plan",
        "To those who lead milestones and to a plan’s owner: what is due, overdue or without "
        "progress. One message a day at most, on working days.",
    )
)
ASKED = register_topic(
    Topic(
        "plan_asked",
        "Progress is asked for",
        "To those who lead milestones, when who keeps the plan asks how they stand.",
    )
)


def people_by_milestone(milestones: Iterable[int], day: date) -> dict[int, set[int]]:
    by_role: dict[str, set[int]] = defaultdict(set)
    for role, person in Grant.objects.on(day).values_list("role", "person_id"):
        by_role[role].add(person)
    made: dict[int, set[int]] = defaultdict(set)
    rows = MilestoneLead.objects.filter(milestone__in=list(milestones))
    for each in rows.select_related("lead__same_as"):
        for name in (each.lead, each.lead.same_as):
            if name is not None and name.user_id:
                made[each.milestone_id].add(name.user_id)
            elif name is not None and name.role:
                made[each.milestone_id] |= by_role[name.role]
    return made


def readers(day: date) -> dict[int, User]:
    """Who may open what they are told of."""
    return {person.pk: person for person in people_with(Right.SEE_PLAN, day)}


def leads_of(milestones: Iterable[Milestone], day: date) -> dict[User, list[str]]:
    """Each person who leads some of them, with the numbers of those."""
    held = {each.pk: each.number for each in milestones}
    known = readers(day)
    found: dict[User, list[str]] = defaultdict(list)
    people = people_by_milestone(held, day)
    for milestone, number in held.items():
        for person in sorted(people[milestone]):
            if person in known:
                found[known[person]].append(number)
    return dict(found)
