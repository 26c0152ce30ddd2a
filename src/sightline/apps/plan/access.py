"""Who may: read a plan, keep it, and update a milestone."""

from typing import Any

from django.db.models import Q

from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.apps.plan.models import LeadName, Milestone, MilestoneLead, Plan


def may_see(access: Access) -> bool:
    return access.may(Right.SEE_PLAN)


def may_begin(access: Access) -> bool:
    return access.may(Right.RUN_PLAN)


def may_run(access: Access, plan: Plan) -> bool:
    """Who keeps plans, and the plan’s own owner while that person may read plans at all."""
    is_owner = access.person is not None and plan.owner_id == access.person
    return access.may(Right.RUN_PLAN) or (is_owner and may_see(access))


def keeps_all(access: Access, *names: LeadName | None) -> bool:
    """A name is one in every plan of the authority: who says whose it is keeps each of the plans
    in which it leads."""
    ids = {id for each in names if each for id in (each.pk, each.same_as_id) if id is not None}
    led = Q(lead__in=ids) | Q(lead__same_as__in=ids)
    plans = Plan.objects.filter(
        areas__actions__milestones__in=MilestoneLead.objects.filter(led).values("milestone")
    )
    return all(may_run(access, plan) for plan in plans.distinct())


def may_update(access: Access, milestone: Milestone) -> bool:
    """A lead of it, by account or by a role held; and who may run the plan."""
    if may_run(access, milestone.action.area.plan):
        return True
    names = [each.lead for each in milestone.leads.select_related("lead__same_as")]
    return may_see(access) and any(is_led_by(access, name) for name in names)


def is_led_by(access: Access, name: LeadName) -> bool:
    """The name, or the one it is a spelling of, is this person's or of a role they hold."""
    return any(_is(access, each) for each in (name, name.same_as) if each is not None)


def _is(access: Access, name: Any) -> bool:
    if name.user_id is not None and name.user_id == access.person:
        return True
    return bool(name.role) and name.role in access.roles
