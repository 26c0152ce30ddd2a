"""Measures brought in from a CSV file: looked at first, written, and taken back if wished.

Columns: section (or area), measure (or title); indicators, narrative and why not reported may be
there too. What a file does not hold stays.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sightline.apps.events.imports import keep_preview
from sightline.apps.events.models import Import
from sightline.apps.plan.actions.measures import add_measure, change_measure, remove_measure
from sightline.apps.plan.models import Plan, PlannedMeasure
from sightline.intake.preview import Preview, Row, preview_rows
from sightline.vocabulary.not_allowed import NotAllowed

KIND = "plan_measures"
_NAMES = {
    "section": ("section", "area"), "title": ("measure", "title"),
    "indicators": ("indicators", "indicator"), "is_narrative": ("narrative",),
    "unreported_because": ("why not reported", "reason"),
}  # fmt: skip
_MOST_BYTES = 1_000_000


def look_at_measures(*, by: Any, plan: Plan, name: str, content: bytes, at: datetime) -> Import:
    """The preview is kept until somebody says so; nothing is written."""
    return keep_preview(by=by, kind=KIND, source=name, preview=preview_of(plan, content), at=at)


def preview_of(plan: Plan, content: bytes) -> Preview:
    rows = list(_rows(plan, content))
    keys = [_key(row) for _, row in rows]
    return preview_rows(rows, rows_there(keys), _key, _problem)


def _rows(plan: Plan, content: bytes) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(io.StringIO(_text(content)))
    headings = {str(name).strip().casefold(): name for name in reader.fieldnames or ()}
    found = {
        field: next((headings[each] for each in names if each in headings), None)
        for field, names in _NAMES.items()
    }
    if found["section"] is None or found["title"] is None:
        raise NotAllowed("The first line must name the columns “section” and “measure”.")
    for row in reader:
        yield reader.line_num, _read(plan, row, found)


def _text(content: bytes) -> str:
    if len(content) > _MOST_BYTES:
        raise NotAllowed("The file is larger than a list of measures can be (1 MB).")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotAllowed("Save the file as CSV in UTF-8: it can’t be read as it is.") from None


def _read(plan: Plan, row: Mapping[str, str], found: Mapping[str, str | None]) -> Row:
    said = {name: " ".join((row.get(found[name] or "") or "").split()) for name in found}
    taken: dict[str, Any] = {
        "plan": plan.pk, "section": said["section"], "title": said["title"],
    }  # fmt: skip
    if found["indicators"]:
        parts = said["indicators"].replace(",", ";").split(";")
        taken["indicators"] = [each.strip() for each in parts if each.strip()]
    if found["is_narrative"]:
        taken["is_narrative"] = said["is_narrative"].casefold() in {"yes", "true", "1", "x"}
    if found["unreported_because"]:
        taken["unreported_because"] = said["unreported_because"]
    return taken


def _key(row: Row) -> str:
    return json.dumps([row["plan"], row["section"], row["title"]])


def _problem(row: Row) -> str | None:
    if not row["section"] or not row["title"]:
        return "Its section or its measure is empty."
    return None if len(row["title"]) <= 400 else "The measure is longer than 400 characters."


def rows_there(keys: Iterable[str]) -> dict[str, Row]:
    """By key, those of the plans that the keys name."""
    wanted = set(keys)
    plans = {json.loads(each)[0] for each in wanted}
    there = (_as_row(each) for each in PlannedMeasure.objects.filter(plan__in=plans))
    return {_key(row): row for row in there if _key(row) in wanted}


def _as_row(measure: PlannedMeasure) -> Row:
    return {
        "plan": measure.plan_id, "section": measure.section, "title": measure.title,
        "indicators": list(measure.indicators), "is_narrative": measure.is_narrative,
        "unreported_because": measure.unreported_because,
    }  # fmt: skip


def write_measure(key: str, row: Row | None, *, by: Any, at: datetime) -> None:
    plan, section, title = json.loads(key)
    there = PlannedMeasure.objects.filter(plan=plan, section=section, title=title).first()
    if row is None:
        if there is not None:
            remove_measure(by=by, measure=there, at=at)
        return
    values = {name: value for name, value in row.items() if name != "plan"}
    if there is None:
        add_measure(by=by, plan=Plan.objects.get(pk=plan), at=at, **values)
    else:
        change_measure(by=by, measure=there, values=values, read=there.version, at=at)
