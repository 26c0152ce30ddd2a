"""Each service under the three headings, each challenge with its actions: for page and paper."""

from dataclasses import dataclass
from typing import Any

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.queries import actions_from
from sightline.apps.board import queries
from sightline.apps.board.brought import Brought, brought_to
from sightline.apps.board.models import BoardChallenge, Meeting
from sightline.apps.board.moved import title_of
from sightline.apps.board.states import Under


@dataclass(frozen=True)
class Presented:
    """A service, and under each heading what was brought."""

    key: str
    title: str
    under: tuple[tuple[Under, tuple[Brought, ...]], ...]

    @property
    def is_empty(self) -> bool:
        return not any(items for _, items in self.under)


def services_of(meeting: Meeting, access: Any) -> list[Presented]:
    """Every service that reports to the body, in their order, also those that brought nothing."""
    brought = brought_to(meeting, access)
    return [
        Presented(
            key,
            service.title,
            tuple(
                (under, tuple(b for b in brought if (b.service, b.under) == (key, under)))
                for under in Under
            ),
        )
        for key, service in queries.services(meeting.body).items()
    ]


@dataclass(frozen=True)
class Challenged:
    """A challenge as it is read: to whom, about what, and what was agreed."""

    challenge: BoardChallenge
    service: str
    indicator: str
    actions: tuple[AgreedAction, ...]


def challenges_of(meeting: Meeting, access: Any) -> list[Challenged]:
    known = queries.services()
    return [
        Challenged(
            each,
            known[each.service].title if each.service in known else "",
            title_of(each.indicator) if each.indicator else "",
            tuple(actions_from(each, access)),
        )
        for each in meeting.challenges.select_related("challenged_by__person", "meeting")
    ]
