"""A whole scorecard from a file on a page: looked at, written together, taken back together.

One row of the import is one indicator with everything the file says of it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from sightline.apps.collected.actions.indicators import Collecting
from sightline.apps.collected.actions.scorecards import (
    Planned,
    planned,
    take_away_loaded,
    write_planned,
)
from sightline.apps.collected.models import CollectedIndicator
from sightline.apps.collected.rules import Said
from sightline.apps.collected.uploads import said_of, said_there
from sightline.apps.events.imports import register_import
from sightline.intake.collected import ReadScorecard
from sightline.intake.preview import Preview, RefusedRow, Row, preview_rows
from sightline.vocabulary.printed_values import to_data
from sightline.vocabulary.printed_values.directions import print_directions
from sightline.vocabulary.printed_values.periods import CollectedPeriod, Frequency, PeriodKind
from sightline.vocabulary.words import Polarity, Status, Unit

KIND = "collected_scorecard"
_ENUMS = {
    "shown_as": Unit, "better": Polarity, "period_kind": PeriodKind, "frequency": Frequency,
}  # fmt: skip
_LISTS = ("also_in", "asked_of", "part_labels", "comparators", "targets")


@dataclass(frozen=True)
class Held:
    """What a file holds, in numbers. `without` counts the states that stand for a value."""

    indicators: int
    values: int
    without: tuple[tuple[str, int], ...]
    in_parts: int
    comparators: int
    targets: int


def held(plan: Iterable[Planned]) -> Held:
    plan = list(plan)
    said = [each for one in plan for _, each in one.values]
    states = Counter(Status(each.status).in_words for each in said if each.value is None)
    return Held(
        indicators=len(plan),
        values=sum(each.value is not None for each in said),
        without=tuple(states.most_common()),
        in_parts=sum(each.value is not None and len(each.value.parts) > 1 for each in said),
        comparators=sum(len(one.how.comparators) for one in plan),
        targets=sum(len(one.how.targets) for one in plan),
    )


def preview(card: ReadScorecard, authority: str, owner: str) -> tuple[Preview, Held]:
    """Each indicator against those there are; one collected otherwise already is refused.

    Raises NotAllowed where the file has no values at all.
    """
    plan = planned(card, owner)
    rows = [(each.line, _row(authority, each)) for each in plan]
    existing = rows_there(row["key"] for _, row in rows)

    def problem(row: Row) -> str | None:
        there = existing.get(row["key"])
        if there is None or all(there[name] == value for name, value in row.items()):
            return None
        return f"“{row['how']['title']}” is collected already, and stays as it is."

    found = preview_rows(rows, existing, key_of=lambda row: row["key"], problem_with=problem)
    unread = tuple(RefusedRow(each.line, each.sentence) for each in card.problems)
    return replace(found, refused=(*found.refused, *unread)), held(plan)


def _row(authority: str, one: Planned) -> dict[str, Any]:
    how = {name: _plain(value) for name, value in one.how.values().items()}
    values = [{**_period_row(period), **_said_row(said)} for period, said in one.values]
    return {"key": f"{authority}/{one.key}", "how": how, "values": _by_end(values)}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _period_row(period: CollectedPeriod) -> dict[str, str]:
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    return {"period_kind": period.kind.value, **days}


def _said_row(said: Said) -> dict[str, Any]:
    return {
        "status": said.status.value,
        "value": to_data(said.value) if said.value is not None else None,
        "numerator": "",
        "denominator": "",
        "in_year": said.in_year,
        "why_provisional": said.why_provisional,
        "reason": said.reason,
        "expected_on": said.expected_on.isoformat() if said.expected_on else "",
        "coverage_note": said.coverage_note,
        "directions": print_directions(said.directions),
        "narrative": said.narrative,
        "explanation": said.explanation,
        "forecast": said.forecast,
    }


def _by_end(values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(values, key=lambda each: (each["last"], each["period_kind"]))


def rows_there(keys: Iterable[str]) -> dict[str, Row]:
    """Indicators as a file would bring them; a period that still waits says nothing yet."""
    wanted = set(keys)
    found = CollectedIndicator.objects.filter(
        authority__in={key.split("/", 1)[0] for key in wanted},
        key__in={key.split("/", 1)[1] for key in wanted},
    ).prefetch_related("entries__reason")
    rows = {f"{each.authority}/{each.key}": _row_of(each) for each in found}
    return {key: row for key, row in rows.items() if key in wanted}


def _row_of(indicator: CollectedIndicator) -> dict[str, Any]:
    how = {name: _plain(getattr(indicator, name)) for name in Collecting.__dataclass_fields__}
    values = [
        {**_period_row(each.period), **said_there(each)}
        for each in indicator.entries.all()
        if each.status
    ]
    key = f"{indicator.authority}/{indicator.key}"
    return {"key": key, "how": how, "values": _by_end(values)}


def write_row(key: str, row: Row | None, *, by: Any, at: datetime) -> None:
    authority, own = key.split("/", 1)
    if row is None:
        there = CollectedIndicator.objects.get(authority=authority, key=own)
        take_away_loaded(by=by, indicator=there, at=at)
        return
    values = tuple((_period(each), said_of(each)) for each in row["values"])
    one = Planned(own, 0, _collecting(row["how"]), values)
    write_planned(by=by, authority=authority, planned=one, at=at)


def _period(row: Row) -> CollectedPeriod:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return CollectedPeriod(PeriodKind(row["period_kind"]), first, last)


def _collecting(how: Row) -> Collecting:
    values = dict(how)
    values |= {name: enum(how[name]) for name, enum in _ENUMS.items()}
    values |= {name: tuple(how[name]) for name in _LISTS}
    for name in ("asked_since", "asked_until"):
        values[name] = date.fromisoformat(how[name]) if how[name] else None
    return Collecting(**values)


register_import(KIND, read=rows_there, write=write_row)
