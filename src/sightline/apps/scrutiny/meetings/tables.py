"""The tables of committees' pages."""

from collections.abc import Sequence
from datetime import date

from sightline.apps.scrutiny.meetings import queries
from sightline.apps.scrutiny.meetings.states import CommitteeMeetingState
from sightline.apps.scrutiny.models import Committee, CommitteeMeeting
from sightline.documents.on_page import Cell, Heading, PageTable
from sightline.judgement.phrases import day_words

TAGS = {
    CommitteeMeetingState.PLANNED: "grey",
    CommitteeMeetingState.SUMMONED: "blue",
    CommitteeMeetingState.HELD: "yellow",
    CommitteeMeetingState.DRAFTED: "yellow",
    CommitteeMeetingState.SIGNED: "green",
    CommitteeMeetingState.CANCELLED: "red",
}
IN_WORDS = {
    CommitteeMeetingState.PLANNED: "Planned",
    CommitteeMeetingState.SUMMONED: "Agenda published",
    CommitteeMeetingState.HELD: "Held",
    CommitteeMeetingState.DRAFTED: "Minutes drafted",
    CommitteeMeetingState.SIGNED: "Minutes signed",
    CommitteeMeetingState.CANCELLED: "Cancelled",
}


def of_committees(found: Sequence[Committee], today: date) -> PageTable:
    rows = []
    for each in found:
        following = queries.next_committee_meeting(each, today, only_public=True)
        day = day_words(following.held_on) if following else "Not planned"
        seats = str(len(queries.seats_on(each, today)))
        rows.append((
            Cell(str(each), each.address),
            Cell(day, following.address if following else ""),
            Cell(seats, is_number=True),
        ))  # fmt: skip
    headings = (Heading("Committee"), Heading("Next meeting"), Heading("Members", is_number=True))
    return PageTable("Committees", headings, tuple(rows), caption_is_hidden=True)


def of_meetings(found: Sequence[CommitteeMeeting], caption: str) -> PageTable:
    rows = tuple(
        (
            Cell(day_words(each.held_on), each.address, under=_under(each)),
            Cell(f"{each.starts_at:%H:%M}"),
            Cell(each.place or "–"),
            Cell(IN_WORDS[each.now], tag=TAGS[each.now]),
        )
        for each in found
    )
    titles = ("Meeting", "Begins", "Where", "State")
    return PageTable(caption, tuple(map(Heading, titles)), rows, caption_is_hidden=True)


def _under(meeting: CommitteeMeeting) -> str:
    if meeting.cancelled_because:
        return meeting.cancelled_because
    return "" if meeting.is_public else "Not public"
