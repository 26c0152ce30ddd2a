"""Who may record what was done in the QA year, and what such a record must say. Plain Python."""

from collections.abc import Iterable
from datetime import date

from sightline.apps.calendar.activities import Activity
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import Right
from sightline.vocabulary.months import months_after
from sightline.vocabulary.not_allowed import NotAllowed

RECHECKS = (6, 12)
_LOOKING = ("reports_group_managers", "reports_team_managers", "reports_assistant_managers")
SELF_REVIEW = "self_review"


def may_record(access: Access, activity: Activity) -> bool:
    """Those who keep the QA year, those who answer for the activity; where nobody in particular
    does, everybody for whom figures are."""
    if access.may(Right.RUN_QA):
        return True
    if not activity.roles:
        return access.may(Right.SEE_FIGURES)
    return bool(set(activity.roles) & set(access.roles))


def looked_at(access: Access, known: Iterable[str]) -> str:
    """As which activity a look at today's lists counts: by the person's role."""
    there = set(known)
    by_role = {
        "reports_group_managers": {"group_manager", "head_of_service"},
        "reports_team_managers": {"team_manager"},
        "reports_assistant_managers": {"assistant_team_manager"},
    }
    for key in _LOOKING:
        if key in there and by_role[key] & set(access.roles):
            return key
    return SELF_REVIEW


def check_record(access: Access, activity: Activity, on: date, said: str, today: date) -> None:
    if not may_record(access, activity):
        raise NotAllowed("This is recorded by those who answer for it, or who keep the QA year.")
    if on > today:
        raise NotAllowed("That day has not come yet: record it once it took place.")
    if on < months_after(today, -24):
        raise NotAllowed("That is more than two years ago. Check the year.")
    if not said.strip():
        raise NotAllowed("Say in a few words what was seen or done.")


def check_take_back(access: Access, by: int) -> None:
    if access.person != by and not access.may(Right.RUN_QA):
        raise NotAllowed("Only whoever recorded it, or who keeps the QA year, takes it back.")


def recheck_due_on(closed_on: date, months: int) -> date:
    return months_after(closed_on, months)


def check_recheck(access: Access, due_on: date, checked_on: date, said: str, today: date) -> None:
    if not access.may(Right.RUN_QA):
        raise NotAllowed("Improvements are checked again by those who keep the QA year.")
    if checked_on > today:
        raise NotAllowed("That day has not come yet.")
    if checked_on < due_on:
        raise NotAllowed(f"It is to be checked from {due_on.day} {due_on:%B %Y} on, not before.")
    if not said.strip():
        raise NotAllowed("Say what shows that it has lasted, or has not.")
