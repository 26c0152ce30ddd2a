"""Values from a file: previewed against what is there, written together, taken back together."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sightline.apps.collected import actions, rules
from sightline.apps.collected.models import Entry
from sightline.apps.collected.rules import Said
from sightline.apps.events.imports import register_import
from sightline.apps.people.reach import Access
from sightline.intake.collected import ReadEntry, ReadValues
from sightline.intake.preview import Preview, RefusedRow, Row, preview_rows
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.printed_values import from_data, to_data
from sightline.vocabulary.printed_values.directions import print_directions, read_directions
from sightline.vocabulary.words import Level, Status, Unit

KIND = "collected_values"


def preview(read: ReadValues, authority: str, access: Access) -> Preview:
    """Each row against the entry it is for; a row for nothing that is asked is refused."""
    asked = {
        (entry.indicator.key, _folded(rules.unit_key(*entry.of)), entry.last): entry
        for entry in Entry.objects.filter(indicator__authority=authority).select_related(
            "indicator"
        )
    }
    rows = [(each.line, _row(each, asked.get(_asked(each)))) for each in read.entries]
    existing = rows_there(row["entry"] for _, row in rows if row["entry"])
    entries = {str(entry.pk): entry for entry in asked.values()}
    found = preview_rows(
        rows,
        existing,
        key_of=lambda row: row["entry"],
        problem_with=lambda row: _problem(row, entries, access),
    )
    unread = tuple(RefusedRow(each.line, each.sentence) for each in read.problems)
    return Preview(found.new, found.changed, found.same, (*found.refused, *unread))


def _asked(read: ReadEntry) -> tuple[str, str, date]:
    return read.indicator, _folded(read.unit or Level.AUTHORITY), read.last


def _folded(unit: str) -> str:
    return " ".join(unit.split()).casefold()


def _row(read: ReadEntry, entry: Entry | None) -> dict[str, Any]:
    value = read.written.value
    numerator, denominator = _decimal(read.numerator), _decimal(read.denominator)
    if value is None and entry and numerator is not None and denominator:
        value = rules.value_of_parts(Unit(entry.indicator.shown_as), numerator, denominator)
    provisional = read.written.status is Status.PROVISIONAL
    if entry is None:
        asked = ", ".join(filter(None, (read.indicator, read.unit, f"{read.last:%d/%m/%Y}")))
        return {"entry": "", "asked": asked}
    return {
        "entry": str(entry.pk),
        "status": read.written.status.value,
        "value": to_data(value) if value else None,
        "numerator": read.numerator,
        "denominator": read.denominator,
        "in_year": read.written.in_year,
        "why_provisional": read.reason if provisional else "",
        "reason": "" if provisional else read.reason,
        "expected_on": read.expected_on.isoformat() if read.expected_on else "",
        "coverage_note": read.coverage_note,
        "directions": print_directions(read.directions),
        "narrative": read.narrative,
        "explanation": read.explanation,
        "forecast": read.forecast,
    }


def _problem(row: Row, entries: Mapping[str, Entry], access: Access) -> str | None:
    entry = entries.get(row["entry"])
    if entry is None:
        return f"No value is asked for {row['asked']}. The template has what is."
    try:
        held = rules.held_for(access, *entry.of)
        rules.check_can_enter(entry.indicator.owner_role, held.roles, held.rights)
        rules.check_said(said_of(row))
    except NotAllowed as refused:
        return str(refused)
    return None


def rows_there(keys: Iterable[str]) -> dict[str, Row]:
    """Entries as rows of a file; one that still waits has no row yet."""
    found = Entry.objects.filter(pk__in=[int(key) for key in keys]).select_related("reason")
    return {str(entry.pk): _row_of(entry) for entry in found if entry.status}


def _row_of(entry: Entry) -> dict[str, Any]:
    return {"entry": str(entry.pk), **said_there(entry)}


def said_there(entry: Entry) -> dict[str, Any]:
    """What an entry says, as JSON can hold it."""
    expected = entry.reason.expected_on if entry.reason else None
    return {
        "status": entry.status,
        "value": entry.value,
        "numerator": _text(entry.numerator),
        "denominator": _text(entry.denominator),
        "in_year": entry.in_year,
        "why_provisional": entry.why_provisional,
        "reason": entry.reason.text if entry.reason else "",
        "expected_on": expected.isoformat() if expected else "",
        "coverage_note": entry.coverage_note,
        "directions": entry.directions,
        "narrative": entry.narrative,
        "explanation": entry.explanation,
        "forecast": entry.forecast,
    }


def _text(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def write_row(key: str, row: Row | None, *, by: Any, at: datetime) -> None:
    entry = Entry.objects.select_related("indicator").get(pk=int(key))
    if row is None:
        actions.take_back(by=by, entry=entry, read=entry.version, at=at)
        return
    actions.enter_value(by=by, entry=entry, said=said_of(row), read=entry.version, at=at)


def said_of(row: Row) -> Said:
    return Said(
        status=Status(row["status"]),
        value=from_data(row["value"]) if row["value"] else None,
        numerator=_decimal(row["numerator"]),
        denominator=_decimal(row["denominator"]),
        in_year=row["in_year"],
        why_provisional=row["why_provisional"],
        reason=row["reason"],
        expected_on=date.fromisoformat(row["expected_on"]) if row["expected_on"] else None,
        coverage_note=row["coverage_note"],
        directions=read_directions(row["directions"]),
        narrative=row["narrative"],
        explanation=row["explanation"],
        forecast=row["forecast"],
    )


register_import(KIND, read=rows_there, write=write_row)
