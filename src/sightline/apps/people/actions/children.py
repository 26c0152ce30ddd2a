"""What is said of single children for access. No event names a child: they carry the key alone."""

from datetime import datetime, timedelta

from django.db import transaction

from sightline.apps.events.actions import record_event
from sightline.apps.people import rules
from sightline.apps.people.actions.attempts import note_try
from sightline.apps.people.child_keys import child_key
from sightline.apps.people.limits import Tried
from sightline.apps.people.models import (
    Assignment,
    BreakGlass,
    Restriction,
    RestrictionReader,
    User,
)
from sightline.apps.people.telling import opened_by_break_glass

BREAK_GLASS_LASTS = timedelta(hours=4)


def assign_child(
    *,
    by: User | None,
    person: User,
    authority: str,
    child_id: str,
    kind: str,
    reason: str,
    until: datetime,
    at: datetime,
    about: tuple[str, str] = ("", ""),
) -> Assignment:
    """Bring one child within a person's reach until a moment, and say why."""
    rules.check_assignment(kind, reason, at, until)
    with transaction.atomic():
        made = Assignment.objects.create(
            person=person, authority=authority, child_id=child_id, kind=kind, reason=reason.strip(),
            from_at=at, until_at=until, given_by=by, about_kind=about[0], about_id=about[1],
        )  # fmt: skip
        said = f"{person.name} was assigned a child ({made.get_kind_display().lower()})."
        record_event(
            by=by, did="child.assigned", to=("child", child_key(child_id)), at=at, said=said
        )
    return made


def end_assignment(*, by: User, assignment: Assignment, at: datetime) -> None:
    with transaction.atomic():
        if at <= assignment.from_at:
            assignment.delete()
        else:
            assignment.until_at = at
            assignment.save(update_fields=["until_at"])
        thing = ("child", child_key(assignment.child_id))
        said = f"{assignment.person.name} is no longer assigned a child."
        record_event(by=by, did="child.unassigned", to=thing, at=at, said=said)


def restrict_child(
    *, by: User, authority: str, child_id: str, reason: str, at: datetime
) -> Restriction:
    """From now on only named people see the record; whoever does it names them."""
    rules.check_reason(reason, "Say why the record is restricted.")
    with transaction.atomic():
        made, is_new = Restriction.objects.get_or_create(
            authority=authority, child_id=child_id, lifted_at=None,
            defaults={"reason": reason.strip(), "set_at": at, "set_by": by},
        )  # fmt: skip
        if not is_new:
            raise rules.NotAllowed("This record is restricted already.")
        thing = ("child", child_key(child_id))
        record_event(
            by=by, did="child.restricted", to=thing, at=at, said="A record was restricted."
        )
    return made


def lift_restriction(*, by: User, restriction: Restriction, at: datetime) -> None:
    with transaction.atomic():
        restriction.lifted_at = at
        restriction.save(update_fields=["lifted_at"])
        thing = ("child", child_key(restriction.child_id))
        said = "The restriction of a record was lifted."
        record_event(by=by, did="child.unrestricted", to=thing, at=at, said=said)


def name_reader(
    *, by: User, person: User, authority: str, child_id: str, at: datetime
) -> RestrictionReader:
    """Let one person see a restricted child, whatever their place in the tree."""
    with transaction.atomic():
        made, _ = RestrictionReader.objects.get_or_create(
            authority=authority, child_id=child_id, person=person,
            defaults={"named_at": at, "named_by": by},
        )  # fmt: skip
        said = f"{person.name} was named for a restricted record."
        thing = ("child", child_key(child_id))
        record_event(by=by, did="child.reader_named", to=thing, at=at, said=said)
    return made


def remove_reader(*, by: User, reader: RestrictionReader, at: datetime) -> None:
    with transaction.atomic():
        said = f"{reader.person.name} is no longer named for a restricted record."
        thing = ("child", child_key(reader.child_id))
        record_event(by=by, did="child.reader_removed", to=thing, at=at, said=said)
        reader.delete()


def note_unknown_id(*, by: User, at: datetime) -> None:
    """Somebody typed an id that opens nothing. The id itself is not kept: it may be a child's."""
    note_try(tried=Tried.CASE_ID, who=str(by.pk), at=at)
    said = f"{by.name} typed a case id that opened nothing."
    record_event(by=by, did="child.not_found", to=by, at=at, said=said)


def break_glass(
    *, by: User, authority: str, child_id: str, reason: str, at: datetime
) -> BreakGlass:
    """Open a record out of reach for four hours; the head of safeguarding hears of it at once."""
    rules.check_reason(reason, "Say why you need to see this record now.")
    with transaction.atomic():
        made = BreakGlass.objects.create(
            person=by, authority=authority, child_id=child_id,
            reason=reason.strip(), at=at, until_at=at + BREAK_GLASS_LASTS,
        )  # fmt: skip
        said = f"{by.name} opened a record out of reach."
        record_event(
            by=by, did="child.glass_broken", to=("child", child_key(child_id)), at=at, said=said
        )
        opened_by_break_glass(made)
    return made
