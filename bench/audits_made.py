"""Audits over some years, written at once for `bench.audits`."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bench.signed_in import AUTHORITY, many

AUDITORS, TEAMS, CHILDREN, ANSWERED = 40, 20, 3_000, 12
_WORDS = "Case notes of the spring were read; visits were on time and the child was seen alone. "


def made_audits(head: Any, count: int, years: int, today: date) -> tuple[int, int]:
    """Handed in but for the last few; graded, answered, judged, with findings and moderations.

    Returns the number of one that is closed and of one that `head` has to write.
    """
    from sightline.apps.audits.models import Audit
    from sightline.apps.audits.tools.queries import newest, tool_of
    from sightline.apps.people.models import User

    version = newest("case_file")
    if version is None:
        raise RuntimeError("The catalogue has no tool for whole files.")
    auditors = many(User, [
        User(email=f"auditor{n}@example.org", name=f"Auditor {n}") for n in range(AUDITORS)
    ])  # fmt: skip
    first = today - timedelta(days=365 * years)
    rows = [_audit(version, n, count, auditors, first, years) for n in range(count - 1)]
    rows.append(_waiting(version, count, head, today))
    audits = many(Audit, rows)
    done = audits[:-1]
    _told(done, tool_of(version), head)
    return done[-1].pk, audits[-1].pk


def _work(number: int) -> dict[str, Any]:
    team = number % TEAMS
    return {"child_id": f"CHILD-{number % CHILDREN}", "service": f"Service {team % 4}",
            "team": f"Team {team}", "worker": f"Worker {number % 150}"}  # fmt: skip


def _audit(version: Any, n: int, count: int, auditors: list[Any], first: date, years: int) -> Any:
    from sightline.apps.audits.models import Audit

    day = first + timedelta(days=365 * years * n // count)
    grade, at = 1 + (n * 7 + n // 5) % 4, datetime.combine(day, time(12), UTC)
    return Audit(
        authority=AUTHORITY, tool=version, subject="file", auditor=auditors[n % AUDITORS],
        state="closed", set_on=day - timedelta(days=15), due_on=day,
        window_from=day - timedelta(days=380), window_to=day - timedelta(days=15),
        first_grade=grade, grade=grade, handed_in_at=at, closed_at=at, **_work(n),
    )  # fmt: skip


def _waiting(version: Any, n: int, head: Any, today: date) -> Any:
    from sightline.apps.audits.models import Audit

    return Audit(
        authority=AUTHORITY, tool=version, subject="file", auditor=head, state="allocated",
        set_on=today, due_on=today + timedelta(days=20),
        window_from=today - timedelta(days=365), window_to=today, **_work(n),
    )  # fmt: skip


def _told(audits: list[Any], tool: Any, head: Any) -> None:
    from sightline.apps.audits.findings.queries import themes
    from sightline.apps.audits.models import Answer, Finding, Judgement, Moderation
    from sightline.vocabulary.audit_tools import AnswerType

    asked = [each.key for each in tool.questions if each.type is AnswerType.YES_NO][:ANSWERED]
    keys, parts = list(themes()), [key for key, _ in tool.dimensions]
    many(Answer, [
        Answer(audit=audit, question=key, value="no" if (audit.pk + n) % 6 == 0 else "yes",
               evidence=_WORDS, at=audit.handed_in_at)
        for audit in audits for n, key in enumerate(asked)
    ])  # fmt: skip
    many(Judgement, [
        Judgement(audit=audit, dimension=key, grade=audit.grade, reasons=_WORDS,
                  at=audit.handed_in_at)
        for audit in audits for key in parts
    ])  # fmt: skip
    many(Finding, [
        Finding(audit=audit, section=tool.sections[n].key, theme=keys[(audit.pk + n) % len(keys)],
                said=_WORDS.strip(), by=head, at=audit.handed_in_at)
        for audit in audits for n in range(3)
    ])  # fmt: skip
    many(Moderation, [
        Moderation(audit=audit, by=head, at=audit.handed_in_at, before=audit.grade,
                   after=audit.grade, feedback=_WORDS)
        for audit in audits[::5]
    ])  # fmt: skip
