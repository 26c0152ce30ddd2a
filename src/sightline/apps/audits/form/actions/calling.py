from datetime import date, datetime

from django.db import transaction

from sightline.apps.audits.form import rules
from sightline.apps.audits.form.calls import respondents
from sightline.apps.audits.form.rules import CallOutcome
from sightline.apps.audits.models import Audit, CallTry
from sightline.apps.audits.rules import check_may_write
from sightline.apps.audits.tools.queries import tool_of
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.audit_tools.model import Respondent
from sightline.vocabulary.not_allowed import NotAllowed


def try_call(
    *, audit: Audit, respondent: Respondent, outcome: CallOutcome, by: User, access: Access,
    at: datetime, tried_at: datetime | None = None, reason: str = "", interpreter: str = "",
    again_on: date | None = None,
) -> CallTry:  # fmt: skip
    """A call as it went, or the reason for none. Earlier attempts stay."""
    check_may_write(access, audit.about)
    if respondent not in respondents(tool_of(audit.tool)):
        raise NotAllowed("This tool asks nobody of the kind.")
    rules.check_call(outcome, reason, interpreter)
    when = tried_at or at
    if when > at:
        raise NotAllowed("A call is written down once it was tried: this time is still to come.")
    is_none = outcome is CallOutcome.NOT_MADE
    with transaction.atomic():
        made = CallTry.objects.create(
            audit=audit, respondent=respondent.value, outcome=outcome.value,
            reason=reason if is_none else "", interpreter=interpreter if is_none else "",
            tried_at=when, again_on=again_on if outcome is CallOutcome.NOBODY else None,
            by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="audit.called", to=audit, at=at, outcome=outcome.value)
    return made
