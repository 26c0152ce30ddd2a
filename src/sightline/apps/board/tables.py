"""Bodies, seats, meetings and what came of them as tables of a page."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.text import Truncator

from sightline.apps.board import queries, schedule
from sightline.apps.board.models import (
    BoardChallenge,
    Body,
    DeepDive,
    DevelopmentItem,
    Exploration,
    Meeting,
)
from sightline.apps.board.moved import title_of
from sightline.apps.board.recurrence import PlannedDay
from sightline.apps.board.states import (
    ChallengeState,
    DevelopmentState,
    ExplorationState,
    MeetingState,
)
from sightline.documents.cells import DASH
from sightline.documents.on_page import Cell, Heading, PageTable

_MEETING = {
    MeetingState.PLANNED: "blue", MeetingState.HELD: "green", MeetingState.CANCELLED: "grey",
}  # fmt: skip
_CHALLENGE = {
    ChallengeState.OPEN: "red", ChallengeState.ANSWERED: "yellow",
    ChallengeState.FOLLOWED_UP: "green",
}  # fmt: skip
_EXPLORATION = {
    ExplorationState.ASKED: "blue", ExplorationState.UNDER_WAY: "turquoise",
    ExplorationState.REPORTED_BACK: "yellow", ExplorationState.LOOKED_AT: "green",
    ExplorationState.WITHDRAWN: "grey",
}  # fmt: skip
_DEVELOPMENT = {
    DevelopmentState.PROPOSED: "grey", DevelopmentState.PLANNED: "blue",
    DevelopmentState.UNDER_WAY: "turquoise", DevelopmentState.DONE: "green",
    DevelopmentState.DROPPED: "grey",
}  # fmt: skip


def on(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else DASH


def _table(caption: str, titles: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> PageTable:
    return PageTable(caption, tuple(map(Heading, titles)), tuple(rows), caption_is_hidden=True)


def state_cell(state: object, colours: dict) -> Cell:  # type: ignore[type-arg]
    return Cell(str(state).capitalize(), tag=colours[state])


def bodies(found: Iterable[Body], today: date, *, standing: bool) -> PageTable:
    kinds = queries.kinds()
    titles = (
        "Body",
        "Meets" if standing else "Stood",
        "Next meeting" if standing else "Followed by",
    )
    rows = []
    for body in found:
        if (body.ended_on is None or body.ended_on >= today) is not standing:
            continue
        kind = kinds[body.kind].title if body.kind in kinds else body.kind
        first = Cell(body.title, body.address, under=kind)
        rows.append((first, *(_standing(body, today) if standing else _ended(body))))
    return _table("Bodies that stand" if standing else "Bodies that have ended", titles, rows)


def _standing(body: Body, today: date) -> tuple[Cell, Cell]:
    coming = body.meetings.filter(held_on__gte=today, state=MeetingState.PLANNED).first()
    meets = Cell(_capital(schedule.in_words(body)) or "As called")
    return meets, Cell(on(coming.held_on), coming.address) if coming else Cell("None planned")


def _ended(body: Body) -> tuple[Cell, Cell]:
    then = body.followed_by
    stood = Cell(f"{on(body.started_on)} to {on(body.ended_on)}")
    return stood, Cell(then.title, then.address) if then else Cell("Nothing")


def quorum_rule(body: Body) -> str:
    parts = []
    if body.quorum_number:
        parts.append(f"{body.quorum_number} members")
    if body.quorum_percent:
        parts.append(f"{body.quorum_percent}% of the members")
    if body.chair_needed:
        parts.append("the chair")
    return " and ".join(parts) or "no rule"


def seats(body: Body, today: date) -> PageTable:
    rows = []
    for seat in queries.seats_on(body, today):
        names = ", ".join(each.name for each in queries.holders(seat, today))
        is_outside = bool(seat.called)
        part = "Chair" if seat.is_chair else "Member" if seat.counts else "Attends"
        rows.append((
            Cell(seat.title), Cell(part),
            Cell(names or ("From outside" if is_outside else "Nobody holds this role")),
            Cell(on(seat.from_on)),
        ))  # fmt: skip
    return _table("Who sits on it today", ("Seat", "As", "Held by", "Since"), rows)


def earlier_seats(body: Body, today: date) -> PageTable:
    found = body.seats.filter(to_on__lt=today).select_related("person").order_by("-to_on")
    rows = ((Cell(s.title), Cell(on(s.from_on)), Cell(on(s.to_on))) for s in found)
    return _table("Who sat on it before", ("Seat", "From", "Until"), rows)


def meetings_of(body: Body) -> PageTable:
    planned = body.meetings.filter(state=MeetingState.PLANNED).select_related("body")
    others = body.meetings.exclude(state=MeetingState.PLANNED).select_related("body")
    found = [*planned.order_by("held_on"), *others.order_by("-held_on")]
    return meetings(found, "When it met and will meet", with_body=False)


def meetings(found: Iterable[Meeting], caption: str, *, with_body: bool = True) -> PageTable:
    titles = ("Date", *(("Body",) if with_body else ()), "Looks at", "Papers due", "State")
    rows = []
    for meeting in found:
        moved = f"moved from {on(meeting.planned_on)}" if meeting.is_moved else ""
        body = (Cell(meeting.body.title),) if with_body else ()
        rows.append((
            Cell(on(meeting.held_on), meeting.address, under=moved), *body,
            Cell(f"{meeting.month:%B %Y}"), Cell(on(meeting.papers_due_on)),
            state_cell(meeting.now, _MEETING),
        ))  # fmt: skip
    return _table(caption, titles, rows)


def planned_days(body: Body, days: Iterable[PlannedDay]) -> PageTable:
    there = set(body.meetings.values_list("planned_on", flat=True))
    rows = (
        (
            Cell(f"{day.on:%A} {on(day.on)}", under=day.why),
            Cell(on(day.papers_due_on)),
            Cell("Planned", tag="green") if day.by_rule in there else Cell("To be planned"),
        )
        for day in days
    )
    return _table("The next dates by the rule", ("Date", "Papers due", "State"), rows)


def challenges(found: Iterable[BoardChallenge]) -> PageTable:
    titles = ("Challenge", "Meeting", "By", "About", "State")
    known = queries.services()
    rows = []
    for each in found:
        of = known[each.service].title if each.service in known else "No one service"
        about = title_of(each.indicator) if each.indicator else of
        if each.about_inequality:
            about = f"{each.breakdown}: {each.group}"
        rows.append((
            Cell(Truncator(each.text).chars(140), each.address), Cell(on(each.meeting.held_on)),
            Cell(each.challenged_by.title), Cell(about),
            state_cell(each.now, _CHALLENGE),
        ))  # fmt: skip
    return _table("Challenges", titles, rows)


def explorations(found: Iterable[Exploration], today: date, caption: str) -> PageTable:
    titles = ("What is to be found out", "Asked for", "Asked of", "Due", "State")
    rows = (
        (
            Cell(Truncator(each.question).chars(140), each.address),
            Cell(each.kind.capitalize(), under=on(each.meeting.held_on)),
            Cell(each.asked_of),
            Cell(on(each.due_on), under="late" if each.is_late(today) else ""),
            state_cell(each.now, _EXPLORATION),
        )
        for each in found
    )
    return _table(caption, titles, rows)


def deep_dives(found: Iterable[DeepDive]) -> PageTable:
    rows = (
        (
            Cell(each.title, each.address),
            Cell(title_of(each.indicator)),
            Cell(on(each.started_on)),
            Cell(on(each.finished_on) if each.finished_on else "Going on"),
        )
        for each in found
    )
    return _table("Deep dives", ("Deep dive", "Set off by", "Started", "Finished"), rows)


def development(found: Iterable[DevelopmentItem], *, may_edit: bool) -> PageTable:
    rows = (
        (
            Cell(each.what, reverse("board:development_item", args=[each.pk]) if may_edit else ""),
            Cell(each.area),
            state_cell(DevelopmentState(each.state), _DEVELOPMENT),
            Cell(on(each.since)),
            Cell(on(each.done_on)),
            Cell(each.note or DASH),
        )
        for each in found
    )
    titles = ("What", "Area", "State", "Since", "Done", "How it stands")
    return _table("Development log", titles, rows)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
