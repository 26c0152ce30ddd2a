"""Targets from a file: previewed against what is there, written together, taken back together.

A row is one dated value; the rows of one indicator, kind and state are one target. What can be
downloaded can be uploaded again.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sightline.apps.events.imports import register_import
from sightline.apps.people.authority import authority_code
from sightline.apps.targets import actions, rules
from sightline.apps.targets.figures_shown import source
from sightline.apps.targets.models import SetTarget
from sightline.apps.targets.rules import Agreed, Step
from sightline.documents.set_targets import point_read
from sightline.documents.source import catalogue
from sightline.intake.preview import Row
from sightline.judgement.targets import TargetKind, TargetPoint
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.words import Unit

KIND = "targets"


def key_of(row: Row) -> str:
    return f"{row['indicator']}|{row['kind']}|{row['step']}"


def problem_with(row: Row, units: Mapping[str, Unit], in_files: Iterable[str]) -> str | None:
    """`in_files`: keys of the adopted targets that the authority's file holds."""
    try:
        rules.check_reason(row["why"])
        rules.check_points(points_of(row), units[row["indicator"]])
        if row["step"] == Step.ADOPTED:
            rules.check_can_adopt(
                Step.PROPOSED,
                agreed_of(row),
                today=date.max,
                kind=TargetKind(row["kind"]),
                in_file=key_of(row) in set(in_files),
            )
    except NotAllowed as refused:
        return str(refused)
    return None


def points_of(row: Row) -> list[TargetPoint]:
    return [point_read(each) for each in row["points"]]


def agreed_of(row: Row) -> Agreed:
    on = date.fromisoformat(row["agreed_on"]) if row["agreed_on"] else None
    return Agreed(row["agreed_by"], row["agreed_where"], on)


def rows_there(keys: Iterable[str]) -> dict[str, Row]:
    """What is proposed and adopted on pages now, as rows of a file."""
    wanted = set(keys)
    found = SetTarget.objects.filter(authority=authority_code(), step__in=rules.OPEN)
    rows = [row_of(one) for one in found]
    return {key_of(row): row for row in rows if key_of(row) in wanted}


def row_of(target: SetTarget) -> dict[str, Any]:
    return {
        "indicator": target.indicator,
        "kind": target.kind,
        "step": target.step,
        "points": target.points,
        "agreed_by": target.agreed_by,
        "agreed_where": target.agreed_where,
        "agreed_on": target.agreed_on.isoformat() if target.agreed_on else "",
        "why": target.why,
    }


def write_row(key: str, row: Row | None, *, by: Any, at: datetime) -> None:
    indicator, kind, step = key.split("|")
    authority = authority_code()
    there = SetTarget.objects.filter(
        authority=authority, indicator=indicator, kind=kind, step=step
    ).first()
    if row is None:
        if there:
            _take_away(there, by=by, at=at)
        return
    why, unit = row["why"], _unit(indicator)
    if there is None:
        there = actions.propose(
            by=by, authority=authority, indicator=indicator, kind=TargetKind(kind),
            points=points_of(row), unit=unit, why=why, at=at, agreed=agreed_of(row),
        )  # fmt: skip
        if step == Step.ADOPTED:
            actions.adopt(
                by=by, target=there, agreed=agreed_of(row), why=why, read=there.version, at=at
            )
        return
    actions.change(
        by=by, target=there, points=points_of(row), agreed=agreed_of(row), unit=unit, why=why,
        read=there.version, at=at,
    )  # fmt: skip


def _take_away(there: SetTarget, *, by: Any, at: datetime) -> None:
    """As if it had never been: it holds on no day."""
    why = "The file of targets it came with was taken back."
    first = there.begins if there.now is Step.ADOPTED else None
    actions.withdraw(by=by, target=there, why=why, read=there.version, at=at, from_on=first)


def _unit(indicator: str) -> Unit:
    found = source()
    known = catalogue(found).indicators if found else {}
    if indicator not in known:
        raise NotAllowed(f"There is no indicator “{indicator}” any more.")
    return known[indicator].shown_as


def grouped(rows: Iterable[tuple[int, dict[str, Any]]]) -> list[tuple[int, dict[str, Any]]]:
    """Rows of one value each, as rows of one target: the first line's words stand for all."""
    order = sorted(rows, key=lambda each: (key_of(each[1]), each[0]))
    made = []
    for _, found in groupby(order, key=lambda each: key_of(each[1])):
        each = list(found)
        points = [point for _, row in each for point in row["points"]]
        points.sort(key=lambda point: point["due"])
        made.append((each[0][0], {**each[0][1], "points": points}))
    return sorted(made, key=lambda row: row[0])


register_import(KIND, read=rows_there, write=write_row)
