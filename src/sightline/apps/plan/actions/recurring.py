"""The days of a milestone that recurs, made from its timescale.

They begin on the day it came into this plan here: whether it was done before, nobody wrote down as
an occurrence. `due_on` of such a milestone is its next day that is neither done nor missed, so
that whatever asks what is due needs to know of no other rule.
"""

from datetime import date, datetime
from typing import Any

from sightline.apps.events.row_history import delete_as
from sightline.apps.plan import rules
from sightline.apps.plan.actions.writing import keep
from sightline.apps.plan.models import Milestone, Occurrence, Plan
from sightline.vocabulary.timescales import Timescale, occurrences, read_timescale


def read_for(plan: Plan, written: str) -> Timescale:
    """What a timescale of this plan means."""
    return read_timescale(written, plan_from=plan.from_on, plan_to=plan.to_on)


def plan_days(milestone: Milestone, *, by: Any, at: datetime) -> list[Occurrence]:
    """Its days until the plan's end; none where the timescale does not recur."""
    plan = milestone.action.area.plan
    days = occurrences(read_for(plan, milestone.timescale), until=plan.to_on)
    made = add_days(milestone, [day for day in days if day >= rules.day_of(at)], by=by, at=at)
    if made and milestone.due_on is None:
        set_next_day(milestone, by=by, at=at)
    return made


def add_days(milestone: Milestone, days: list[date], *, by: Any, at: datetime) -> list[Occurrence]:
    """Those that are there already stay as they are."""
    known = set(milestone.occurrences.values_list("due_on", flat=True))
    made = [Occurrence(milestone=milestone, due_on=day) for day in days if day not in known]
    for each in made:
        keep(each, by=by, at=at)
    return made


def plan_days_anew(milestone: Milestone, *, by: Any, at: datetime) -> None:
    """After another timescale: days that were neither done nor missed give way to its own."""
    for each in milestone.occurrences.filter(done_on=None, missed_because=""):
        delete_as(each, by=by, at=at, reason="Another timescale")
    plan_days(milestone, by=by, at=at)


def set_next_day(milestone: Milestone, *, by: Any, at: datetime) -> None:
    waiting = milestone.occurrences.filter(done_on=None, missed_because="").order_by("due_on")
    following = waiting.values_list("due_on", flat=True).first()
    if milestone.due_on != following:
        milestone.due_on = following
        keep(milestone, by=by, at=at, reason="Its next day")
