"""A sample drawn for looking at: nothing is written. Kept, it becomes audits; see `keeping.py`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from sightline.apps.audits.models import Audit
from sightline.apps.audits.programme import sampling
from sightline.apps.audits.programme.frames import Wanted, frame
from sightline.apps.audits.programme.sampling import Ask, Candidate, Sample
from sightline.apps.audits.rules import FINISHED, AuditState
from sightline.apps.children.queries import holdings
from sightline.apps.people.authority import authority_code
from sightline.apps.people.reach import Access

RESTRICTED = "Restricted record"
OPEN_ALREADY = "An audit is open already"
ASKED = "Left out by request"


@dataclass(frozen=True)
class Drawn:
    sample: Sample
    snapshot: str


def draw(
    wanted: Wanted, ask: Ask, access: Access, today: date, *, months: int = 0,
    leave_out: Iterable[str] = (),
) -> Drawn:  # fmt: skip
    """`months`: leaves out whoever was audited within so many. `leave_out`: keys, by request."""
    sampling.check_ask(ask)
    candidates, records = frame(wanted, today)
    out = left_out(candidates, access, today, months=months, leave_out=frozenset(leave_out))
    return Drawn(sampling.draw(candidates, ask, out), records)


def left_out(
    candidates: list[Candidate], access: Access, today: date, *, months: int,
    leave_out: frozenset[str],
) -> dict[str, str]:  # fmt: skip
    """Why, by key; the gravest reason speaks. Restricted records are in no sample at all."""
    held = holdings()
    shut = access.restricted | (held.restricted if held else frozenset())
    busy = _open_audits()
    since = today - relativedelta(months=months)
    found = {}
    for one in candidates:
        who = one.child_id or one.worker
        if one.child_id in shut and one.child_id:
            found[one.key] = RESTRICTED
        elif who in busy:
            found[one.key] = OPEN_ALREADY
        elif who in leave_out or one.key in leave_out:
            found[one.key] = ASKED
        elif months and one.last_audited_on and one.last_audited_on > since:
            found[one.key] = f"Audited within the last {months} months"
    return found


def _open_audits() -> frozenset[str]:
    """Children, and practitioners whose own records are looked at, with an audit not yet done."""
    over = [*(each.value for each in FINISHED), AuditState.WITHDRAWN.value]
    rows = Audit.objects.filter(authority=authority_code()).exclude(state__in=over)
    return frozenset(
        child or worker
        for child, worker in rows.values_list("child_id", "worker")
        if child or worker
    )
