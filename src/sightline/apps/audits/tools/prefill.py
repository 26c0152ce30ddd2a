"""What the published records say of a child an audit looks at."""

from datetime import date

from sightline.apps.children.queries import snapshot
from sightline.apps.people.working_days import calendar
from sightline.documents import audit_records
from sightline.documents.audit_records import Held, Prefilled
from sightline.documents.child_records import records_of_child

__all__ = ["Prefilled", "facts_for", "records_for"]


def records_for(
    child_id: str, *, window_from: date, window_to: date, on: date
) -> dict[str, Prefilled]:
    """By prefill; nothing before the first publication."""
    held = _held(child_id, window_from, window_to, on)
    return audit_records.prefilled(held) if held else {}


def facts_for(child_id: str, on: date) -> dict[str, bool | None]:
    held = _held(child_id, on, on, on)
    return audit_records.facts(held) if held else {}


def _held(child_id: str, window_from: date, window_to: date, on: date) -> Held | None:
    records = snapshot()
    if records is None:
        return None
    tables = frozenset(name for name, rows in records.manifest.tables.items() if rows)
    rows = records_of_child(records, child_id)
    as_at = records.manifest.data_as_at
    return Held(rows, tables, window_from, window_to, on, as_at, calendar())
