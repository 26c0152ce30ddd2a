"""What was promised, how it stands, and what happened since a committee last met."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.rules import Right
from sightline.apps.plan.models import Milestone
from sightline.apps.plan.queries import find_milestone
from sightline.apps.scrutiny.access import (
    is_member,
    knows_every_meeting,
    may_run,
    may_see_request,
)
from sightline.apps.scrutiny.asked.forward_queries import (
    deliveries_of,
    forward_plan,
    reads_deliveries,
)
from sightline.apps.scrutiny.asked.rules import (
    REMIND_BEFORE,
    AskedForm,
    AskedKind,
    AskedState,
)
from sightline.apps.scrutiny.meetings.queries import meeting_before, shown
from sightline.apps.scrutiny.models import (
    Committee,
    CommitteeMeeting,
    Delivery,
    ForwardItem,
    ScrutinyRequest,
    Undertaking,
)
from sightline.apps.scrutiny.rules import RequestState


@dataclass(frozen=True)
class Asked:
    """A promise or a request, as lists show both. `due_on`: None where no meeting is planned."""

    text: str
    kind: str
    form: str
    owner: str
    from_where: str
    due_on: date | None
    due_words: str
    state: str
    is_late: bool
    address: str
    said: str = ""
    closed_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.state in {AskedState.OPEN, RequestState.OPEN}


def _undertakings() -> QuerySet[Undertaking]:
    found = Undertaking.objects.filter(committee__body__authority=authority_code())
    return found.select_related(
        "committee__body", "meeting__committee__body", "item__meeting", "owner", "paper__paper"
    )


def may_see(access: Any, undertaking: Undertaking) -> bool:
    """What was said under a private item stays with members and those who run the meeting."""
    if access.may(Right.RUN_SCRUTINY) or _is_owner(access, undertaking):
        return True
    item, committee = undertaking.item, undertaking.committee
    is_open = undertaking.meeting.is_public and (item is None or item.is_open)
    if is_open:
        return bool(access.may(Right.SEE_PUBLISHED))
    return may_run(access, committee) or is_member(access, committee)


def _is_owner(access: Any, undertaking: Undertaking) -> bool:
    return access.person is not None and undertaking.owner_id == access.person


def may_fulfil(access: Any, undertaking: Undertaking) -> bool:
    """Whoever owes it says what fulfilled it; who runs the meeting may too."""
    return _is_owner(access, undertaking) or may_run(access, undertaking.committee)


def find_undertaking(id: object, access: Any) -> Undertaking | None:
    found = _undertakings().filter(pk=id).first()
    return found if found and may_see(access, found) else None


def undertaking_numbered(id: object) -> Undertaking | None:
    return _undertakings().filter(pk=id).first()


def undertakings_of(access: Any, committee: Committee | None = None) -> list[Undertaking]:
    found = _undertakings()
    if committee:
        found = found.filter(committee=committee)
    return [each for each in found if may_see(access, each)]


def undertakings_from(item: Any) -> list[Undertaking]:
    return list(_undertakings().filter(item=item))


def promised_under(item: Any, access: Any, today: date) -> list[Asked]:
    return _promises(_undertakings().filter(item=item), access, today)


def promised_in(meeting: CommitteeMeeting, access: Any, today: date) -> list[Asked]:
    return _promises(_undertakings().filter(meeting=meeting), access, today)


def _promises(found: Iterable[Undertaking], access: Any, today: date) -> list[Asked]:
    seen = [each for each in found if may_see(access, each)]
    calendar = _Calendar()
    return [_promise(each, today, calendar) for each in seen]


def requests_under(item: Any) -> list[ScrutinyRequest]:
    return list(ScrutinyRequest.objects.filter(item=item))


class _Calendar:
    """Each committee's public meetings, read once, to say when “the next meeting” is."""

    def __init__(self) -> None:
        found = CommitteeMeeting.objects.filter(is_public=True).exclude(state="cancelled")
        self._days: dict[int, list[date]] = {}
        for committee, day in found.order_by("held_on").values_list("committee_id", "held_on"):
            self._days.setdefault(committee, []).append(day)

    def after(self, committee: int, day: date) -> date | None:
        return next((each for each in self._days.get(committee, []) if each > day), None)


def due_day(undertaking: Undertaking, calendar: _Calendar | None = None) -> date | None:
    if undertaking.due_on:
        return undertaking.due_on
    known = calendar or _Calendar()
    return known.after(undertaking.committee_id, undertaking.meeting.held_on)


