"""Closed when every condition holds; reopened, or sent back to its auditor, with a reason."""

from datetime import datetime

from django.db import transaction

from sightline.apps.audits.afterwards import drawing
from sightline.apps.audits.afterwards.conditions import conditions_of
from sightline.apps.audits.afterwards.rules import check_close, check_said
from sightline.apps.audits.form.actions import moved
from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import check_may_run
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access


def close_audit(*, audit: Audit, by: User, access: Access, at: datetime) -> Audit:
    """Raises NotYet with all that is still to do. Whether it is moderated is decided first."""
    with transaction.atomic():
        there = Audit.objects.select_for_update().get(pk=audit.pk)
        drawing.draw_for_moderation(there, at)
        check_close(access, there.about, conditions_of(there))
        return moved(audit, "close", by=by, at=at, closed_at=at)


def reopen_audit(*, audit: Audit, reason: str, by: User, access: Access, at: datetime) -> Audit:
    """What was recorded stands; the reason stays with the version."""
    check_may_run(access)
    check_said(reason, "Say why it is opened again.")
    return moved(audit, "reopen", by=by, at=at, reason=reason.strip(), closed_at=None)
