"""A committee's meeting is planned; its agenda is published in time, added to, taken back."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.board import rules as board_rules
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.people.working_days import calendar
from sightline.apps.scrutiny.actions.agenda import (
    add_paper_to,
    exclusion_if_needed,
    put_item,
    usual_items,
)
from sightline.apps.scrutiny.actions.agenda_packs import withdraw_packs
from sightline.apps.scrutiny.actions.publishing import publish_document, withdraw_all
from sightline.apps.scrutiny.meetings import notice
from sightline.apps.scrutiny.meetings.agenda import check_late
from sightline.apps.scrutiny.meetings.papers import AGENDA, agenda_document
from sightline.apps.scrutiny.meetings.states import (
    COMMITTEE_MOVES,
    CommitteeMeetingState,
    check_agenda_is_open,
)
from sightline.apps.scrutiny.models import (
    Committee,
    CommitteeItem,
    CommitteeMeeting,
    Supplement,
)
from sightline.vocabulary.not_allowed import NotAllowed

CHANGEABLE = ("held_on", "starts_at", "place", "is_public", "type", "purpose")


def plan_committee_meeting(
    *, by: Any, committee: Committee, held_on: date, starts_at: time, at: datetime, place: str = "",
    is_public: bool = True, type: str = "Scrutiny", purpose: str = "",
) -> CommitteeMeeting:  # fmt: skip
    """A meeting with the items that every agenda has."""
    board_rules.check_day(held_on)
    if not committee.body.stands_on(held_on):
        raise NotAllowed(f"{committee} does not stand on {board_rules.said(held_on)}.")
    meeting = CommitteeMeeting(
        committee=committee, held_on=held_on, starts_at=starts_at,
        place=place or committee.body.place, is_public=is_public, type=type, purpose=purpose,
    )  # fmt: skip
    _check_free(meeting)
    with transaction.atomic():
        save_as(meeting, by=by)
        usual_items(by=by, meeting=meeting)
        record_event(by=by, did="committee_meeting.planned", to=meeting, at=at, said=str(meeting))
    return meeting


def _check_free(meeting: CommitteeMeeting) -> None:
    there = meeting.committee.meetings.filter(held_on=meeting.held_on, starts_at=meeting.starts_at)
    if there.exclude(state=CommitteeMeetingState.CANCELLED).exclude(pk=meeting.pk).exists():
        raise NotAllowed("The committee meets on that day at that time already.")


def change_committee_meeting(
    *, by: Any, meeting: CommitteeMeeting, values: Mapping[str, Any], read: int, at: datetime
) -> CommitteeMeeting:
    """While no agenda is out: one that is out has to be taken back first."""
    check_agenda_is_open(meeting.now)
    for name in CHANGEABLE:
        if name in values:
            setattr(meeting, name, values[name])
    board_rules.check_day(meeting.held_on)
    _check_free(meeting)
    meeting._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(meeting, read=read, fields=list(CHANGEABLE))
        record_event(by=by, did="committee_meeting.changed", to=meeting, at=at, said=str(meeting))
    return meeting


def publish_agenda(
    *, by: Any, meeting: CommitteeMeeting, at: datetime, short_because: str = "", changes: str = ""
) -> CommitteeMeeting:
    """The summons: notice is reckoned, the agenda frozen, and the public one published. `changes`:
    what is different from an agenda that was taken back."""
    today, days, wanted = timezone.localdate(at), calendar(), meeting.committee.clear_days
    if today > meeting.held_on:
        raise NotAllowed("The day of this meeting is past: plan it for another day.")
    given = notice.clear_days(today, meeting.held_on, days)
    latest = notice.latest_day(meeting.held_on, wanted, days)
    notice.check_notice(given, wanted, latest=latest, short_because=short_because)
    meeting.published_on, meeting.clear_days = today, given
    meeting.short_notice_because = "" if given >= wanted else short_because.strip()
    with transaction.atomic():
        _move(by, meeting, "publish the agenda", at, f"{given} clear days’ notice.")
        draft = "It was made before the agenda was published."
        withdraw_packs(by=by, meeting=meeting, why=draft, at=at)
        _publish(by, meeting, changes, at)
    return meeting


def _publish(by: Any, meeting: CommitteeMeeting, changes: str, at: datetime) -> None:
    document = agenda_document(meeting, is_full=True)
    publish_document(
        by=by, about=(AGENDA, meeting.pk), document=document, changes=changes,
        is_public=meeting.is_public, at=at,
    )  # fmt: skip


def take_agenda_back(
    *, by: Any, meeting: CommitteeMeeting, why: str, at: datetime
) -> CommitteeMeeting:
    """Published by mistake: the public one is withdrawn, and the agenda may be changed again."""
    board_rules.check_why(why, "Say why the agenda is taken back.")
    if meeting.attendances.exists():
        raise NotAllowed("Attendance is recorded already: the meeting has begun.")
    meeting.published_on, meeting.clear_days, meeting.short_notice_because = None, None, ""
    with transaction.atomic():
        _move(by, meeting, "take the agenda back", at, why)
        withdraw_all(by=by, about=(AGENDA, meeting.pk), reason=why, at=at)
        withdraw_packs(by=by, meeting=meeting, why=why, at=at)
    return meeting


def cancel_committee_meeting(
    *, by: Any, meeting: CommitteeMeeting, why: str, at: datetime
) -> CommitteeMeeting:
    """Also for want of a quorum. An agenda that is out stays readable."""
    board_rules.check_why(why, "Say why the meeting is cancelled.")
    meeting.cancelled_because = why.strip()[:300]
    return _move(by, meeting, "cancel", at, why)


def plan_committee_meeting_again(
    *, by: Any, meeting: CommitteeMeeting, at: datetime
) -> CommitteeMeeting:
    """An agenda that was out is withdrawn: the meeting begins anew."""
    _check_free(meeting)
    meeting.cancelled_because, meeting.published_on, meeting.clear_days = "", None, None
    with transaction.atomic():
        why = "The meeting was cancelled and is planned again."
        withdraw_all(by=by, about=(AGENDA, meeting.pk), reason=why, at=at)
        withdraw_packs(by=by, meeting=meeting, why=why, at=at)
        return _move(by, meeting, "plan again", at, "")


def publish_supplement(
    *, by: Any, meeting: CommitteeMeeting, adds: str, at: datetime,
    item: CommitteeItem | None = None, paper: Mapping[str, Any] | None = None,
) -> Supplement:  # fmt: skip
    """What comes after the agenda, numbered. `paper`: the fields of an ItemPaper, under `item`."""
    board_rules.check_text(adds, "Say what the supplement adds.")
    with transaction.atomic():
        made = _supplement(by, meeting, adds, at)
        if item is not None and paper is not None:
            add_paper_to(by=by, item=item, values={**paper, "supplement": made})
        _publish(by, meeting, f"{made}: {adds}", at)
    return made


def add_late_item(
    *, by: Any, meeting: CommitteeMeeting, values: Mapping[str, Any], because: str, agreed_by: str,
    at: datetime,
) -> CommitteeItem:  # fmt: skip
    """An item that can't wait, by the chair's leave; it comes with a supplement of its own."""
    check_late(because, agreed_by)
    with transaction.atomic():
        adds = f"Late item: {values['title']}"
        supplement = _supplement(by, meeting, adds, at)
        late = {"late_because": because.strip(), "late_agreed_by": agreed_by.strip()}
        exclusion_if_needed(by, meeting, values.get("openness"), supplement)
        item = put_item(by=by, meeting=meeting, values={**values, **late, "supplement": supplement})
        _publish(by, meeting, f"{supplement}: {adds}", at)
    return item


def _supplement(by: Any, meeting: CommitteeMeeting, adds: str, at: datetime) -> Supplement:
    if meeting.now is not CommitteeMeetingState.SUMMONED:
        raise NotAllowed("A supplement adds to an agenda that is out, until the meeting is held.")
    number = meeting.supplements.count() + 1
    made = Supplement.objects.create(
        meeting=meeting, number=number, adds=adds.strip(), published_on=timezone.localdate(at),
        by=by, at=at,
    )  # fmt: skip
    said = f"Supplement {number}: {adds}"
    record_event(by=by, did="committee_meeting.supplemented", to=meeting, at=at, said=said)
    return made


def _move(
    by: Any, meeting: CommitteeMeeting, move: str, at: datetime, why: str
) -> CommitteeMeeting:
    """Of two at once the second finds the meeting moved already."""
    with transaction.atomic():
        there = CommitteeMeeting.objects.select_for_update().get(pk=meeting.pk)
        meeting.state = COMMITTEE_MOVES.check(there.now, move).value
        meeting.version = there.version + 1
        save_as(meeting, by=by, reason=why[:100] or move)
        said = f"{meeting}: {meeting.state}. {why}".strip()
        record_event(by=by, did="committee_meeting.moved", to=meeting, at=at, said=said, move=move)
    return meeting
