"""Fixing a plan for a quarter."""

from datetime import date, datetime

from sightline.apps.plan.rules.days import day_of, day_said
from sightline.vocabulary.months import is_month_end
from sightline.vocabulary.not_allowed import NotAllowed

QUARTER = "plan_quarter"


def check_quarter_end(day: date) -> None:
    if not (is_month_end(day) and day.month % 3 == 0):
        raise NotAllowed(f"{day_said(day)} is no end of a quarter.")


def check_can_fix(quarter_end: date, at: datetime, is_fixed: bool, changes: str) -> None:
    check_quarter_end(quarter_end)
    if day_of(at) < quarter_end:
        raise NotAllowed(f"The quarter to {day_said(quarter_end)} is not over yet.")
    if is_fixed and not changes.strip():
        raise NotAllowed("This quarter is fixed already. To fix it again, say what is different.")


def quarter_paper(plan: int, quarter_end: date) -> tuple[str, str]:
    """What the paper of one quarter of a plan is about, as papers and links name things."""
    return QUARTER, f"{plan}{quarter_end:%Y%m%d}"


def plan_and_quarter(id: str) -> tuple[int, date] | None:
    """Back from that id; None for what is none."""
    try:
        return int(id[:-8]), date.fromisoformat(id[-8:])
    except ValueError:
        return None