def asked(access: Any, today: date, committee: Committee | None = None) -> list[Asked]:
    """Late ones first, then by their day; what is done last."""
    calendar = _Calendar()
    found = [_promise(each, today, calendar) for each in undertakings_of(access, committee)]
    if access.may(Right.SEE_BOARD, Right.RUN_SCRUTINY):
        asked_for = [e for e in _requests(committee) if may_see_request(access, e)]
        found += [_request(each, today) for each in asked_for]
    return sorted(found, key=_order)


def _order(each: Asked) -> tuple[bool, bool, date]:
    return not each.is_open, not each.is_late, each.due_on or date.max


def one(undertaking: Undertaking, today: date) -> Asked:
    return _promise(undertaking, today, _Calendar())


def _promise(of: Undertaking, today: date, calendar: _Calendar) -> Asked:
    due = due_day(of, calendar)
    is_late = of.now is AskedState.OPEN and due is not None and due < today
    words = _day(due) if due else "The next meeting, not planned yet"
    if due and not of.due_on:
        words = f"{words} (the next meeting)"
    where = f"{of.meeting}, item {of.item.number}" if of.item else str(of.meeting)
    return Asked(
        of.text, AskedKind(of.kind).in_words, AskedForm(of.form).in_words, of.owed_by, where, due,
        words, of.state, is_late, of.address, of.closing_words, of.closed_on,
    )  # fmt: skip


def _requests(committee: Committee | None) -> Iterable[ScrutinyRequest]:
    found = ScrutinyRequest.objects.filter(authority=authority_code())
    if committee:
        found = found.filter(asked_by=committee.body_id)
    return found.exclude(state=RequestState.WITHDRAWN).select_related(
        "asked_by", "item__meeting__committee__body"
    )


def _request(of: ScrutinyRequest, today: date) -> Asked:
    body = of.asked_by.title if of.asked_by else "A councillor"
    where = (
        f"{of.item.meeting}, item {of.item.number}" if of.item else f"{body}, {_day(of.asked_on)}"
    )
    return Asked(
        of.asked, "Information asked for", "answer", "Scrutiny officers", where, of.due_on,
        _day(of.due_on), of.state, of.is_late(today), of.address, of.answer, of.answered_on,
    )  # fmt: skip


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@dataclass(frozen=True)
class SinceLast:
    """What opens the next agenda: since the meeting before, what came, what is open, what is late,
    what comes next. `before`: None at a committee's first meeting."""

    before: CommitteeMeeting | None
    late: tuple[Asked, ...]
    promised: tuple[Asked, ...]
    delivered: tuple[Asked, ...]
    sent: tuple[Delivery, ...]
    coming: tuple[ForwardItem, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.promised or self.delivered or self.sent)


def since_last(committee: Committee, access: Any, today: date, *, meeting: Any = None) -> SinceLast:
    """For the meeting to come, or for today where none is planned."""
    hides = {"only_public": not knows_every_meeting(access, committee)}
    before = meeting_before(meeting, **hides) if meeting else _last_held(committee, today, **hides)
    since = before.held_on if before else date.min
    found = asked(access, today, committee)
    still = [each for each in found if each.is_open]
    done = [e for e in found if not e.is_open and e.closed_on and e.closed_on >= since]
    sent = deliveries_of(committee).filter(sent_on__gte=since)
    if not reads_deliveries(access, committee):
        sent = sent.none()
    return SinceLast(
        before, tuple(e for e in still if e.is_late), tuple(e for e in still if not e.is_late),
        tuple(done), tuple(sent), tuple(forward_plan(committee, only_open=True)),
    )  # fmt: skip


def _last_held(committee: Committee, today: date, *, only_public: bool) -> CommitteeMeeting | None:
    held = committee.meetings.filter(held_on__lte=today, is_public__in=shown(only_public))
    return held.exclude(state__in=["planned", "cancelled", "summoned"]).order_by("-held_on").first()


def due_to_remind(today: date) -> list[tuple[Undertaking, date]]:
    """Open ones that are late, or due within a week."""
    calendar, soon = _Calendar(), today + timedelta(days=REMIND_BEFORE)
    found = _undertakings().filter(state=AskedState.OPEN)
    dated = ((each, due_day(each, calendar)) for each in found)
    return [(each, day) for each, day in dated if day is not None and day <= soon]


def owed_by(person: int | None, today: date) -> list[Asked]:
    calendar = _Calendar()
    found = _undertakings().filter(owner=person, state=AskedState.OPEN) if person else []
    return sorted((_promise(each, today, calendar) for each in found), key=_order)


def person_by_id(number: str) -> User | None:
    return User.objects.filter(pk=number).first() if number.isdecimal() else None


def milestones_seen(access: Any, most: int = 200) -> list[Milestone]:
    """Of the plans the person may read, the newest first."""
    found = Milestone.objects.order_by("-pk")[:most]
    return [each for each in found if find_milestone(each.pk, access)]
