"""Who hears that an audit moved: no grade, no reason and no child stands in a notice."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from sightline.apps.audits.afterwards.blind import is_hidden
from sightline.apps.audits.form.topics import HANDED_IN, RETURNED
from sightline.apps.audits.holders import holders
from sightline.apps.audits.models import Audit
from sightline.apps.audits.rules import may_read
from sightline.apps.children.queries import closed_to
from sightline.apps.notices.actions import tell
from sightline.apps.people.access import access_of
from sightline.apps.people.models import User
from sightline.vocabulary.words import Level

MANAGERS = frozenset({"team_manager"})


def of_hand_in(audit: Audit, at: datetime) -> None:
    """The team manager, and the case-holder where they have an account. Of a blind second look
    nobody hears."""
    if audit.second_of_id is not None:
        return
    day = timezone.localdate(at)
    managers = holders(Level.TEAM, audit.team, day, MANAGERS)
    people = dict.fromkeys([*managers, *holders(Level.WORKER, audit.worker, day)])
    said = f"{_named(audit)} is handed in: you can read it now."
    to = [each for each in people if _may_hear(audit, each, at)]
    tell(to=to, topic=HANDED_IN, said=said, address=audit.address, at=at)


def of_return(audit: Audit, at: datetime) -> None:
    """Its auditor; what is to be put right stands on the page."""
    if audit.auditor is not None and audit.auditor.is_active:
        said = f"{_named(audit)} came back to you: something is to be put right."
        address = reverse("audits:write", args=[audit.pk])
        tell(to=[audit.auditor], topic=RETURNED, said=said, address=address, at=at)


def _may_hear(audit: Audit, person: User, at: datetime) -> bool:
    """Whoever can open it, but the auditor, who knows; never past a restricted child's doors."""
    if person.pk == audit.auditor_id:
        return False
    access = access_of(person, at)
    closed = bool(audit.child_id) and audit.child_id in closed_to(access)
    return may_read(access, audit.about) and not closed and not is_hidden(audit, access)


def _named(audit: Audit) -> str:
    return f"Audit {audit.pk} ({audit.tool.title})"
