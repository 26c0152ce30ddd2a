"""Sentences of the minutes that follow from what was recorded."""

from collections.abc import Iterable

from sightline.apps.scrutiny.meetings import presence
from sightline.apps.scrutiny.meetings.agenda import Standing
from sightline.apps.scrutiny.meetings.attendance import Interest
from sightline.apps.scrutiny.models import CommitteeItem, CommitteeMeeting
from sightline.judgement.phrases import day_words


def said_by_rule(item: CommitteeItem) -> Iterable[str]:
    """Of a usual item what it always says; of a late one that the chair agreed; who left."""
    if item.late_because:
        yield (
            f"{item.late_agreed_by} agreed that this item be taken as urgent, because: "
            f"{item.late_because}"
        )
    yield from _by_standing(item)
    for each in item.declarations.all():
        if each.left_the_room:
            yield f"{each.who} had declared an interest and left the room for this item."


def _by_standing(item: CommitteeItem) -> Iterable[str]:
    if item.standing == Standing.APOLOGIES:
        yield from _apologies(item.meeting)
    elif item.standing == Standing.DECLARATIONS:
        yield from _declarations(item.meeting)
    elif item.standing == Standing.MINUTES:
        yield from _approved(item.meeting)
    elif item.standing == Standing.MATTERS_ARISING:
        is_none = _is_over(item.meeting) and not item.meeting.matters_arising.exists()
        yield from ["There were no matters arising."] if is_none else []
    elif item.standing == Standing.EXCLUSION:
        yield from _excluded(item)


def _apologies(meeting: CommitteeMeeting) -> Iterable[str]:
    found = presence.apologies(meeting)
    if not found:
        yield "No apologies were received."
        return
    yield f"Apologies were received from {_listed(each.title for each in found)}."
    for each in found:
        if each.substitute:
            yield f"{each.substitute} attended as substitute for {each.title}."


def _declarations(meeting: CommitteeMeeting) -> Iterable[str]:
    found = meeting.declarations.select_related("item")
    for each in found:
        about = f" in item {each.item.number}" if each.item else ""
        kind = Interest(each.interest)
        yield f"{each.who} declared a {kind} interest{about}: {each.what}"
    if meeting.no_interests:
        yield "There were no declarations of interest."


def _approved(meeting: CommitteeMeeting) -> Iterable[str]:
    found = list(meeting.approved.select_related("minutes_of"))
    if not found and _is_over(meeting):
        yield "No minutes were before the committee."
    for each in found:
        held = day_words(each.minutes_of.held_on)
        subject = f"The minutes of the meeting held on {held} were approved as a correct record"
        if each.corrections:
            subject += f", with these corrections: {each.corrections.rstrip('.')},"
        yield f"{subject} and signed by {each.signed_by}."


def _is_over(meeting: CommitteeMeeting) -> bool:
    """Before the close something may still come."""
    return meeting.closed_at is not None


def _excluded(item: CommitteeItem) -> Iterable[str]:
    for resolution in item.resolutions.all():
        covered = [str(each.number) for each in resolution.excludes.all()]
        if covered:
            noun = "item" if len(covered) == 1 else "items"
            yield f"The press and public were excluded for {noun} {_listed(covered)}."


def _listed(words: Iterable[str]) -> str:
    *first, last = list(words)
    return f"{', '.join(first)} and {last}" if first else last
