"""Reminding owners, and telling whether a closed action's figure moved. Each is said once."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.text import Truncator

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.moving_figures import to_move, verdict
from sightline.apps.agreed_actions.queries import closed_with_a_figure, due_until
from sightline.apps.agreed_actions.rules import AFTER_MONTHS, SOON
from sightline.apps.agreed_actions.telling import DUE, MOVED
from sightline.apps.figures.queries import source
from sightline.apps.notices.actions import tell
from sightline.apps.people.models import User
from sightline.vocabulary.months import months_after


def remind_owners(*, at: datetime) -> int:
    """A week before the day and once it has passed; who agreed it where the owner has gone."""
    today, told = timezone.localdate(at), 0
    for action in due_until(today + SOON):
        is_late = action.due_on < today
        word = "late since" if is_late else "due on"
        said = f"An action of yours is {word} {_day(action.due_on)}: {action.title}"
        key = f"action-{action.pk}-{'late' if is_late else 'soon'}-{action.due_on}"
        told += len(
            tell(to=[_reachable(action)], topic=DUE, said=said, address=action.address, at=at,
                 key=key, by_mail=True)
        )  # fmt: skip
    return told


def tell_whether_moved(*, at: datetime) -> int:
    """3, 6 and 12 months after the closing day: to the owner and to who agreed it."""
    today, told, here = timezone.localdate(at), 0, source()
    for action in closed_with_a_figure():
        months = _months_since(action.closed_on, today)
        found, moves = verdict(action, here), to_move(action, here)
        if not months or found is None or moves is None:
            continue
        title = Truncator(action.title).chars(80)  # a notice holds 300 characters
        figure = Truncator(moves.title).chars(80)
        said = f"{months} months after “{title}” was closed. {figure}: {found.sentence}"
        key = f"action-{action.pk}-moved-{action.closed_on}-{months}"
        told += len(
            tell(to={action.owner, action.agreed_by}, topic=MOVED, said=said,
                 address=action.address, at=at, key=key, by_mail=True)
        )  # fmt: skip
    return told


def _months_since(closed_on: date | None, today: date) -> int:
    """The latest of the three that has passed; 0 before the first."""
    passed = [m for m in AFTER_MONTHS if closed_on and months_after(closed_on, m) <= today]
    return max(passed, default=0)


def _reachable(action: AgreedAction) -> User:
    owner: User = action.owner
    return owner if owner.is_active else action.agreed_by


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
