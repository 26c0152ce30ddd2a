"""What a councillor is shown: published scorecards in words, their meetings, their papers.

Everything here is made of what was published, so that nothing is said that was withheld.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sightline.apps.papers.models import PublicVersion
from sightline.apps.papers.queries import public_by_id, public_versions
from sightline.apps.scrutiny.access import may_know_of, may_read_full_pack
from sightline.apps.scrutiny.agenda_packs.queries import packs_to_read
from sightline.apps.scrutiny.meetings.queries import committee_meetings
from sightline.apps.scrutiny.models import AgendaPack, CommitteeMeeting
from sightline.documents.published_words import PublishedLine, published_lines

_CARD = "card"
_MOST, _LOOKED_AT = 3, 24


@dataclass(frozen=True)
class PublishedCard:
    """A scorecard as the public reads it, line by line in words."""

    title: str
    address: str
    as_at: date | None
    lines: tuple[PublishedLine, ...]

    @property
    def worse(self) -> tuple[PublishedLine, ...]:
        return tuple(each for each in self.lines if each.is_worse)

    @property
    def better(self) -> tuple[PublishedLine, ...]:
        return tuple(each for each in self.lines if each.is_better)


def published_cards() -> list[PublishedCard]:
    """The newest published papers that say of figures which way they went, scorecards first."""
    found = [each for each in public_versions()[:_LOOKED_AT] if each.data_as_at]
    found.sort(key=lambda each: (each.version.paper.kind == _CARD, each.data_as_at), reverse=True)
    cards = (_card(each) for each in found)
    return list(islice((each for each in cards if each.lines), _MOST))


def _card(found: PublicVersion) -> PublishedCard:
    whole = public_by_id(found.pk) or found  # lists of them come without their content
    title = found.title.removesuffix(" (public version)")
    return PublishedCard(title, found.address, found.data_as_at, published_lines(whole.document))


@dataclass(frozen=True)
class MeetingToRead:
    """A meeting to come or just past, with the packs this person may open."""

    meeting: CommitteeMeeting
    packs: tuple[AgendaPack, ...]
    reads_full: bool
    is_mine: bool


def next_meetings(access: Any, mine: Iterable[Any], today: date, most: int = 5) -> list[Any]:
    """Those of my own committees first."""
    own = {each.pk for each in mine}
    found = committee_meetings().filter(held_on__gte=today).exclude(state="cancelled")
    known = [each for each in found.order_by("held_on")[:40] if may_know_of(access, each)]
    known.sort(key=lambda each: (each.committee_id not in own, each.held_on))
    return [_to_read(access, each, own) for each in known[:most]]


def _to_read(access: Any, meeting: CommitteeMeeting, own: set[int]) -> MeetingToRead:
    packs = tuple(packs_to_read(meeting))
    return MeetingToRead(
        meeting, packs, may_read_full_pack(access, meeting), meeting.committee_id in own
    )


def newest_papers(most: int = 8) -> list[PublicVersion]:
    return public_versions()[:most]
