"""What we did last month: everything a meeting set going, with how it stands now."""

from dataclasses import dataclass, field
from typing import Any

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.queries import actions_from
from sightline.apps.board.models import BoardChallenge, Exploration, Meeting
from sightline.apps.board.moved import Then, between
from sightline.apps.board.queries import meeting_before, open_challenges
from sightline.apps.board.rules import said


@dataclass(frozen=True)
class LastTime:
    """The meeting before, what came of it, and the figures it was about, then and now.

    `still_open`: how many challenges of yet earlier meetings nobody has followed up.
    """

    meeting: Meeting
    actions: tuple[AgreedAction, ...]
    challenges: tuple[BoardChallenge, ...]
    explorations: tuple[Exploration, ...]
    figures: dict[str, Then] = field(default_factory=dict)
    still_open: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.actions or self.challenges or self.explorations)


def last_time(meeting: Meeting, access: Any) -> LastTime | None:
    """None where this is the body's first meeting."""
    before = meeting_before(meeting)
    if before is None:
        return None
    challenges = tuple(before.challenges.select_related("challenged_by__person", "meeting"))
    explorations = tuple(before.explorations.select_related("meeting"))
    actions = actions_of(before, access)
    named = [each.indicator for each in (*actions, *challenges, *explorations) if each.indicator]
    figures = between(named, before.month, meeting.month)
    earlier = open_challenges().filter(
        meeting__body=before.body_id, meeting__held_on__lt=before.held_on
    )
    return LastTime(before, actions, challenges, explorations, figures, earlier.count())


def last_time_in_words(last: LastTime | None) -> list[str]:
    """A line for each thing, as minutes keep it; none where nothing was set going."""
    if last is None or last.is_empty:
        return []
    lines = [f"Of the meeting of {said(last.meeting.held_on)}:"]
    for action in last.actions:
        lines.append(f"Action “{action.title}”: {action.now.in_words.lower()}.")
    for one in last.explorations:
        lines.append(f"{one.kind.capitalize()} asked of {one.asked_of}: {one.state}.")
    lines += [f"Challenge {each.number}: {each.state}." for each in last.challenges]
    return lines + [f"{then.title}: {then.in_words}." for then in last.figures.values()]


def actions_of(meeting: Meeting, access: Any) -> tuple[AgreedAction, ...]:
    """What was agreed in the meeting itself, and to answer its challenges and explorations."""
    sources = [meeting, *meeting.challenges.all(), *meeting.explorations.all()]
    found = [action for source in sources for action in actions_from(source, access)]
    return tuple({action.pk: action for action in found}.values())
