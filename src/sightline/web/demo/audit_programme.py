"""A year's audit programme for the demonstration: some of it done, some still to be confirmed, a
sample that was kept and partly shared out, and numbers agreed with auditors."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from sightline.apps.audits.models import AgreedNumber, Audit, AuditSample, PlannedAudit
from sightline.apps.audits.programme import actions, drawing, proposing, showing, tools
from sightline.apps.audits.programme.allocating import allocate
from sightline.apps.audits.programme.frames import From, Wanted
from sightline.apps.audits.programme.queries import lines
from sightline.apps.audits.programme.rules import Kind, Source
from sightline.apps.audits.programme.sampling import Ask
from sightline.apps.people.access import access_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.audit_tools import Subject
from sightline.vocabulary.not_allowed import NotAllowed
from sightline.vocabulary.periods import financial_year_start

_DIP, _FILE, _THEMED, _CHECK = Kind.DIP_SAMPLE, Kind.CASE_FILE, Kind.THEMED, Kind.HEALTH_CHECK
_MANAGERS = ["Team managers", "Group managers", "Senior leaders"]
_DUTY = ["Group manager, assessment"]
# Months after April, title, kind, theme, leads.
_LINES: tuple[tuple[int, str, Kind, str, list[str]], ...] = (
    (0, "Strategy discussions dip sample", _DIP, "", _DUTY),
    (1, "Re-referrals dip sample", _DIP, "", _DUTY),
    (1, "Standard case file audit", _FILE, "", _MANAGERS),
    (2, "Disabled children health check", _CHECK, "", ["Group manager, disabled children"]),
    (3, "Case file audit: the voice of the child", _THEMED, "The voice of the child", _MANAGERS),
    (4, "Statutory visits dip sample", _DIP, "", _DUTY),
    (5, "Supervision records", Kind.SUPERVISION, "", ["Principal social worker"]),
    (6, "Review of Disabled children health check", _CHECK, "", ["Group manager"]),
    (6, "Management decisions dip sample", _DIP, "", _DUTY),
    (7, "Case file audit: children on a protection plan", _THEMED, "Core groups", _MANAGERS),
    (7, "Care plans of children placed at a distance", Kind.OTHER, "", []),
    (8, "Dip sample tbc", _DIP, "", _DUTY),
    (9, "Case file audit: theme tbc", _THEMED, "tbc", _MANAGERS),
    (10, "Case file audit:", _FILE, "", []),
)
_LAST_DONE = 6
_NUMBERS = (
    ("group.manager@", 3), ("assistant.manager@", 2), ("team.manager@", 2),
    ("head.of.safeguarding@", 2),
)  # fmt: skip


def ensure_audit_programme(at: datetime) -> None:
    """Idempotent: nothing happens where something is planned already."""
    lead = User.objects.filter(email__startswith="principal.social.worker@").first()
    if lead is None or lines().exists():
        return
    year = financial_year_start(timezone.localdate(at)).year
    planned = [_plan(one, year, lead, at) for one in _LINES]
    actions.plan_event(
        by=lead, at=at, title="Domestic abuse, with health and police",
        from_month=date(year, 10, 1), until_month=date(year, 12, 1),
    )  # fmt: skip
    _agree(year, lead, at)
    wanted = next((one for one in planned if one.theme == "Core groups"), None)
    if wanted is not None and (sample := _sample(wanted, lead, at)):
        _share_out(sample, lead, at)


def _plan(
    told: tuple[int, str, Kind, str, list[str]], year: int, lead: User, at: datetime
) -> PlannedAudit:
    after, title, kind, theme, leads = told
    month = date(year + (after + 3) // 12, (after + 3) % 12 + 1, 1)
    services = showing.services_with_cases(timezone.localdate(at))
    is_themed = kind is Kind.THEMED and theme != "tbc"
    line = actions.plan_audit(
        by=lead, at=at, month=month, title=title, kind=kind, theme=theme, leads=leads,
        services=services[:1] if kind is not _CHECK else services[1:2],
        is_progress_check=title.startswith("Review of"), number=6 if is_themed else 0,
        source=Source.SCORECARD if is_themed else "",
        source_said="Core groups were late for three months." if is_themed else "",
        progress_by=date(year, 12, 31) if title.startswith("Disabled") else None,
    )  # fmt: skip
    if after <= _LAST_DONE and line.month < timezone.localdate(at):
        said = "Looked at with the teams; what was found went into their team plans."
        return actions.move(line=line, way="complete", said=said, by=lead, at=at)
    return line


def _agree(year: int, lead: User, at: datetime) -> None:
    first, last = date(year, 10, 1), date(year, 12, 31)
    for who, number in _NUMBERS:
        auditor = User.objects.filter(email__startswith=who).first()
        if auditor is not None:
            actions.agree_number(
                auditor=auditor, from_on=first, until_on=last, number=number, by=lead, at=at
            )


def _sample(line: PlannedAudit, lead: User, at: datetime) -> AuditSample | None:
    """Six children on a protection plan, by age; none where there are no records of any."""
    today = timezone.localdate(at)
    wanted = Wanted(From.OPEN, condition="kind = 'child_protection'")
    key = next((key for key, title in tools.choices() if "ase" in title and "file" in title), "")
    try:
        found = drawing.draw(
            wanted, Ask(seed=2026, number=6, by=("age_band",)), access_of(lead, at), today, months=6
        )
        asked = {"of": "open", "condition": wanted.condition, "number": 6, "by": "age_band",
                 "months": 6, "seed": 2026}  # fmt: skip
        return actions.keep_sample(
            drawn=found, asked=asked, seed=2026, tool=tools.version_of(key), planned=line,
            subject=Subject.FILE, due_on=today + timedelta(days=20), by=lead, at=at,
        )  # fmt: skip
    except NotAllowed:
        return None


def _share_out(sample: AuditSample, lead: User, at: datetime) -> None:
    """Half of them, to those who agreed a number; the others wait."""
    agreed = AgreedNumber.objects.filter(authority=authority_code()).select_related("auditor")
    waiting = list(Audit.objects.filter(sampled__sample=sample).order_by("pk"))[:3]
    shown = proposing.page(waiting, proposing.Asked(sample.seed), timezone.localdate(at))
    able = {one.auditor_id: one.auditor for one in agreed}
    for line in shown["lines"]:
        chosen = able.get(line.chosen) or next(
            (able[id] for id, _ in line.able if id in able), None
        )
        if chosen is not None:
            allocate(audit=line.audit, auditor=chosen, by=lead, at=at)
