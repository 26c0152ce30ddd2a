"""Review duties in plain Python, written from the schedules in the statutory guidance."""

from datetime import date, timedelta
from typing import Any

from sightline.vocabulary.months import months_after
from sightline.vocabulary.working_days import WorkingDays

Row = dict[str, Any]
CALENDAR = WorkingDays()


def cp_duties(plan: Row, held: list[date]) -> list[Row]:
    """The duties of a plan all of whose reviews are known."""
    duties: list[Row] = []
    set_on, months, number = plan["started_on"], 3, 1
    for review in sorted(one for one in set(held) if _within(plan, one)):
        due_on = months_after(set_on, months)
        duties.append(_duty(number, set_on, due_on, review))
        set_on, months, number = review, 6, number + 1
    due_on = months_after(set_on, months)
    if plan["ended_on"] is None or due_on < plan["ended_on"]:
        duties.append(_duty(number, set_on, due_on, None))
    return duties


def _within(span: Row, review: date) -> bool:
    return span["started_on"] < review and (span["ended_on"] is None or review <= span["ended_on"])


def _duty(number: int, set_on: date, due_on: date, held_on: date | None) -> Row:
    return {"number": number, "set_on": set_on, "due_on": due_on, "held_on": held_on}


def cla_duties(
    period: Row, held: list[date], order_on: date | None, placed_on: date | None
) -> list[Row]:
    """The duties of a period of care; `order_on`: placement order; `placed_on`: with adopters."""
    reviews = sorted(one for one in set(held) if _within(period, one))
    starts = [("looked_after", period["started_on"]), ("adoption", order_on)]
    starts.append(("placed_for_adoption", placed_on))
    dated = [(name, on) for name, on in starts if on is not None]
    # A schedule that a further one has overtaken before it begins never applies.
    lasting = [
        (name, on)
        for n, (name, on) in enumerate(dated)
        if not any(later <= on for _, later in dated[n + 1 :])
    ]
    duties: list[Row] = []
    for n, (schedule, from_on) in enumerate(lasting):
        to_on = lasting[n + 1][1] if n + 1 < len(lasting) else None
        inside = [one for one in reviews if one > from_on and (to_on is None or one <= to_on)]
        after = [one for one in reviews if to_on is not None and one > to_on]
        duties += _segment(schedule, from_on, to_on, inside, after, period["ended_on"])
    return duties


def _segment(
    schedule: str,
    from_on: date,
    to_on: date | None,
    inside: list[date],
    after: list[date],
    ended_on: date | None,
) -> list[Row]:
    duties, set_on, number = [], from_on, 1
    for review in inside:
        due_on = _due(schedule, number, set_on)
        duties.append({"schedule": schedule, **_duty(number, set_on, due_on, review)})
        set_on, number = review, number + 1
    due_on = _due(schedule, number, set_on)
    is_overtaken = to_on is not None and due_on >= to_on
    is_over = ended_on is not None and due_on >= ended_on
    if not is_overtaken and not is_over:
        held_on = after[0] if after else None
        duties.append({"schedule": schedule, **_duty(number, set_on, due_on, held_on)})
    return duties


def _due(schedule: str, number: int, set_on: date) -> date:
    if number == 1:
        return {
            "looked_after": CALENDAR.after(set_on, 20),
            "adoption": months_after(set_on, 3),
            "placed_for_adoption": set_on + timedelta(days=28),
        }[schedule]
    return months_after(set_on, 3 if number == 2 and schedule != "adoption" else 6)
