"""Who leads a milestone, as written; and which account or role a name stands for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from sightline.apps.events.row_history import delete_as
from sightline.apps.people.authority import authority_code
from sightline.apps.plan import rules
from sightline.apps.plan.actions.writing import keep, locked, tell_event
from sightline.apps.plan.models import LeadName, Milestone, MilestoneLead


def set_leads(*, by: Any, milestone: Milestone, leads: Sequence[str], at: datetime) -> None:
    """These and no others, in this order, as written: “Head of service (care)” is kept whole and
    names the lead “Head of service”."""
    written = rules.leads_written(leads)
    with transaction.atomic():
        there = {each.lead.name: each for each in milestone.leads.select_related("lead")}
        for gone in set(there) - {name for name, _ in written}:
            delete_as(there.pop(gone), by=by, at=at)
        for place, (name, whole) in enumerate(written, start=1):
            _set(milestone, there.get(name), name, whole, place, by=by, at=at)
        tell_event(milestone, "leads_set", "Its leads were set.", by=by, at=at)


def _set(
    milestone: Milestone, lead: MilestoneLead | None, name: str, whole: str, place: int, *,
    by: Any, at: datetime,
) -> None:  # fmt: skip
    if lead is None:
        lead = MilestoneLead(milestone=milestone, lead=_name(name, by=by, at=at))
    elif (lead.as_written, lead.position) == (whole, place):
        return
    lead.as_written, lead.position = whole, place
    keep(lead, by=by, at=at)


def _name(name: str, *, by: Any, at: datetime) -> LeadName:
    here = authority_code()
    found = LeadName.objects.filter(authority=here, name=name).first()
    if found is None:
        found = LeadName(authority=here, name=name)
        keep(found, by=by, at=at)
    return found


def link_lead(
    *, by: Any, name: LeadName, at: datetime, user: Any = None, role: str = "",
    is_group: bool = False,
) -> LeadName:  # fmt: skip
    """Says which account it is, or which role (`is_group`: all who hold it)."""
    rules.check_lead(user is not None, role)
    with transaction.atomic():
        there = locked(name)
        there.user, there.role, there.is_group = user, role, is_group
        keep(there, by=by, at=at)
        tell_event(there, "linked", "It was said who this lead is.", by=by, at=at)
    name.refresh_from_db()
    return name


def merge_leads(*, by: Any, name: LeadName, same_as: LeadName, at: datetime) -> None:
    """One is a spelling of the other. Nothing that was written is rewritten."""
    with transaction.atomic():
        there, other = locked(name), locked(same_as)
        rules.check_merge(there.pk, other.pk, other.same_as_id)
        there.same_as = other
        keep(there, by=by, at=at)
        for spelling in LeadName.objects.filter(same_as=there):
            spelling.same_as = other
            keep(spelling, by=by, at=at)
        tell_event(there, "merged", "It is a spelling of another lead’s name.", by=by, at=at)
    name.refresh_from_db()


def part_leads(*, by: Any, name: LeadName, at: datetime) -> None:
    """Not the same after all."""
    with transaction.atomic():
        there = locked(name)
        there.same_as = None
        keep(there, by=by, at=at)
        tell_event(there, "parted", "It is a lead of its own again.", by=by, at=at)
    name.refresh_from_db()
