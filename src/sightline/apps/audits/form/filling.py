"""What an audit knows before anybody writes: the records' words, facts, legal status."""

from datetime import date

from sightline.apps.audits.models import Audit
from sightline.apps.audits.tools.prefill import facts_for, records_for


def fill(audit: Audit, today: date) -> None:
    """Put the records' words and facts on an audit of a child; without one there is nothing."""
    if not audit.child_id:
        return
    records = records_for(
        audit.child_id, window_from=audit.window_from, window_to=audit.window_to, on=today
    )
    audit.records = {key: found.kept() for key, found in records.items()}
    audit.facts = facts_for(audit.child_id, today)
    status = records.get("legal_status")
    if status is not None and status.known:
        audit.legal_status = status.said[:200]
