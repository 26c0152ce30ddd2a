"""Targets as a file, to take away and to bring back: its columns, and how a row is read."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sightline.apps.events.imports import keep_preview
from sightline.apps.events.models import Import
from sightline.apps.targets import uploads
from sightline.apps.targets.models import SetTarget
from sightline.apps.targets.queries import in_file
from sightline.apps.targets.rules import OPEN, Step
from sightline.documents.model import Column, Table
from sightline.documents.set_targets import point_written
from sightline.documents.source import Source, catalogue
from sightline.intake.collected.table_file import Row, read_table
from sightline.intake.preview import Preview, RefusedRow, preview_rows
from sightline.judgement.targets import Target, TargetKind, TargetPoint, WorkedOut
from sightline.vocabulary.periods import read_period_label
from sightline.vocabulary.problems import did_you_mean
from sightline.vocabulary.words import Unit

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("Indicator id", "Indicator"),
    "title": ("Title",),
    "kind": ("Kind",),
    "step": ("State",),
    "due": ("Due from",),
    "value": ("Value",),
    "percent": ("Change in percent",),
    "of": ("Of",),
    "base": ("Which figure that is",),
    "note": ("Note",),
    "agreed_by": ("Agreed by",),
    "agreed_where": ("Where",),
    "agreed_on": ("Agreed on",),
    "set_in": ("Set in",),
    "why": ("Why",),
}
_NEEDED = ["indicator", "kind", "due"]
_NOTES = (
    ("One row", "One dated value; rows of one indicator, kind and state are one target."),
    ("Kind", "; ".join(kind.value for kind in TargetKind)),
    ("State", "proposed or adopted; an adopted one needs who agreed it and on which day."),
    ("Set in", "page or file. Rows of the file are for reading: take one over on its page."),
    ("Why", "Fill in a reason in the rows to be written."),
)


def targets_table(source: Source, listed: Iterable[str]) -> Table:
    """Every value of the listed indicators' targets, from pages and from the file."""
    names = list(listed)
    titles = {name: catalogue(source)[name].title for name in names}
    on_pages: dict[str, list[SetTarget]] = {}
    for one in SetTarget.objects.filter(authority=source.authority, step__in=OPEN):
        on_pages.setdefault(one.indicator, []).append(one)
    rows = []
    for name in names:
        for one in on_pages.get(name, ()):
            rows += [_of_page(one, point, titles[name]) for point in one.profile]
        for each in in_file(source, name):
            rows += [_of_file(name, each, point, titles[name]) for point in each.profile]
        if not on_pages.get(name) and not in_file(source, name):
            rows.append({"indicator": name, "title": titles[name]})
    return Table(
        title="Targets",
        columns=tuple(Column(key, heads[0], wide=key == "title") for key, heads in COLUMNS.items()),
        rows=tuple(tuple(row.get(key) for key in COLUMNS) for row in rows),
        notes=_NOTES,
        name="targets",
        sheet="Targets",
    )


def _of_page(one: SetTarget, point: TargetPoint, title: str) -> dict[str, Any]:
    return {
        "indicator": one.indicator, "title": title, "kind": one.kind, "step": one.step,
        "agreed_by": one.agreed_by, "agreed_where": one.agreed_where,
        "agreed_on": one.agreed_on, "set_in": "page", **_value(point),
    }  # fmt: skip


def _of_file(name: str, one: Target, point: TargetPoint, title: str) -> dict[str, Any]:
    return {
        "indicator": name, "title": title, "kind": one.kind.value, "step": one.state.value,
        "set_in": "file", **_value(point),
    }  # fmt: skip


def _value(point: TargetPoint) -> dict[str, Any]:
    worked = point.worked_out
    said = {"percent": worked.percent, "of": worked.of, "base": worked.base} if worked else {}
    return {
        "due": point.due, "value": None if worked else point.value, "note": point.note, **said
    }  # fmt: skip


def look_at(
    source: Source, name: str, content: bytes, *, by: Any, at: datetime
) -> tuple[Import, Preview]:
    """What the file would write. Rows without a value or of the file's own targets are left."""
    table = read_table(name, content, COLUMNS, _NEEDED)
    known = catalogue(source).indicators
    read, refused = [], []
    for row in table.rows:
        if row["set_in"].strip() == "file" or not row["due"].strip():
            continue
        try:
            read.append((row.line, _row(row, known)))
        except ValueError as error:
            refused.append(RefusedRow(row.line, str(error)))
    rows = uploads.grouped(read)
    units: dict[str, Unit] = {each: one.shown_as for each, one in known.items()}
    adopted = [
        f"{one}|{each.kind}|{Step.ADOPTED}"
        for one in {row["indicator"] for _, row in rows}
        for each in in_file(source, one)
        if each.state == Step.ADOPTED
    ]
    there = uploads.rows_there(uploads.key_of(row) for _, row in rows)
    found = preview_rows(
        [(line, row) for line, row in rows if not _is_same(row, there)],
        there,
        key_of=uploads.key_of,
        problem_with=lambda row: uploads.problem_with(row, units, adopted),
    )
    same = sum(_is_same(row, there) for _, row in rows)
    preview = Preview(found.new, found.changed, same, (*found.refused, *refused))
    return keep_preview(by=by, kind=uploads.KIND, source=name, preview=preview, at=at), preview


def _is_same(row: Mapping[str, Any], there: Mapping[str, Mapping[str, Any]]) -> bool:
    """A row that says what stands there needs no reason."""
    now = there.get(uploads.key_of(row))
    return now is not None and all(
        row[name] == value for name, value in now.items() if name != "why"
    )


def _row(row: Row, known: Mapping[str, object]) -> dict[str, Any]:
    name = row["indicator"].strip()
    if name not in known:
        raise ValueError(f"There is no indicator “{name}”.{did_you_mean(name, known)}")
    agreed_on = row["agreed_on"].strip()
    return {
        "indicator": name,
        "kind": _one_of(row["kind"], [kind.value for kind in TargetKind], "kind of target"),
        "step": _one_of(row["step"] or "proposed", [step.value for step in OPEN], "state"),
        "points": [point_written(_point(row))],
        "agreed_by": row["agreed_by"].strip(),
        "agreed_where": row["agreed_where"].strip(),
        "agreed_on": _day(agreed_on).isoformat() if agreed_on else "",
        "why": row["why"].strip(),
    }


def _one_of(text: str, words: list[str], what: str) -> str:
    wanted = text.strip().casefold().replace(" ", "_").replace("-", "_").removesuffix("_target")
    if wanted not in words:
        raise ValueError(f"“{text.strip()}” is no {what}.{did_you_mean(wanted, words)}")
    return wanted


def _point(row: Row) -> TargetPoint:
    due, note = _day(row["due"]), row["note"].strip()
    value, percent = _number(row["value"]), _number(row["percent"])
    if (value is None) == (percent is None):
        raise ValueError("Give a value or a change in percent: one of them.")
    if percent is None:
        return TargetPoint(due, float(value or 0), None, note)
    of = _number(row["of"])
    if of is None:
        raise ValueError("Say in “Of” what the percentage is of.")
    worked = WorkedOut(percent, of, row["base"].strip())
    return TargetPoint(due, worked.value, worked, note)


def _number(text: str) -> float | None:
    plain = text.strip().rstrip("%").replace(",", "").strip()
    if not plain:
        return None
    try:
        return float(plain)
    except ValueError:
        raise ValueError(f"“{text.strip()}” is no number.") from None


def _day(text: str) -> date:
    return read_period_label(text.strip()).last
