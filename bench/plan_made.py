"""A plan of 1,000 milestones and ten years of history, written at once for `bench.plan`."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench.signed_in import many
from sightline.documents.plan import Brag

AREAS, PER_AREA, LEADS = 20, 10, 60
_COLOURS = (Brag.GREEN, Brag.GREEN, Brag.AMBER, Brag.GREEN, Brag.RED, Brag.BLUE)
_WORDS = "The programme of support has begun, and what came of it is told to the management team. "


def made_plan(by: Any, milestones: int, years: int, authority: str, today: date) -> Any:
    """Ratings and progress for every quarter, a new day every second year, three leads each."""
    from sightline.apps.plan import models

    first = date(today.year - years, 4, 1)
    at = datetime(first.year, 4, 1, 9, tzinfo=UTC)
    plan = models.Plan.objects.create(
        authority=authority, title="Plan of the benchmark", years=f"{first.year} on", owner=by,
        from_on=first, to_on=today + timedelta(days=720), state="live",
    )  # fmt: skip
    leads = [
        models.LeadName.objects.create(authority=authority, name=f"Head of part {number}")
        for number in range(LEADS)
    ]
    rows = _milestones(plan, milestones, today)
    _lead(rows, leads)
    quarters = [date(first.year, 6, 30) + timedelta(days=91 * n) for n in range(4 * years)]
    _tell(rows, quarters, by, at)
    return plan


def _milestones(plan: Any, count: int, today: date) -> list[Any]:
    from sightline.apps.plan.models import Milestone, PlanAction, PlanArea

    areas = many(PlanArea, [
        PlanArea(plan=plan, code=f"A{n}", name=f"Area number {n}", position=n)
        for n in range(AREAS)
    ])  # fmt: skip
    actions = many(PlanAction, [
        PlanAction(area=area, number=f"{area.code} {n}", title=_WORDS * 2, position=n)
        for area in areas
        for n in range(PER_AREA)
    ])  # fmt: skip
    return many(Milestone, [
        Milestone(
            action=actions[n % len(actions)], number=f"{actions[n % len(actions)].number}.{n}",
            text=f"Step {n}: {_WORDS}", position=n, timescale="31st March 2027",
            due_on=today + timedelta(days=n % 700 - 200), brag=_COLOURS[n % 6].value,
            rated_on=today - timedelta(days=n % 120),
        )
        for n in range(count)
    ])  # fmt: skip


def _lead(rows: list[Any], leads: list[Any]) -> None:
    from sightline.apps.plan.models import MilestoneLead

    many(MilestoneLead, [
        MilestoneLead(milestone=row, lead=leads[(n + place) % LEADS], position=place,
                      as_written=leads[(n + place) % LEADS].name)
        for n, row in enumerate(rows)
        for place in range(3)
    ])  # fmt: skip


def _tell(rows: list[Any], quarters: list[date], by: Any, at: datetime) -> None:
    from sightline.apps.plan.models import ProgressNote, Rating, TimescaleChange

    told = [(row, n, quarter) for row in rows for n, quarter in enumerate(quarters)]
    many(Rating, [
        Rating(milestone=row, brag=_COLOURS[(row.pk + n) % 6].value, on=quarter, why="So",
               evidence="Seen", by=by, at=at)
        for row, n, quarter in told
    ])  # fmt: skip
    many(ProgressNote, [
        ProgressNote(milestone=row, quarter=quarter, text=f"{_WORDS * 3}{n}", by=by, at=at)
        for row, n, quarter in told
    ])  # fmt: skip
    many(TimescaleChange, list(_changes(TimescaleChange, rows, quarters, by)))


def _changes(model: Any, rows: list[Any], quarters: list[date], by: Any) -> Iterator[Any]:
    for row in rows:
        for quarter in quarters[7::8]:
            at = datetime(quarter.year, quarter.month, quarter.day, 9, tzinfo=UTC)
            yield model(
                milestone=row, was="Then", was_due_on=quarter, wanted="Later", reason="It waits",
                wanted_due_on=quarter + timedelta(days=90), state="made", asked_by=by, asked_at=at,
                decided_by=by, decided_at=at,
            )  # fmt: skip
