"""What pages read of committees and their meetings."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from sightline.apps.board.kinds import body_kinds
from sightline.apps.board.models import Body
from sightline.apps.board.queries.considerations import stops
from sightline.apps.papers.models import PaperVersion, PublicVersion
from sightline.apps.papers.queries import latest, readable_versions, standing_of, versions
from sightline.apps.people.authority import authority_code
from sightline.apps.people.working_days import calendar
from sightline.apps.scrutiny.meetings import notice
from sightline.apps.scrutiny.meetings.openness import Openness
from sightline.apps.scrutiny.meetings.seats import SeatKind
from sightline.apps.scrutiny.meetings.states import CommitteeMeetingState
from sightline.apps.scrutiny.models import (
    Clerk,
    Committee,
    CommitteeItem,
    CommitteeMeeting,
    CommitteeSeat,
    ItemPaper,
    Resolution,
    ScrutinyReport,
)
from sightline.apps.scrutiny.rules import ReportState

AGENDA, MINUTES = "committee_agenda", "committee_minutes"


def all_committees() -> QuerySet[Committee]:
    found = Committee.objects.filter(body__authority=authority_code())
    return found.select_related("body").order_by("body__title")


def find_committee(id: object) -> Committee | None:
    return all_committees().filter(pk=id).first()


def bodies_to_start() -> list[Body]:
    """Bodies of councillors that stand and are no committee here yet."""
    kinds = [key for key, kind in body_kinds(_data()).items() if kind.is_committee]
    found = Body.objects.filter(authority=authority_code(), kind__in=kinds, ended_on=None)
    return list(found.filter(committee=None))


def _data() -> Path:
    return Path(settings.SIGHTLINE_DATA)


def committee_meetings() -> QuerySet[CommitteeMeeting]:
    found = CommitteeMeeting.objects.filter(committee__body__authority=authority_code())
    return found.select_related("committee__body")


def find_committee_meeting(id: object) -> CommitteeMeeting | None:
    return committee_meetings().filter(pk=id).first()


def coming(committee: Committee, today: date) -> list[CommitteeMeeting]:
    found = committee_meetings().filter(committee=committee, held_on__gte=today)
    return list(found.exclude(state=CommitteeMeetingState.SIGNED).order_by("held_on"))


def past(committee: Committee, today: date) -> list[CommitteeMeeting]:
    """The latest first."""
    found = committee_meetings().filter(committee=committee)
    over = Q(held_on__lt=today) | Q(state=CommitteeMeetingState.SIGNED)
    return list(found.filter(over).order_by("-held_on"))


def shown(only_public: bool) -> tuple[bool, ...]:
    """What `is_public` may be of the meetings that are shown."""
    return (True,) if only_public else (True, False)


def next_committee_meeting(
    committee: Committee, day: date, *, only_public: bool = False
) -> CommitteeMeeting | None:
    """The first on the day or after it that was not cancelled."""
    found = committee_meetings().filter(
        committee=committee, held_on__gte=day, is_public__in=shown(only_public)
    )
    return found.exclude(state=CommitteeMeetingState.CANCELLED).order_by("held_on").first()


def meeting_before(
    meeting: CommitteeMeeting, *, only_public: bool = False
) -> CommitteeMeeting | None:
    """The committee's last one before this that was held."""
    found = committee_meetings().filter(
        committee=meeting.committee_id, held_on__lt=meeting.held_on, state__in=_HELD,
        is_public__in=shown(only_public),
    )  # fmt: skip
    return found.order_by("-held_on").first()


_HELD = [
    CommitteeMeetingState.HELD, CommitteeMeetingState.DRAFTED, CommitteeMeetingState.SIGNED,
]  # fmt: skip


def to_approve(meeting: CommitteeMeeting) -> list[CommitteeMeeting]:
    """Earlier meetings whose minutes are drafted and wait to be signed."""
    found = committee_meetings().filter(
        committee=meeting.committee_id, held_on__lt=meeting.held_on,
        state=CommitteeMeetingState.DRAFTED,
    )  # fmt: skip
    return list(found)


def signing_meetings(meeting: CommitteeMeeting) -> list[CommitteeMeeting]:
    """Later meetings at which the minutes of this one may be approved."""
    found = committee_meetings().filter(committee=meeting.committee_id, held_on__gt=meeting.held_on)
    return list(found.exclude(state__in=["planned", "cancelled"]).order_by("held_on"))


def seats_on(committee: Committee, day: date) -> list[CommitteeSeat]:
    """Who sits that day: the chair, the vice-chair, then the others in their order."""
    sits = Q(seat__to_on__isnull=True) | Q(seat__to_on__gte=day)
    found = CommitteeSeat.objects.filter(sits, seat__body=committee.body_id, seat__from_on__lte=day)
    return list(found.select_related("seat__person", "seat__body"))


def unplaced_seats(committee: Committee, day: date) -> list[object]:
    """Seats of the body of which nobody has said as what their holder sits."""
    found = committee.body.seats.on(day).filter(of_committee=None)  # type: ignore[attr-defined]
    return list(found.select_related("person"))


@dataclass(frozen=True)
class Membership:
    """Who sits on a day: the chairs, then each group, then those co-opted."""

    chairs: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, tuple[CommitteeSeat, ...]], ...]

    @property
    def names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((group, tuple(map(str, seats))) for group, seats in self.groups)


