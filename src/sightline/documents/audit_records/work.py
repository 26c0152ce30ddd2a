"""What the records say of the work with the child: visits, reviews, what the law asks for."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from sightline.documents.audit_records.facts import exploitation_risk
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

_VISITS = {
    "cin_visits": "child in need visits", "cp_visits": "child protection visits",
    "cla_visits": "looked-after visits",
}  # fmt: skip
_NO_VISIT = "No visit is recorded in the months looked at."


def visits(held: Held) -> Prefilled:
    if not held.has(*_VISITS):
        return not_in_extract()
    days = held.days("visited_on", *_VISITS)
    looked_at = held.within(days)
    if not looked_at:
        return none_said(held, _NO_VISIT, tables=_VISITS, warns=True)
    said = f"The last three: {days_said(days[:3])}. The longest gap was "
    return said_of(held, f"{said}{counted(_longest_gap(held, days, looked_at), 'day')}.")


def _longest_gap(held: Held, days: Sequence[date], looked_at: Sequence[date]) -> int:
    """Within the months looked at, and within the case that is open if it began in them; no later
    than the records reach, for of the days after nothing can be known."""
    case = held.lasting("open_cases")
    is_known = bool(case) or days[-1] < held.window_from
    began = max(held.window_from, case[-1]["started_on"]) if case else held.window_from
    begin = min(began, looked_at[-1]) if is_known else looked_at[-1]
    end = max(min(held.on, held.as_at, held.window_to), looked_at[0])
    return max((late - early).days for late, early in pairwise([end, *looked_at, begin]))


def seen(held: Held) -> Prefilled:
    if not held.has(*_VISITS):
        return not_in_extract()
    rows = [row for row in held.of(*_VISITS) if row["visited_on"] in held.within(
        held.days("visited_on", *_VISITS))]  # fmt: skip
    told = [row for row in rows if row.get("seen_alone") in {"yes", "no", True, False}]
    alone = sum(row["seen_alone"] in {"yes", True} for row in told)
    if not rows:
        return none_said(held, _NO_VISIT, tables=_VISITS, warns=True)
    said = f"Seen alone at {alone} of {counted(len(told), 'visit')} where it is recorded"
    unsaid = len(rows) - len(told)
    said += f"; of {unsaid} it is not recorded." if unsaid else "."
    return said_of(held, said, warns=alone < len(told))


_REVIEWS = {
    "core_groups": "core groups", "cp_reviews": "review conferences",
    "cla_reviews": "looked-after reviews", "cin_reviews": "reviews of the plan",
}  # fmt: skip


def reviews(held: Held) -> Prefilled:
    if not held.has(*_REVIEWS):
        return not_in_extract()
    found = {words: held.days("held_on", table)[:2] for table, words in _REVIEWS.items()}
    parts = [f"{words}: {days_said(days)}" for words, days in found.items() if days]
    if not parts:
        said = "No review or core group is recorded."
        return none_said(held, said, tables=_REVIEWS, warns=True)
    said = "; ".join(parts)
    return said_of(held, f"{said[0].upper()}{said[1:]}.")


def missing_episodes(held: Held) -> Prefilled:
    if not held.has("missing_episodes"):
        return not_in_extract()
    began = held.within(held.days("started_on", "missing_episodes"))
    if not began:
        return said_of(held, "No missing episode is recorded in the months looked at.")
    talks = held.within(held.days("held_on", "return_interviews"))
    told = counted(len(talks), "return interview") if held.has("return_interviews") else ""
    said = f"Missing {counted(len(began), 'time')}, last from {day_said(began[0])}"
    return said_of(held, f"{said}; {told} recorded." if told else f"{said}.", warns=True)


def exploitation(held: Held) -> Prefilled:
    if not held.has("exploitation_screenings"):
        return not_in_extract()
    rows = held.until("completed_on", "exploitation_screenings")
    if not rows:
        return said_of(held, "Nobody has screened this child for exploitation.")
    last = rows[-1]
    kind, day = str(last["kind"]).capitalize(), day_said(last["completed_on"])
    said = f"{kind} exploitation screened on {day}"
    return said_of(held, f"{said}: risk {last['risk']}.", warns=bool(exploitation_risk(held)))


def statutory(held: Held) -> Prefilled:
    names = {"peps": "education plan", "health_assessments": "health assessment"}
    if not held.has(*names):
        return not_in_extract()
    parts = []
    for table, words in names.items():
        days = held.days("held_on", table)
        parts.append(f"{words} {day_said(days[0]) if days else 'none recorded'}" if held.has(table)
                     else f"{words} not in the extract")  # fmt: skip
    scores = [row for row in held.of("cla_year_outcomes") if row.get("sdq_score") is not None]
    last = max((row["year_ending_on"] for row in scores), default=None)
    parts.append(f"SDQ for the year to {day_said(last)}" if last else "no SDQ score recorded")
    said = "; ".join(parts)
    return said_of(held, f"Last {said}.", warns="none recorded" in said)


def advocacy(held: Held) -> Prefilled:
    if not held.has("advocacy_offers"):
        return not_in_extract()
    days = held.days("offered_on", "advocacy_offers")
    said = f"Offered on {day_said(days[0])}." if days else "No offer of an advocate is recorded."
    return said_of(held, said, warns=not days)


def took_part(held: Held) -> Prefilled:
    if not held.has("cla_reviews"):
        return not_in_extract()
    rows = held.until("held_on", "cla_reviews")
    told = [row for row in rows if row.get("participation") not in {None, "unknown"}]
    if not told:
        return said_of(held, "Taking part in reviews is not recorded.")
    apart = told[-1]["participation"] in {"PN0", "PN7"}
    said = "took part" if not apart else "did not take part, or is under four"
    return said_of(held, f"At the review of {day_said(told[-1]['held_on'])} the child {said}.")
