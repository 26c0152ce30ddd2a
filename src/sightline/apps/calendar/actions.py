"""Every write of the QA year."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.agreed_actions.models import AgreedAction
from sightline.apps.agreed_actions.queries import find_action
from sightline.apps.calendar import rules
from sightline.apps.calendar.models import Occurrence, Recheck
from sightline.apps.calendar.queries import known_activities
from sightline.apps.children.queries import authority_code
from sightline.apps.events.actions import record_event
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.vocabulary.not_allowed import NotAllowed


def record(
    *, by: User, access: Access, activity: str, on: date, said: str, at: datetime, who: str = "",
    place: str = "", said_back: str = "",
) -> Occurrence:  # fmt: skip
    """An activity took place."""
    known = known_activities().get(activity)
    if known is None:
        raise NotAllowed("There is no such activity in the year.")
    rules.check_record(access, known, on, said, timezone.localdate(at))
    with transaction.atomic():
        made = Occurrence.objects.create(
            authority=authority_code(), activity=activity, on=on, who=who.strip(),
            place=place.strip(), said=said.strip(), said_back=said_back.strip(), by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="qa.recorded", to=made, at=at, said=known.title)
    return made


def look_at_lists(*, by: User, access: Access, note: str, at: datetime) -> Occurrence:
    """“I have looked at today’s lists”: once a day; a second note is added to the first."""
    today = timezone.localdate(at)
    activity = rules.looked_at(access, known_activities())
    said = note.strip() or "Looked at; nothing to note."
    with transaction.atomic():
        earlier = Occurrence.objects.filter(
            authority=authority_code(), activity=activity, on=today, by=by,
            taken_back_at__isnull=True,
        ).first()  # fmt: skip
        if earlier is None:
            return record(
                by=by, access=access, activity=activity, on=today, said=said, at=at, who=by.name
            )
        if note.strip():
            earlier.said = f"{earlier.said}\n{said}"
            earlier.save(update_fields=["said"])
            record_event(by=by, did="qa.added_to", to=earlier, at=at, said="A note was added.")
    return earlier


def take_back(*, by: User, access: Access, occurrence: Occurrence, at: datetime) -> None:
    rules.check_take_back(access, occurrence.by_id)
    with transaction.atomic():
        occurrence.taken_back_at = at
        occurrence.save(update_fields=["taken_back_at"])
        record_event(by=by, did="qa.taken_back", to=occurrence, at=at, said="Taken back.")


def check_again(
    *, by: User, access: Access, action: AgreedAction, months: int, checked_on: date,
    has_lasted: bool, said: str, at: datetime,
) -> Recheck:  # fmt: skip
    """Whether the improvement an action made has lasted."""
    if months not in rules.RECHECKS or find_action(action.pk, access) is None:
        raise NotAllowed("There is no such check within your reach.")
    if action.closed_on is None:
        raise NotAllowed("The action is not closed yet.")
    due_on = rules.recheck_due_on(action.closed_on, months)
    rules.check_recheck(access, due_on, checked_on, said, timezone.localdate(at))
    if Recheck.objects.filter(action=action, months=months).exists():
        raise NotAllowed("That was checked already.")
    with transaction.atomic():
        made = Recheck.objects.create(
            action=action, months=months, checked_on=checked_on, has_lasted=has_lasted,
            said=said.strip(), by=by, at=at,
        )  # fmt: skip
        words = "It has lasted." if has_lasted else "It has not lasted."
        record_event(by=by, did="qa.checked_again", to=made, at=at, said=words)
    return made
