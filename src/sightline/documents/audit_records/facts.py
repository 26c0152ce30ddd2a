"""Facts that decide which questions an audit asks."""

from sightline.documents.audit_records.held import Held
from sightline.documents.child_records import Row

# Factors of an assessment that speak of exploitation: sexual, trafficking, gangs, criminal.
_FACTORS = {"11A", "12A", "13A", "24A"}


def facts(held: Held) -> dict[str, bool | None]:
    """None: the extracts can't say, so the auditor is asked."""
    looked_after = held.is_open("periods_of_care")
    cp_plan = held.is_open("cp_plans")
    open_case = held.is_open("open_cases")
    return {
        "closed_case": None if open_case is None else not open_case,
        "care_leaver": bool(held.of("care_leavers")) if held.has("care_leavers") else None,
        "looked_after": looked_after,
        "cp_plan": cp_plan,
        "in_statutory_process": _any(looked_after, cp_plan, held.is_open("pre_proceedings")),
        "exploitation_risk": exploitation_risk(held),
    }


def _any(*known: bool | None) -> bool | None:
    if True in known:
        return True
    return None if None in known[:2] else False


def exploitation_risk(held: Held) -> bool | None:
    """By the latest screening of each kind and the factors of assessments in the last year. Where
    there is neither, nobody knows."""
    latest: dict[str, Row] = {}
    for row in held.until("completed_on", "exploitation_screenings"):
        latest[row["kind"]] = row
    if any(row["risk"] not in {"none", None} for row in latest.values()):
        return True
    done = [row for row in held.of("assessments") if row["completed_on"]]
    recent = [row for row in done if 0 <= (held.on - row["completed_on"]).days <= 365]
    if any(_FACTORS & set(row.get("factors") or ()) for row in recent):
        return True
    return False if latest else None
