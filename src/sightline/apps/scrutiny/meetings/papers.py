"""Agenda and minutes of a meeting, gathered from what is stored, as documents."""

from sightline.apps.scrutiny.meetings import presence, queries
from sightline.apps.scrutiny.meetings.agenda import ItemHeading, PaperStatus, committee_settings
from sightline.apps.scrutiny.meetings.openness import Ground, Openness
from sightline.apps.scrutiny.meetings.said import said_by_rule
from sightline.apps.scrutiny.meetings.states import CommitteeMeetingState
from sightline.apps.scrutiny.models import (
    Committee,
    CommitteeAttendance,
    CommitteeItem,
    CommitteeMeeting,
    ItemPaper,
    Resolution,
)
from sightline.documents.committee_agenda import (
    Agenda,
    AgendaLine,
    AgendaPaper,
    Front,
    committee_agenda,
)
from sightline.documents.committee_minutes import (
    CommitteeMinutes,
    MinuteLine,
    ResolvedLine,
    committee_minutes,
)
from sightline.documents.model import Document
from sightline.judgement.phrases import day_words

AGENDA, MINUTES = queries.AGENDA, queries.MINUTES
__all__ = ["AGENDA", "MINUTES", "agenda_document", "agenda_of", "minutes_document", "minutes_of"]


def agenda_document(meeting: CommitteeMeeting, *, is_full: bool) -> Document:
    return committee_agenda(agenda_of(meeting), is_full=is_full)


def minutes_document(meeting: CommitteeMeeting, *, is_full: bool) -> Document:
    return committee_minutes(minutes_of(meeting), is_full=is_full)


def front_of(meeting: CommitteeMeeting) -> Front:
    members = queries.membership(meeting.committee, meeting.held_on)
    return Front(
        committee=str(meeting.committee), held_on=meeting.held_on,
        time=f"{meeting.starts_at:%H:%M}", place=meeting.place, is_public=meeting.is_public,
        type=meeting.type, purpose=meeting.purpose, chairs=members.chairs, groups=members.names,
        quorum=queries.quorum_sentence(meeting.committee),
    )  # fmt: skip


def agenda_of(meeting: CommitteeMeeting) -> Agenda:
    return Agenda(
        front=front_of(meeting),
        lines=tuple(_agenda_line(item) for item in queries.items_of(meeting)),
        contact=_contact(meeting.committee),
        information=_information(meeting),
        status=_status(meeting),
        supplements=tuple(
            f"{each}, published on {day_words(each.published_on)}: {each.adds}"
            for each in meeting.supplements.all()
        ),
    )


def _contact(committee: Committee) -> tuple[tuple[str, str], ...]:
    said = (
        ("Contact", committee.contact), ("Address", ", ".join(committee.address_lines.split("\n"))),
        ("Telephone", committee.telephone), ("E-mail", committee.email),
        ("Agendas and reports", committee.website),
    )  # fmt: skip
    return tuple((term, text) for term, text in said if text)


def _information(meeting: CommitteeMeeting) -> tuple[str, ...]:
    is_private = meeting.items.exclude(openness=Openness.OPEN).exists()
    private = committee_settings().private_sentence if is_private else ""
    return tuple(filter(None, (meeting.committee.filming, private)))


def _status(meeting: CommitteeMeeting) -> str:
    if meeting.published_on is None:
        return "Draft: not published yet."
    said = f"Published on {day_words(meeting.published_on)}, {meeting.clear_days} clear days before"
    why = meeting.short_notice_because
    return f"{said}. Called at shorter notice: {why}" if why else f"{said} the meeting."


def ground_of(of: CommitteeItem | ItemPaper) -> Ground:
    return Ground(
        Openness(of.openness), of.paragraph, of.public_interest, of.proper_officer,
        of.confidential_because,
    )  # fmt: skip


def _agenda_line(item: CommitteeItem) -> AgendaLine:
    notes = []
    if item.late_because:
        notes.append(f"Late item, urgency agreed by {item.late_agreed_by}: {item.late_because}")
    if item.is_education:
        notes.append("An education matter: co-opted church and parent governor members may vote.")
    return AgendaLine(
        number=item.number, heading=_heading(item), title=item.title, purpose=item.purpose,
        presenters=tuple(item.presenter_lines), pages=item.pages,
        ground=ground_of(item).in_words, public_interest=item.public_interest,
        papers=tuple(_agenda_paper(paper) for paper in item.papers.all()), notes=tuple(notes),
    )  # fmt: skip


def _heading(item: CommitteeItem) -> str:
    return ItemHeading(item.heading).in_words


def _agenda_paper(paper: ItemPaper) -> AgendaPaper:
    is_draft = paper.status == PaperStatus.DRAFT
    status = ". ".join(filter(None, ("Draft" if is_draft else "", paper.status_note)))
    came = str(paper.supplement) if paper.supplement else ""
    return AgendaPaper(str(paper), status, ground_of(paper).in_words, came)


def minutes_of(meeting: CommitteeMeeting) -> CommitteeMinutes:
    approval = getattr(meeting, "approval", None)
    signed: tuple[tuple[str, str], ...] = ()
    if approval:
        signed = (
            ("Approved at the meeting of", day_words(approval.at_meeting.held_on)),
            ("Signed by", approval.signed_by), ("Signed on", day_words(approval.signed_on)),
        )  # fmt: skip
    closed = f"The meeting closed at {meeting.closed_at:%H:%M}." if meeting.closed_at else ""
    return CommitteeMinutes(
        front=front_of(meeting), status=minutes_status(meeting),
        attendance=tuple(
            (group.in_words, tuple(_came(each, meeting) for each in people))
            for group, people in presence.attendance_in_groups(meeting)
        ),
        quorum=presence.quorum(meeting).in_words,
        lines=tuple(_minute_line(item) for item in queries.items_of(meeting)),
        closed=closed, signed=signed, corrections=approval.corrections if approval else "",
    )  # fmt: skip


def minutes_status(meeting: CommitteeMeeting) -> str:
    if meeting.now is CommitteeMeetingState.SIGNED:
        return f"Signed by the chair on {day_words(meeting.approval.signed_on)}."
    return "Draft, to be approved at a later meeting."


def _came(attendance: CommitteeAttendance, meeting: CommitteeMeeting) -> str:
    seat, said = attendance.seat, attendance.title
    if seat is None:
        return said
    if seat.pk == meeting.chaired_by_id or (not meeting.chaired_by_id and seat.seat.is_chair):
        said = f"{said} (chair)"
    elif seat.is_vice_chair:
        said = f"{said} (vice-chair)"
    return f"{attendance.substitute}, for {said}" if attendance.substitute else said


def _minute_line(item: CommitteeItem) -> MinuteLine:
    return MinuteLine(
        number=item.number, title=item.title, ground=ground_of(item).in_words,
        said_by_rule=tuple(said_by_rule(item)),
        arose=tuple(_arose(item)), discussion=item.discussion,
        resolved=tuple(_resolved(each) for each in item.resolutions.all()),
        public_summary=item.public_summary,
    )  # fmt: skip


def _arose(item: CommitteeItem) -> list[tuple[str, str]]:
    if item.standing != "matters_arising":
        return []
    found = item.meeting.matters_arising.select_related("earlier__meeting")
    return [(f"{m.earlier}, {day_words(m.earlier.meeting.held_on)}", m.text) for m in found]


def _resolved(resolution: Resolution) -> ResolvedLine:
    kind = committee_settings().resolutions.get(resolution.kind, "")
    return ResolvedLine(resolution.number, resolution.text, kind, resolution.votes)
