"""A scrutiny panel of Wrenshire: signed minutes, minutes that wait, and a meeting to come.

The Board's bodies must be there first: see `demo.board`.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sightline.apps.board.actions import start_body
from sightline.apps.board.models import Body
from sightline.apps.board.queries import bodies
from sightline.apps.board.states import Presence
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.scrutiny import actions
from sightline.apps.scrutiny.meetings import presence, queries
from sightline.apps.scrutiny.meetings.attendance import AttendanceGroup, Interest
from sightline.apps.scrutiny.meetings.seats import SeatKind
from sightline.apps.scrutiny.models import Committee, CommitteeItem, CommitteeMeeting
from sightline.web.demo.committee_words import DECEMBER, NOVEMBER, SEPTEMBER, ItemWords

BEGAN = date(2026, 5, 20)
HELD, WAITING, TO_COME = date(2026, 9, 15), date(2026, 11, 10), date(2026, 12, 8)
_PUBLISHED = {HELD: date(2026, 9, 4), WAITING: date(2026, 10, 30), TO_COME: date(2026, 11, 20)}
_COUNCILLORS = (
    ("A", "Majority group"), ("B", "Opposition group"), ("C", "Majority group"),
    ("D", "Majority group"), ("E", "Majority group"), ("F", "Majority group"),
    ("G", "Opposition group"), ("H", "Independent"),
)  # fmt: skip
_CO_OPTED = (
    (SeatKind.CHURCH, "Diocesan representative"),
    (SeatKind.PARENT_GOVERNOR, "Parent governor, primary"),
    (SeatKind.YOUTH, "Youth council representative"),
)


@dataclass(frozen=True)
class _Told:
    clerk: User
    director: User
    councillor: User
    committee: Committee

    def at(self, day: date, hour: int = 10) -> datetime:
        return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)

    def by(self, day: date, hour: int = 10) -> dict[str, Any]:
        return {"by": self.clerk, "at": self.at(day, hour)}


def ensure_committee(at: datetime) -> None:
    """Once, on first use, after the Board's bodies and everybody's account are there."""
    of = {each.email.partition("@")[0]: each for each in User.objects.all()}
    people = [of.get(key) for key in ("clerk", "director", "councillor")]
    clerk, director, councillor = people
    if not authority_code() or clerk is None or director is None or councillor is None:
        return
    if not bodies().exists() or queries.all_committees().exists():
        return
    committee = actions.start_committee(
        by=director, body=_body(director, at), at=at, values=_CONTACT
    )
    told = _Told(clerk, director, councillor, committee)
    actions.name_clerk(by=director, committee=committee, user=clerk, from_on=BEGAN, at=at)
    _seats(told)
    september, november = _planned(told, HELD, SEPTEMBER), _planned(told, WAITING, NOVEMBER)
    _hold_september(told, september)
    _hold_november(told, november, september)
    _planned(told, TO_COME, DECEMBER)


_CONTACT = {
    "terms": "Looks at what the council and its partners do for children, young people and "
    "families, and says what should be better.",
    "contact": "Democratic services officer", "telephone": "01632 960 123",
    "address_lines": "Democratic services\nCounty Hall, Wrenshire",
    "email": "democratic.services@wrenshire.example",
    "website": "https://democracy.wrenshire.example/",
    "filming": "Meetings may be filmed, recorded and reported on. The council’s protocol hangs in "
    "the room; please tell the clerk, and never film a child.",
    "proper_officer": "Chief legal officer",
}  # fmt: skip


def _body(by: User, at: datetime) -> Body:
    """The scrutiny committee there is, or a new one."""
    there = bodies().filter(kind="scrutiny_committee", ended_on=None).first()
    return there or start_body(
        by=by, authority=authority_code(), kind="scrutiny_committee", started_on=BEGAN, at=at,
        title="Children and Young People Scrutiny Panel", quorum_number=3, chair_needed=False,
        starts_at=time(18), minutes_long=120, place="Committee room 1, County Hall",
        purpose="Councillors who are not in charge look at services for children.",
    )  # fmt: skip


def _seats(told: _Told) -> None:
    since = {"committee": told.committee, "from_on": BEGAN, **told.by(BEGAN)}
    for letter, group in _COUNCILLORS:
        actions.seat_member(
            kind=SeatKind.COUNCILLOR, called=f"Councillor {letter}", group=group,
            is_chair=letter == "A", is_vice_chair=letter == "B",
            person=told.councillor if letter == "C" else None, **since,
        )  # fmt: skip
    for kind, called in _CO_OPTED:
        actions.seat_member(kind=kind, called=called, **since)


def _planned(told: _Told, day: date, items: tuple[ItemWords, ...]) -> CommitteeMeeting:
    """With its items, and the agenda out in good time."""
    out = _PUBLISHED[day]
    meeting = actions.plan_committee_meeting(
        committee=told.committee, held_on=day, starts_at=time(18), **told.by(out, 8)
    )
    for words in items:
        item = actions.add_item(meeting=meeting, values=words.values, **told.by(out, 8))
        for paper in words.papers:
            actions.add_paper(item=item, values=paper, **told.by(out, 9))
    actions.publish_agenda(meeting=meeting, **told.by(out))
    return meeting


def _came(told: _Told, meeting: CommitteeMeeting, missing: tuple[str, ...]) -> None:
    by = told.by(meeting.held_on, 18)
    seats = [each.seat for each in presence.expected(meeting)]
    gone, there = (Presence.APOLOGIES, ""), (Presence.PRESENT, "")
    came = {seat: gone if str(seat) in missing else there for seat in seats}
    actions.record_committee_attendance(meeting=meeting, came=came, **by)
    for group, post in (
        (AttendanceGroup.IN_ATTENDANCE, "Cabinet member for children"),
        (AttendanceGroup.EMPLOYEES, "Director of children’s services"),
        (AttendanceGroup.EMPLOYEES, "Democratic services officer"),
    ):
        actions.record_other(
            meeting=meeting, group=group, called=post, post="", presence=Presence.PRESENT, **by
        )


def _minuted(
    told: _Told, meeting: CommitteeMeeting, words: tuple[ItemWords, ...]
) -> list[CommitteeItem]:
    by, found = told.by(meeting.held_on, 19), []
    for each in words:
        item = meeting.items.get(title=each.values["title"])
        if item.openness == "exempt":
            actions.exclude_public(
                meeting=meeting, items=[item], text="That the press and public leave.", **by
            )
            item.refresh_from_db()
        actions.write_item(
            item=item, discussion=each.discussion, public_summary=each.summary, read=item.version,
            **by,
        )  # fmt: skip
        for kind, text in each.resolved:
            actions.resolve(item=item, kind=kind, text=text, **by)
        found.append(item)
    return found


def _hold_september(told: _Told, meeting: CommitteeMeeting) -> None:
    by = told.by(HELD, 19)
    _came(told, meeting, ("Councillor G", "Diocesan representative"))
    actions.say_no_interests(meeting=meeting, said_none=True, **by)
    _minuted(told, meeting, SEPTEMBER)
    meeting.refresh_from_db()
    actions.close_meeting(meeting=meeting, closed_at=time(19, 27), read=meeting.version, **by)
    actions.draft_minutes(meeting=meeting, **told.by(date(2026, 9, 18)))


def _hold_november(told: _Told, meeting: CommitteeMeeting, before: CommitteeMeeting) -> None:
    by = told.by(WAITING, 20)
    _came(told, meeting, ("Councillor H",))
    actions.declare(
        meeting=meeting, who="Councillor E", interest=Interest.OTHER,
        what="Governor of a school that is named in the report", **by,
    )  # fmt: skip
    actions.sign_minutes(
        meeting=before, at_meeting=meeting, signed_by="Councillor A, chair", signed_on=WAITING, **by
    )
    earlier = before.items.get(title=SEPTEMBER[0].values["title"])
    actions.raise_matter(
        meeting=meeting, earlier=earlier, **by,
        text="The panel agreed to receive the school exclusions action plan as a briefing paper "
        "rather than a report.",
    )  # fmt: skip
    _minuted(told, meeting, NOVEMBER)
    meeting.refresh_from_db()
    actions.close_meeting(meeting=meeting, closed_at=time(20, 5), read=meeting.version, **by)
    actions.draft_minutes(meeting=meeting, **told.by(date(2026, 11, 13)))
