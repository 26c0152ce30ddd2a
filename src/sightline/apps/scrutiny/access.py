"""Who runs a committee's meetings, and who reads what the public does not.

A clerk has only the rights of somebody who reads what is published: that they may run meetings
comes from being the clerk of that committee on that day, a member's full pack from their seat.
"""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from sightline.apps.people.rules import Right
from sightline.apps.scrutiny.models import (
    Clerk,
    Committee,
    CommitteeMeeting,
    CommitteeSeat,
    ScrutinyRequest,
)


def may_run(access: Any, committee: Committee, day: date | None = None) -> bool:
    """Those who run scrutiny, and the committee's clerk."""
    if access.may(Right.RUN_SCRUTINY):
        return True
    day = day or timezone.localdate()
    serving = Q(to_on__isnull=True) | Q(to_on__gte=day)
    found = Clerk.objects.filter(serving, committee=committee, from_on__lte=day)
    return access.person is not None and found.filter(user=access.person).exists()


def is_member(access: Any, committee: Committee, day: date | None = None) -> bool:
    """Whether the person has a seat of their own on the committee that day."""
    if access.person is None:
        return False
    day = day or timezone.localdate()
    sits = Q(seat__to_on__isnull=True) | Q(seat__to_on__gte=day)
    found = CommitteeSeat.objects.filter(sits, seat__from_on__lte=day, seat__body=committee.body_id)
    return found.filter(seat__person=access.person).exists()


def may_read_full_pack(access: Any, meeting: CommitteeMeeting) -> bool:
    """Exempt and confidential papers too: the members of the committee, and those who run it.

    A member reads those of every meeting while they sit; somebody who has left reads none."""
    return knows_every_meeting(access, meeting.committee)


def knows_every_meeting(access: Any, committee: Committee) -> bool:
    """Those that are not public too."""
    return may_run(access, committee) or is_member(access, committee)


def may_see_request(access: Any, request: ScrutinyRequest) -> bool:
    """What was asked under a private item is for those alone who read that item's papers."""
    if access.may(Right.RUN_SCRUTINY):
        return True
    item = request.item
    is_private = item is not None and not (item.is_open and item.meeting.is_public)
    if item is not None and is_private and not may_read_full_pack(access, item.meeting):
        return False
    return bool(access.may(Right.SEE_BOARD))


def may_know_of(access: Any, meeting: CommitteeMeeting) -> bool:
    """Public meetings are known to everybody; others to those who sit or run."""
    return meeting.is_public or may_read_full_pack(access, meeting)
