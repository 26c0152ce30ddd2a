"""The action log as the list shows it: filtered by its address, counted, with its sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.queries import KIND, seen_by
from sightline.apps.agreed_actions.rules import SOON, ActionState
from sightline.apps.people.queries import lines_of
from sightline.apps.people.reach import Access
from sightline.apps.thread.queries import sources_of
from sightline.apps.thread.registry import kind_called
from sightline.judgement.marks import Rating


@dataclass(frozen=True)
class Listed:
    """One action with what the list adds: its owner's role and what it comes from."""

    action: AgreedAction
    role: str
    sources: tuple[tuple[str, str], ...]

    def comes_from(self, access: Access) -> str:
        """Titles of what led to it, as far as the person may see them."""
        found = []
        for kind, id in self.sources:
            known = kind_called(kind)
            if known and known.may_see(access, id):
                found.append(f"{known.noun}: {known.title(id) or ''}".rstrip(": "))
        return "; ".join(found)


@dataclass(frozen=True)
class Chosen:
    """What an address asks for; '' is everything, but for `state`, where it is the open ones."""

    owner: str = ""
    state: str = ""
    rating: str = ""
    due: str = ""
    indicator: str = ""
    source: str = ""

    def holds(self, one: Listed, me: int | None, today: date) -> bool:
        action = one.action
        owner = str(me) if self.owner == "mine" else self.owner
        return (
            owner in {"", str(action.owner_id)}
            and self._holds_state(action)
            and self.rating in {"", action.rating_on(today).value}
            and self._holds_due(action, today)
            and self.indicator in {"", action.indicator}
            and (not self.source or self.source in {kind for kind, _ in one.sources})
        )

    def _holds_state(self, action: AgreedAction) -> bool:
        if self.state == "all":
            return True
        return action.state == self.state if self.state else action.now.is_open

    def _holds_due(self, action: AgreedAction, today: date) -> bool:
        if self.due == "late":
            return action.is_late(today)
        soon = action.now.is_open and today <= action.due_on <= today + SOON
        return soon if self.due == "soon" else True


def listed(access: Access, today: date) -> list[Listed]:
    """Every action within reach, in three questions to the database however many there are."""
    actions = seen_by(access)
    owners = {action.owner_id: action.owner for action in actions}
    lines = lines_of(owners.values(), today)
    roles = {line.person.pk: line.held[0].line if line.held else "" for line in lines}
    sources = sources_of(KIND) if actions else {}
    return [
        Listed(each, roles.get(each.owner_id, ""), tuple(sources.get(str(each.pk), ())))
        for each in actions
    ]


@dataclass(frozen=True)
class Counts:
    """Of everything within reach, whatever is chosen: the tiles lead to each."""

    open: int
    mine: int
    late: int
    red: int
    amber: int
    to_check: int
    closed: int


def counts(found: Iterable[Listed], me: int | None, today: date) -> Counts:
    actions = [each.action for each in found]
    opened = [each for each in actions if each.now.is_open]
    return Counts(
        open=len(opened),
        mine=sum(each.owner_id == me for each in opened),
        late=sum(each.is_late(today) for each in opened),
        red=sum(each.rating_on(today) is Rating.RED for each in opened),
        amber=sum(each.rating_on(today) is Rating.AMBER for each in opened),
        to_check=sum(each.now is ActionState.DONE for each in actions),
        closed=sum(each.now is ActionState.CLOSED for each in actions),
    )


def kinds_in(found: Iterable[Listed]) -> Mapping[str, str]:
    """Kinds of things that led to these actions, each with its noun."""
    kinds = {kind for each in found for kind, _ in each.sources}
    known = ((kind, kind_called(kind)) for kind in sorted(kinds))
    return {kind: each.noun for kind, each in known if each}