def membership(committee: Committee, day: date) -> Membership:
    found = seats_on(committee, day)
    chairs = [("Chair", each) for each in found if each.seat.is_chair]
    chairs += [("Vice-chair", each) for each in found if each.is_vice_chair]
    led = {each.pk for _, each in chairs}
    groups: dict[str, list[CommitteeSeat]] = {}
    for each in sorted(found, key=lambda seat: (seat.sits_as is not SeatKind.COUNCILLOR, seat.pk)):
        if each.pk not in led:
            groups.setdefault(each.group or "Co-opted and youth members", []).append(each)
    titles = tuple((post, f"{each} ({each.group})") for post, each in chairs)
    return Membership(titles, tuple((group, tuple(each)) for group, each in groups.items()))


def quorum_sentence(committee: Committee) -> str:
    body = committee.body
    if body.quorum_number is not None:
        number = _WORDS.get(body.quorum_number, str(body.quorum_number))
        return f"The quorum for this meeting is {number} councillors."
    return f"The quorum is {body.quorum_percent} % of councillors." if body.quorum_percent else ""


_WORDS = dict(enumerate(("no", "one", "two", "three", "four", "five", "six", "seven", "eight")))


def clerks_of(committee: Committee) -> list[Clerk]:
    return list(committee.clerks.select_related("user"))


def find_clerk(committee: Committee, id: object) -> Clerk | None:
    return committee.clerks.filter(pk=id).select_related("user").first()


def find_seat(committee: Committee, id: object) -> CommitteeSeat | None:
    found = CommitteeSeat.objects.filter(pk=id, seat__body=committee.body_id)
    return found.select_related("seat__body").first()


def items_of(meeting: CommitteeMeeting) -> list[CommitteeItem]:
    """In order, each with its papers, resolutions and supplement."""
    found = meeting.items.select_related("meeting", "supplement", "excluded_by")
    return list(found.prefetch_related("papers__version", "papers__supplement", "resolutions"))


def papers_to_choose(committee: Committee, access: Any) -> list[PaperVersion]:
    """Frozen versions for an item: those on their way to this committee, whoever may read them
    elsewhere, and those the person may read; the newest first."""
    brought = [stop.version for stop in stops().filter(body=committee.body_id)]
    sent = [latest(each) for each in reports_sent_to(committee.body)]
    found = [*brought, *(each for each in sent if each), *readable_versions(access)]
    known = {each.pk: each for each in found}
    return sorted(known.values(), key=lambda each: each.frozen_at, reverse=True)


def reports_sent_to(body: Body) -> list[ScrutinyReport]:
    """Reports to scrutiny that the committee has."""
    states = [ReportState.WITH_COMMITTEE, ReportState.CONSIDERED]
    return list(ScrutinyReport.objects.filter(committee=body, state__in=states))


def find_item(id: object) -> CommitteeItem | None:
    found = CommitteeItem.objects.filter(meeting__committee__body__authority=authority_code())
    return found.filter(pk=id).select_related("meeting__committee__body").first()


def find_item_paper(item: CommitteeItem, id: object) -> ItemPaper | None:
    return item.papers.filter(pk=id).first()


def earlier_items(meeting: CommitteeMeeting) -> list[CommitteeItem]:
    """Items of the committee's earlier meetings, the newest meeting first."""
    found = CommitteeItem.objects.filter(
        meeting__committee=meeting.committee_id, meeting__held_on__lt=meeting.held_on,
        meeting__state__in=_HELD, openness=Openness.OPEN, standing="",
    )  # fmt: skip
    return list(found.select_related("meeting").order_by("-meeting__held_on", "number")[:60])


def resolutions_of(committee: Committee) -> QuerySet[Resolution]:
    """What the committee resolved, the newest meeting first."""
    found = Resolution.objects.filter(item__meeting__committee=committee)
    return found.select_related("item__meeting").order_by("-item__meeting__held_on", "item__number")


def public_form(meeting: CommitteeMeeting, kind: str) -> PublicVersion | None:
    """The standing public agenda (AGENDA) or minutes (MINUTES) of the meeting."""
    for version in versions((kind, meeting.pk)):
        if standing := standing_of(version):
            return standing
    return None


def full_form(meeting: CommitteeMeeting, kind: str) -> PaperVersion | None:
    return versions((kind, meeting.pk)).first()


def warnings(meeting: CommitteeMeeting, today: date) -> list[str]:
    """What to bear in mind of the day of the meeting and of publishing its agenda now."""
    if meeting.now not in {CommitteeMeetingState.PLANNED, CommitteeMeetingState.SUMMONED}:
        return []
    said = [notice.warning_of(notice.pauses(_data()), meeting.held_on, today)]
    if not calendar().is_working(meeting.held_on):
        said.append("The day of this meeting is a weekend, a bank holiday or a closure day.")
    return [each for each in said if each]


@dataclass(frozen=True)
class NoticeNow:
    """What notice the agenda would give if it were published today."""

    given: int
    wanted: int
    latest: date

    @property
    def is_enough(self) -> bool:
        return self.given >= self.wanted


def notice_now(meeting: CommitteeMeeting, today: date) -> NoticeNow:
    days, wanted = calendar(), meeting.committee.clear_days
    latest = notice.latest_day(meeting.held_on, wanted, days)
    return NoticeNow(notice.clear_days(today, meeting.held_on, days), wanted, latest)
