"""Meetings as a calendar takes them in: when, where, of which body. Nobody is named.

Times are local to London, so that a meeting at ten stays at ten when the clocks change.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.prop import vText

from sightline.apps.board.models import Meeting
from sightline.apps.board.states import MeetingState

MEDIA_TYPE = "text/calendar; charset=utf-8"
_LONDON = ZoneInfo("Europe/London")


def calendar_of(title: str, meetings: Iterable[Meeting], *, host: str, at: datetime) -> bytes:
    """`host`: whose numbers the meetings bear, so that a later file replaces an earlier one."""
    calendar = Calendar()
    calendar.add("prodid", "-//Sightline//Board//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _one_line(title))
    listed = list(meetings)
    for meeting in listed:
        calendar.add_component(_event(meeting, host, at))
    days = [meeting.held_on for meeting in listed] or [at.date()]
    calendar.add_missing_timezones(
        first_date=date(min(days).year, 1, 1), last_date=date(max(days).year, 12, 31)
    )
    return calendar.to_ical()


def _event(meeting: Meeting, host: str, at: datetime) -> Event:
    begins = datetime.combine(meeting.held_on, meeting.starts_at, tzinfo=_LONDON)
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{host}")
    event.add("dtstamp", at)
    event.add("sequence", meeting.version)
    event.add("summary", _one_line(meeting.body.title))
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=meeting.minutes_long))
    is_off = meeting.now is MeetingState.CANCELLED
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    if meeting.place:
        event["location"] = vText(_one_line(meeting.place))
    due = meeting.papers_due_on
    event.add("description", f"Papers are due on {due.day} {due:%B %Y}.")
    return event


def _one_line(typed: str) -> str:
    """A line break in what was typed, a lone carriage return too, would begin a property."""
    return " ".join(typed.split())
