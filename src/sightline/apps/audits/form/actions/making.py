from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from sightline.apps.audits.form import filling
from sightline.apps.audits.models import Audit, PlannedAudit, ToolVersion
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.vocabulary.audit_tools.model import Subject
from sightline.vocabulary.not_allowed import NotAllowed


def create_audit(
    *, tool: ToolVersion, subject: Subject, by: User | None, at: datetime, child_id: str = "",
    subject_said: str = "", service: str = "", team: str = "", worker: str = "",
    planned: PlannedAudit | None = None, due_on: date | None = None,
    second_of: Audit | None = None, before: Audit | None = None,
) -> Audit:  # fmt: skip
    """An audit that waits for its auditor, filled with what the records say on the day.

    Without a day it is due in the tool's own time; the window is the tool's, usually twelve months.
    """
    shape, today = tool_of(tool), timezone.localdate(at)
    _check_subject(shape.subjects, subject, child_id)
    since = today - relativedelta(months=shape.window_months)
    audit = Audit(
        authority=authority_code(), tool=tool, subject=subject.value, subject_said=subject_said,
        child_id=child_id, service=service, team=team, worker=worker, planned=planned,
        set_on=today, due_on=due_on or today + relativedelta(days=shape.days_to_complete),
        window_from=since, window_to=today, second_of=second_of, before=before,
    )  # fmt: skip
    filling.fill(audit, today)
    with transaction.atomic():
        save_as(audit, by=by)
        record_event(by=by, did="audit.made", to=audit, at=at, tool=tool.key)
    return audit


def _check_subject(subjects: tuple[Subject, ...], subject: Subject, child_id: str) -> None:
    if subjects and subject not in subjects:
        raise NotAllowed(f"This tool is not made for this: {subject.in_words.lower()}.")
    if subject.is_of_child and not child_id:
        raise NotAllowed("Say whose record is looked at.")
