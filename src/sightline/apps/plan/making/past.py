"""The plan on another day: which day or fixed quarter an address names, and its picture."""

from dataclasses import dataclass
from datetime import date

from sightline.apps.plan.models import Plan
from sightline.apps.plan.queries import data_of, find_fixed, fixed_quarters, plan_data
from sightline.apps.plan.rules import day_said
from sightline.documents.plan import PlanData
from sightline.documents.plan.standing import quarter_before, quarter_end, quarter_words

_FIXED = "fixed-"
_QUARTERS = 8


@dataclass(frozen=True)
class Side:
    """`name`: as it stands in the address, '' for now."""

    name: str
    title: str
    data: PlanData


def day_in(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def side(plan: Plan, name: str, today: date) -> Side:
    """Now, for whatever names nothing that is there."""
    if name.startswith(_FIXED) and name.removeprefix(_FIXED).isascii():
        number = name.removeprefix(_FIXED)
        fixed = find_fixed(plan, number) if number.isdigit() and len(number) < 19 else None
        if fixed is not None:
            return Side(name, _fixed_title(fixed.quarter_end, fixed.version.number), data_of(fixed))
    day = day_in(name)
    if day is not None and day < today:
        return Side(name, f"On {day_said(day)}", plan_data(plan, on=day))
    return Side("", "Now", plan_data(plan))


def choices(plan: Plan, today: date) -> list[tuple[str, str]]:
    """Now, what was fixed, and the last days of the quarters that the plan has seen."""
    fixed = [
        (f"{_FIXED}{each.pk}", _fixed_title(each.quarter_end, each.version.number))
        for each in fixed_quarters(plan)
    ]
    ends, begun = [quarter_before(quarter_end(today))], plan.history.earliest().history_date.date()
    while ends[-1] >= begun and len(ends) < _QUARTERS:
        ends.append(quarter_before(ends[-1]))
    days = [(f"{end}", f"On {day_said(end)}") for end in ends if end >= begun]
    return [("", "Now"), *fixed, *days]


def _fixed_title(quarter: date, version: int) -> str:
    again = f", version {version}" if version > 1 else ""
    return f"{quarter_words(quarter)}, as fixed{again}"
