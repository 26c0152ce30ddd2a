"""A little life of the QA year: lists looked at, a walk, sessions with staff. Through actions."""

from datetime import datetime, timedelta

from sightline.apps.calendar import actions
from sightline.apps.calendar.models import Occurrence
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User

_LOOKED = "Three visits were late; spoke to both workers, two are booked for tomorrow."
# Whose account, which activity, how many days ago, where, what was seen, what was said back.
_HELD = (
    ("director", "walking_the_floor", 33, "Assessment teams",
     "A morning with two teams. New starters know whom to ask; printers and cars cost time.",
     "Told both teams the same week: two pool cars from next month, the rest by the new year."),
    ("director", "staff_engagement", 47, "Town hall",
     "Sixty people; two case studies of families who came back to us, and why.", ""),
    ("director", "extended_leadership", 19, "Town hall",
     "Managers and senior leaders on caseloads, and on what the last audits found.", ""),
    ("director", "extended_leadership", 115, "Town hall", "The plan for the second half.", ""),
    ("head.of.safeguarding", "iro_report", 60, "",
     "The year of the reviewing service went to the corporate parenting board.", ""),
    ("group.manager", "recording_days", 24, "Assessment and Safeguarding",
     "A day without meetings. Plans of 41 children were brought up to date.", ""),
)  # fmt: skip


def ensure_qa_year(at: datetime) -> None:
    people = {each.email.partition("@")[0]: each for each in User.objects.filter(is_active=True)}
    if Occurrence.objects.exists() or "director" not in people:
        return
    for key, activity, days, place, said, back in _HELD:
        by = people.get(key) or people["director"]
        when = at - timedelta(days=days)
        access = access_of(people["director"] if key == "group.manager" else by, at)
        actions.record(
            by=by, access=access, activity=activity, on=when.date(), said=said, at=when,
            place=place, said_back=back, who="Director and senior leaders" if "dir" in key else "",
        )  # fmt: skip
    for key in ("team.manager", "group.manager"):
        for weeks in range(4):
            if key in people:
                by, when = people[key], at - timedelta(days=7 * weeks + 1)
                actions.look_at_lists(by=by, access=access_of(by, at), note=_LOOKED, at=when)
