"""What the records say of the case itself: who holds it, what is on record, how it is written."""

from dateutil.relativedelta import relativedelta

from sightline.documents.audit_records.held import (
    Held,
    Prefilled,
    counted,
    day_said,
    days_said,
    none_said,
    not_in_extract,
    said_of,
)
from sightline.documents.child_records import Row
from sightline.vocabulary.declared import declared_records
from sightline.vocabulary.record_tables import UNKNOWN


def holder(held: Held) -> Prefilled:
    if not held.has("allocations"):
        return not_in_extract()
    now = held.lasting("allocations")
    if not now:
        return said_of(held, "No worker or team holds the case.", warns=True)
    named = ", ".join(filter(None, (now[-1].get("worker"), now[-1].get("team"))))
    return said_of(held, f"{named or 'Nobody named'}, since {day_said(now[-1]['started_on'])}.")


_DETAILS = {
    "born_on": "date of birth", "sex": "sex", "ethnicity": "ethnicity", "disability": "disability",
    "upn": "pupil number",
}  # fmt: skip


def details(held: Held) -> Prefilled:
    """Which details are on record, never what they say."""
    rows = held.of("children")
    if not rows:
        return not_in_extract()
    there = [
        words for name, words in _DETAILS.items() if rows[0].get(name) not in {None, "unknown"}
    ]
    lacking = [words for words in _DETAILS.values() if words not in there]
    said = f"On record: {', '.join(there) or 'nothing'}."
    said += f" Not on record: {', '.join(lacking)}." if lacking else ""
    return said_of(held, f"{said} The other details are not in the extract.", warns=bool(lacking))


def chronology(held: Held) -> Prefilled:
    if not held.has("chronologies"):
        return not_in_extract()
    days = held.days("updated_on", "chronologies")
    if not days:
        return said_of(held, "No chronology is recorded.", warns=True)
    old = days[0] < held.on - relativedelta(months=3)
    age = (held.on - days[0]).days
    said = f"Last brought up to date on {day_said(days[0])}, {counted(age, 'day')} before."
    return said_of(held, said, warns=old)


_STATUTORY = {"statutory_visit", "visit", "child_protection", "looked_after"}


def case_notes(held: Held) -> Prefilled:
    """Against the two limits: three days for statutory work, five for the rest."""
    if not held.has("case_notes"):
        return not_in_extract()
    notes = [row for row in held.of("case_notes") if row["happened_on"] and row["recorded_at"]
             and held.window_from <= row["happened_on"] <= held.window_to]  # fmt: skip
    if not notes:
        return said_of(held, "No case note is recorded in the months looked at.", warns=True)
    late = [row for row in notes if _delay(row) > _limit(row)]
    slowest = max(_delay(row) for row in notes)
    said = f"{len(late)} of {counted(len(notes), 'note')} late; the slowest was written after "
    return said_of(held, f"{said}{counted(slowest, 'day')}.", warns=bool(late))


def _delay(row: Row) -> int:
    """Written before the day it is about: in time."""
    return max(int((row["recorded_at"].date() - row["happened_on"]).days), 0)


def _limit(row: Row) -> int:
    kind = str(row.get("kind") or "")
    return 3 if kind in _STATUTORY or kind.startswith(("statutory", "cp", "cla", "lac")) else 5


def assessment(held: Held) -> Prefilled:
    if not held.has("assessments"):
        return not_in_extract()
    rows = held.until("started_on", "assessments")
    if not rows:
        return said_of(held, "No assessment is recorded.")
    started, done = rows[-1]["started_on"], rows[-1]["completed_on"]
    if done is None or done > held.on:
        return said_of(held, f"Begun on {day_said(started)}, not finished.", warns=True)
    days = held.calendar.between(started, done)
    took = counted(days, "working day")
    said = f"Begun on {day_said(started)}, finished on {day_said(done)}: {took}."
    return said_of(held, said, warns=days > 45)


def referral(held: Held) -> Prefilled:
    if not held.has("referrals"):
        return not_in_extract()
    days = held.days("referred_on", "referrals")
    said = f"Referred on {days_said(days[:3])}." if days else "No referral is recorded."
    return said_of(held, said)


_PLANS = {
    "early_help_episodes": "early help", "cin_plans": "child in need plan",
    "cp_plans": "child protection plan", "periods_of_care": "in care",
}  # fmt: skip


def plans(held: Held) -> Prefilled:
    if not held.has(*_PLANS):
        return not_in_extract()
    now = [words for table, words in _PLANS.items() if held.is_open(table)]
    now += ["care leaver"] if held.of("care_leavers") else []
    said = ", ".join(now)
    if not now:
        return none_said(held, "No plan is recorded as open.", tables=_PLANS)
    return said_of(held, f"{said[0].upper()}{said[1:]}.")


def closed(held: Held) -> Prefilled:
    if not held.has("open_cases"):
        return not_in_extract()
    if held.is_open("open_cases"):
        return said_of(held, "The case is open.")
    ended = held.days("ended_on", "open_cases")
    return said_of(held, f"Closed on {day_said(ended[0])}." if ended else "No case is recorded.")


def legal_status(held: Held) -> Prefilled:
    if not held.has("cla_statuses"):
        return not_in_extract()
    rows = held.lasting("cla_statuses")
    if not rows:
        return said_of(held, "Not looked after")
    codes = declared_records().code_list("cla_statuses", "legal_status")
    code = str(rows[-1]["legal_status"] or UNKNOWN)
    return said_of(held, codes.meaning(code) if codes else code)
