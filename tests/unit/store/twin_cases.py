"""Who held a child, and while which case was open, in plain Python: day by day where it can be."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

Row = dict[str, Any]
KINDS = ["early_help", "care_leaver", "assessment", "child_in_need", "child_protection"]
KINDS.append("looked_after")
TIERS = [
    ("children_in_care", "started_on", "ended_on"),
    ("cp_plans", "started_on", "ended_on"),
    ("cin_episodes", "started_on", "ended_on"),
    ("assessments", "started_on", "completed_on"),
]


def open_cases(spans: list[tuple[str, date, date | None]], until: date) -> list[Row]:
    """Stretches of (kind, start, end) of one child, found by walking every day up to `until`.

    Ends are first days no longer open. Spans that touch are one stretch.
    """
    found: list[Row] = []
    for kind, start, end in sorted(spans, key=lambda one: (one[1], one[2] or until)):
        last = found[-1] if found else None
        if last is not None and start <= (last["ended_on"] or date.max):
            last["kind"] = max(last["kind"], kind, key=KINDS.index)
            is_open = end is None or last["ended_on"] is None
            last["ended_on"] = None if is_open else max(last["ended_on"], end)
        else:
            found.append({"kind": kind, "started_on": start, "ended_on": end})
    return found


def allocations_by_day(observed: list[Row]) -> dict[date, tuple[str, str]]:
    """Who held the child on each extract day: {day: (team, worker)}.

    `observed`: rows with tier (0 the most serious), started_on, ended_on, observed_on, team and
    worker.
    """
    found: dict[date, tuple[str, str]] = {}
    for day in {row["observed_on"] for row in observed}:
        open_then = [
            row
            for row in observed
            if row["observed_on"] == day
            and row["started_on"] <= day
            and (row["ended_on"] is None or row["ended_on"] > day)
        ]
        if open_then:
            best = min(open_then, key=lambda row: (row["tier"], -row["started_on"].toordinal()))
            found[day] = (best["team"], best["worker"])
    return found


def days_held(allocations: list[Row], until: date) -> dict[date, list[tuple[str, str]]]:
    """Every day of every allocation, so that two on one day are seen."""
    found: dict[date, list[tuple[str, str]]] = {}
    for row in allocations:
        day = row["started_on"]
        while day < (row["ended_on"] or until):
            found.setdefault(day, []).append((row["team"], row["worker"]))
            day += timedelta(days=1)
    return found


def adopter_families(adopters: list[Row]) -> list[tuple[str, date]]:
    """(family, first enquiry) for each enquiry a family made."""
    enquiries: dict[tuple[str, int], list[date]] = {}
    seen: dict[str, int] = {}
    for row in sorted(adopters, key=lambda one: one["enquired_on"]):
        number = seen[row["adopter_id"]] = seen.get(row["adopter_id"], 0) + 1
        family = row["family_id"] or row["adopter_id"]
        enquiries.setdefault((family, number), []).append(row["enquired_on"])
    return sorted((family, min(days)) for (family, _), days in enquiries.items())


def positions(seen: list[tuple[str, date]]) -> list[tuple[str, date, date | None]]:
    """(child, from, to) of care leavers seen on extract days."""
    days = sorted({day for _, day in seen})
    after = dict(pairwise([*days, None]))
    return sorted((child, day, after[day]) for child, day in set(seen))
