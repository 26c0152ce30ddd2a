"""The minutes of a meeting, gathered from what is stored."""

from typing import Any

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.board import presented, queries
from sightline.apps.board.last_time import actions_of
from sightline.apps.board.models import Exploration, Meeting
from sightline.apps.board.rules import said
from sightline.apps.board.states import MinutesState, Presence
from sightline.documents.minutes import (
    ActionLine,
    Asked,
    Came,
    ChallengeLine,
    Item,
    Minutes,
    SaidOf,
)


def minutes_of(meeting: Meeting, access: Any) -> Minutes:
    """As they stand now, for somebody with this access."""
    return Minutes(
        body=meeting.body.title, held_on=meeting.held_on,
        begins=f"{meeting.starts_at:%H:%M} to {meeting.ends_at:%H:%M}", place=meeting.place,
        month=meeting.month, quorum=queries.quorum(meeting).in_words, status=status_of(meeting),
        came=_came(meeting), last_time=tuple(meeting.opened_with), agenda=_agenda(meeting),
        services=_services(meeting, access), challenges=_challenges(meeting, access),
        reported=tuple(_asked(each) for each in queries.coming_back(meeting) if each.result),
        asked=tuple(_asked(each) for each in meeting.explorations.all()),
        actions=tuple(_action(each) for each in actions_of(meeting, access)),
        notes=meeting.notes, next_meeting=_next(meeting),
    )  # fmt: skip


def status_of(meeting: Meeting) -> str:
    if meeting.minutes_state != MinutesState.AGREED:
        return "Draft, to be agreed at the next meeting."
    agreed = meeting.agreed_at_meeting
    return f"Agreed on {said(agreed.held_on)}." if agreed else "Agreed."


def _came(meeting: Meeting) -> tuple[Came, ...]:
    order = list(Presence)
    known = [each for each in queries.expected(meeting) if each.presence]
    known.sort(key=lambda each: (not each.seat.is_chair, order.index(each.presence)))
    return tuple(
        Came(
            f"{each.seat.title} (chair)" if each.seat.is_chair else each.seat.title,
            f"Deputy: {each.attendance.deputy}" if each.presence is Presence.DEPUTY
            else each.presence.in_words,
        )
        for each in known
    )  # fmt: skip


def _agenda(meeting: Meeting) -> tuple[Item, ...]:
    return tuple(Item(each.title, each.said, each.decision) for each in meeting.agenda.all())


def _services(meeting: Meeting, access: Any) -> tuple[SaidOf, ...]:
    return tuple(
        SaidOf(
            service.title,
            tuple((under.in_words, tuple((b.text, b.how) for b in items))
                  for under, items in service.under),
        )
        for service in presented.services_of(meeting, access)
    )  # fmt: skip


def _challenges(meeting: Meeting, access: Any) -> tuple[ChallengeLine, ...]:
    found = []
    for each in presented.challenges_of(meeting, access):
        one = each.challenge
        unequal = f"{one.breakdown}, {one.group}: {one.compared}" if one.about_inequality else ""
        about = ", ".join(filter(None, (each.indicator or each.service, one.figure_code)))
        found.append(ChallengeLine(
            one.number, one.challenged_by.title, about, one.text, one.answer, one.answered_by,
            unequal.rstrip("."), tuple(map(_action, each.actions)),
        ))  # fmt: skip
    return tuple(found)


def _asked(one: Exploration) -> Asked:
    return Asked(one.kind, one.question, one.asked_of, one.due_on, one.result)


def _action(action: AgreedAction) -> ActionLine:
    return ActionLine(action.title, action.owner.name, action.due_on)


def _next(meeting: Meeting) -> str:
    after = queries.meeting_after(meeting)
    return f"{said(after.held_on)}, {after.starts_at:%H:%M}" if after else ""
