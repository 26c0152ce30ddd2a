from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.agreed_actions import rules, telling
from sightline.apps.agreed_actions.actions.stepping import stepping, write_step
from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.events.actions import record_event
from sightline.apps.events.kinds import Thing
from sightline.apps.events.row_history import save_as
from sightline.apps.events.versions import save_version
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.queries import roles_of
from sightline.apps.people.reach import Access
from sightline.apps.thread.actions import link
from sightline.vocabulary.words import Level


def agree(
    *, by: User, title: str, owner: User, due_on: date, at: datetime, source: Thing | None = None,
    indicator: str = "", level: Level = Level.AUTHORITY, unit: str = "", why: str = "",
) -> AgreedAction:  # fmt: skip
    """An action with an owner and a date, linked to what it comes from; the owner is told."""
    today = timezone.localdate(at)
    rules.check_agreed(title, due_on, today, level, unit)
    _check_owner(owner, at)
    with transaction.atomic():
        action = AgreedAction(
            authority=authority_code(), title=title.strip(), why=why.strip(), owner=owner,
            agreed_by=by, agreed_on=today, due_on=due_on, first_due_on=due_on,
            indicator=indicator, level=level.value, unit=unit,
        )  # fmt: skip
        save_as(action, by=by)
        write_step(action, by=by, at=at, did="Agreed", said=why)
        record_event(by=by, did="action.agreed", to=action, at=at, due_on=due_on)
        if source is not None:
            link(by=by, source=source, target=action, at=at)
        telling.of_a_new_action(action, by=by, at=at)
    return action


def change(
    *, by: User, access: Access, action: AgreedAction, read: int, at: datetime
) -> AgreedAction:
    """What was agreed, as the form has put it on the action. Raises EditedMeanwhile."""
    rules.check_can_edit(access, action.about)
    rules.check_title(action.title)
    rules.check_unit(*action.of)
    before = AgreedAction.objects.get(pk=action.pk)
    action._history_user = by  # type: ignore[attr-defined]
    with transaction.atomic():
        save_version(action, read=read, fields=list(_CHANGED))
        said = _what_changed(before, action)
        write_step(action, by=by, at=at, did="Changed what was agreed", said=said)
        record_event(by=by, did="action.changed", to=action, at=at)
    return action


_CHANGED = ("title", "why", "indicator", "level", "unit")


def _what_changed(before: AgreedAction, after: AgreedAction) -> str:
    """What stood there before, line by line."""
    fields = ("title", "why", "indicator", "unit")
    labels = {name: before._meta.get_field(name).verbose_name for name in fields}
    return "\n".join(
        f"{labels[name]}, before: {getattr(before, name) or '–'}"
        for name in fields
        if getattr(before, name) != getattr(after, name)
    )


def move_day(
    *, by: User, access: Access, action: AgreedAction, due_on: date, reason: str, at: datetime
) -> None:
    """Due on another day, for a reason; the first day stays known."""
    rules.check_can_update(access, action.about)
    rules.check_new_day(due_on, action.due_on, timezone.localdate(at), reason)
    did = f"Moved the day from {_day(action.due_on)} to {_day(due_on)}"
    with stepping(action, by=by, at=at, did=did, verb="day_moved", said=reason) as there:
        rules.check_is_open(there.now)
        there.due_on = due_on


def hand_over(
    *, by: User, access: Access, action: AgreedAction, to: User, said: str, at: datetime
) -> None:
    """Another owner from here on, who is told, as is the one before."""
    rules.check_can_update(access, action.about)
    rules.check_hand_over(action.owner_id, to.pk)
    _check_owner(to, at)
    before, did = action.owner, f"Handed over from {action.owner.name} to {to.name}"
    with stepping(action, by=by, at=at, did=did, verb="handed_over", said=said) as there:
        rules.check_is_open(there.now)
        there.owner = to
    telling.of_a_new_owner(action, before=before, by=by, at=at)


def _check_owner(owner: User, at: datetime) -> None:
    """Whose role begins next week may own an action today."""
    held = roles_of(owner, timezone.localdate(at))
    rights = frozenset(right for each in held for right in each.role.profile.rights)
    rules.check_owner(is_active=owner.is_active, rights=rights)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
