"""What auditors who did not see each other gave one file, kept the moment all are in."""

from datetime import datetime

from django.db import transaction

from sightline.apps.audits.afterwards import blind
from sightline.apps.audits.models import Audit, BlindAnswer, BlindGrade, Judgement
from sightline.apps.audits.rules import FINISHED, AuditState
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.audit_tools import AnswerType

_IN = [each.value for each in FINISHED]


def keep_blind_grades(at: datetime) -> int:
    """Of files whose auditors have all handed in: every pair with the first, kept once."""
    seconds = Audit.objects.filter(
        authority=authority_code(), second_of__isnull=False, state__in=_IN,
        blind_second__isnull=True,
    ).exclude(second_of__state=AuditState.WITHDRAWN)  # fmt: skip
    kept = 0
    for second in seconds.select_related("tool", "second_of__tool").distinct():
        if blind.all_are_in(blind.together(second)):
            kept += _keep(second.second_of, second, at)
    return kept


def when_handed_in(*, audit: Audit, by: User, at: datetime) -> None:
    """In the same transaction: nobody can have seen the other's when it is kept."""
    audits = blind.together(audit)
    if len(audits) > 1 and blind.all_are_in(audits):
        for second in audits[1:]:
            _keep(audits[0], second, at)


def _keep(first: Audit, second: Audit, at: datetime) -> bool:
    here, there = _grades(first), _grades(second)
    both = sorted(here.keys() & there.keys())
    with transaction.atomic():
        for key in both:
            BlindGrade.objects.get_or_create(
                first=first, second=second, dimension=key,
                defaults={
                    "first_grade": here[key], "second_grade": there[key], "at": at,
                    "first_auditor": first.auditor, "second_auditor": second.auditor,
                },
            )  # fmt: skip
        _keep_answers(first, second)
    return bool(both)


def _grades(audit: Audit) -> dict[str, int]:
    """The auditor's own, before any moderation."""
    found = Judgement.objects.filter(audit=audit, grade__isnull=False)
    return dict(found.values_list("dimension", "grade"))


def _keep_answers(first: Audit, second: Audit) -> None:
    asked = {q.key for q in tool_of(first.tool).questions if q.type is AnswerType.YES_NO}
    here, there = (dict(each.answers.values_list("question", "value")) for each in (first, second))
    for key in sorted(asked & here.keys() & there.keys()):
        if isinstance(here[key], str) and isinstance(there[key], str):
            BlindAnswer.objects.get_or_create(
                first=first, second=second, question=key,
                defaults={"first_value": here[key], "second_value": there[key]},
            )  # fmt: skip
