"""What is recorded while a committee meets; each item is saved by itself."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django.db import transaction

from sightline.apps.board import rules as board_rules
from sightline.apps.events.actions import record_event
from sightline.apps.events.row_history import delete_as, save_as
from sightline.apps.events.versions import save_version
from sightline.apps.scrutiny.actions.presence import check_recording
from sightline.apps.scrutiny.meetings import presence, voting
from sightline.apps.scrutiny.meetings.agenda import Standing, check_resolution
from sightline.apps.scrutiny.meetings.attendance import (
    check_declarations_taken,
)
from sightline.apps.scrutiny.meetings.openness import Openness, check_public_left
from sightline.apps.scrutiny.meetings.states import COMMITTEE_MOVES
from sightline.apps.scrutiny.models import (
    CommitteeItem,
    CommitteeMeeting,
    MatterArising,
    Resolution,
)
from sightline.vocabulary.not_allowed import NotAllowed

Votes = tuple[int, int, int] | None


def raise_matter(
    *, by: Any, meeting: CommitteeMeeting, earlier: CommitteeItem, text: str, at: datetime
) -> MatterArising:
    """What was said of an item of an earlier meeting of this committee."""
    check_recording(meeting, at)
    board_rules.check_text(text, "Write what was said of the earlier item.")
    is_earlier = earlier.meeting.held_on < meeting.held_on
    if not is_earlier or earlier.meeting.committee_id != meeting.committee_id:
        raise NotAllowed("Choose an item of an earlier meeting of this committee.")
    with transaction.atomic():
        made = MatterArising.objects.create(
            meeting=meeting, earlier=earlier, text=text.strip(), by=by, at=at
        )
        said = f"A matter arising from item {earlier.number}."
        record_event(by=by, did="committee_meeting.matter_raised", to=meeting, at=at, said=said)
    return made


def take_back_matter(*, by: Any, matter: MatterArising, at: datetime) -> None:
    check_recording(matter.meeting, at)
    with transaction.atomic():
        to, said = matter.meeting, "A matter arising was taken back."
        record_event(by=by, did="committee_meeting.matter_dropped", to=to, at=at, said=said)
        matter.delete()


def write_item(
    *, by: Any, item: CommitteeItem, discussion: str, read: int, at: datetime,
    public_summary: str = "",
) -> CommitteeItem:  # fmt: skip
    """What was said under the item; of an exempt one only once the public was excluded."""
    check_recording(item.meeting, at)
    if discussion.strip():
        _check_public_left(item)
    item.discussion, item.public_summary = discussion.strip(), public_summary.strip()
    item._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(item, read=read, fields=["discussion", "public_summary"])
        to, said = item.meeting, f"Item {item.number} was minuted."
        record_event(by=by, did="committee_meeting.minuted", to=to, at=at, said=said)
    return item


def _check_public_left(item: CommitteeItem) -> None:
    is_excluded = item.excluded_by_id is not None
    check_public_left(Openness(item.openness), is_excluded=is_excluded, title=item.title)


def resolve(
    *, by: Any, item: CommitteeItem, kind: str, text: str, at: datetime, votes: Votes = None
) -> Resolution:
    """A numbered resolution, of a committee that is quorate. `votes`: for, against, abstained."""
    check_recording(item.meeting, at)
    check_resolution(kind, text)
    _check_public_left(item)
    return _resolve(by, item, kind, text, votes, at)


def _resolve(
    by: Any, item: CommitteeItem, kind: str, text: str, votes: Votes, at: datetime
) -> Resolution:
    _check_quorate(item.meeting)
    there = presence.kinds_there(item.meeting)
    voting.check_votes(votes, voting.voters(there, on_education=item.is_education))
    with transaction.atomic():
        last = item.resolutions.order_by("-number").first()
        made = Resolution(
            item=item, number=last.number + 1 if last else 1, kind=kind, text=text.strip()
        )
        if votes:
            made.votes_for, made.votes_against, made.abstained = votes
        save_as(made, by=by)
        to, said = item.meeting, f"Item {item.number}: resolution {made.number}."
        record_event(by=by, did="committee_meeting.resolved", to=to, at=at, said=said, kind=kind)
    return made


def _check_quorate(meeting: CommitteeMeeting) -> None:
    if not meeting.attendances.filter(seat__isnull=False).exists():
        raise NotAllowed("Record who is here first: only a quorate committee resolves anything.")
    quorum = presence.quorum(meeting)
    if not quorum.is_met:
        raise NotAllowed(f"The committee is not quorate: {quorum.in_words}")


def exclude_public(
    *, by: Any, meeting: CommitteeMeeting, items: Sequence[CommitteeItem], text: str, at: datetime,
    votes: Votes = None,
) -> Resolution:  # fmt: skip
    """The resolution that the public leave, and for which exempt items."""
    check_recording(meeting, at)
    covered = [each for each in items if each.openness == Openness.EXEMPT]
    if not covered:
        raise NotAllowed("Choose the exempt items for which the public leaves.")
    board_rules.check_text(text, "Write what was resolved.")
    where = meeting.items.filter(standing=Standing.EXCLUSION).first() or covered[0]
    with transaction.atomic():
        made = _resolve(by, where, "excluded", text, votes, at)
        for each in covered:
            each.excluded_by = made
            save_as(each, by=by, reason="public excluded")
    return made


def take_back_resolution(*, by: Any, resolution: Resolution, at: datetime) -> None:
    """Recorded by mistake; items for which it excluded the public are open questions again."""
    meeting = resolution.item.meeting
    check_recording(meeting, at)
    with transaction.atomic():
        for item in resolution.excludes.all():
            if item.discussion or item.resolutions.exclude(pk=resolution.pk).exists():
                raise NotAllowed(f"Item {item.number} was taken in private under it already.")
            item.excluded_by = None
            save_as(item, by=by, reason="resolution taken back")
        number = resolution.number
        delete_as(resolution, by=by)
        said = f"Resolution {number} was taken back."
        record_event(by=by, did="committee_meeting.unresolved", to=meeting, at=at, said=said)


def close_meeting(
    *, by: Any, meeting: CommitteeMeeting, closed_at: time, read: int, at: datetime
) -> CommitteeMeeting:
    """It took place: attendance is recorded and quorate, interests are declared or said to be
    none, and it closed at that time."""
    check_recording(meeting, at)
    _check_quorate(meeting)
    check_declarations_taken(meeting.declarations.count(), said_none=meeting.no_interests)
    if closed_at <= meeting.starts_at:
        raise NotAllowed(f"It began at {meeting.starts_at:%H:%M}: it can’t have closed before.")
    meeting.closed_at = closed_at
    if meeting.state != "held":
        meeting.state = COMMITTEE_MOVES.check(meeting.now, "hold").value
    meeting._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(meeting, read=read, fields=["state", "closed_at"])
        said = f"{meeting}: held, closed at {closed_at:%H:%M}."
        record_event(by=by, did="committee_meeting.held", to=meeting, at=at, said=said)
    return meeting
