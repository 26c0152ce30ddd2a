"""What the records say beside the questions of an audit, and the facts questions hang on.

Three things are kept apart: what the extracts hold, that they hold none for this child, and that
such records are not in the extracts at all. The last is never shown as a no.
"""

from collections.abc import Callable

from sightline.documents.audit_records import case, work
from sightline.documents.audit_records.facts import facts
from sightline.documents.audit_records.held import NOT_IN_EXTRACT, Held, Prefilled

__all__ = ["NOT_IN_EXTRACT", "Held", "Prefilled", "facts", "prefilled"]

_PREFILLS: dict[str, Callable[[Held], Prefilled]] = {
    "holder": case.holder, "details": case.details, "chronology": case.chronology,
    "case_notes": case.case_notes, "assessment": case.assessment, "referral": case.referral,
    "plans": case.plans, "closed": case.closed, "legal_status": case.legal_status,
    "visits": work.visits, "seen": work.seen, "reviews": work.reviews,
    "missing": work.missing_episodes, "exploitation": work.exploitation,
    "statutory": work.statutory, "advocacy": work.advocacy, "took_part": work.took_part,
}  # fmt: skip


def prefilled(held: Held) -> dict[str, Prefilled]:
    """By the name a question gives as its `prefill`."""
    return {name: make(held) for name, make in _PREFILLS.items()}
