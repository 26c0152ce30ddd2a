"""Every write about kept records. What takes long is asked for here, and done in the background."""

from datetime import datetime

from django.db import transaction

from sightline.apps.children.queries import authority_code, children_held, kept_records
from sightline.apps.events.actions import record_event
from sightline.apps.people.actions import log_looks
from sightline.apps.people.models import User
from sightline.apps.people.rules import NotAllowed
from sightline.apps.people.telling import child_was_erased, forget_all_but
from sightline.apps.retention import rules
from sightline.apps.retention.models import KeepingRequest
from sightline.apps.retention.queries import own_years
from sightline.apps.retention.rules import State, What
from sightline.store.errors import StoreError
from sightline.store.keeping.holds import Hold, lift_hold, set_hold
from sightline.store.keeping.keep import erase_child, purge
from sightline.store.keeping.rewrite import Rewritten


def ask_to_erase(
    *, by: User, child_id: str, again: str, reason: str, at: datetime
) -> KeepingRequest:
    """Ask for a child's records to be taken out of everything. `run_request` does it."""
    rules.check_typed_again(child_id, again)
    return _ask(What.ERASE, by, child_id.strip(), reason, at)


def ask_to_purge(*, by: User, reason: str, at: datetime) -> KeepingRequest:
    """Ask for all rows past their years to be taken out."""
    return _ask(What.PURGE, by, "", reason, at)


def _ask(what: What, by: User, child_id: str, reason: str, at: datetime) -> KeepingRequest:
    from sightline.apps.retention.tasks import run_in_background

    rules.check_ground(reason)
    with transaction.atomic():
        made = KeepingRequest.objects.create(
            authority=authority_code(), what=what, child_id=child_id, reason=reason.strip(),
            by=by, by_name=by.name, at=at,
        )  # fmt: skip
        said = f"{by.name} asked: {what.title.lower()}."
        record_event(by=by, did=f"retention.{what}_asked", to=made, at=at, said=said)
        transaction.on_commit(lambda: run_in_background.enqueue(made.pk))
    return made


def erase_here(*, by_name: str, child_id: str, reason: str, at: datetime) -> KeepingRequest:
    """Erase at once, asked on the machine that runs Sightline."""
    rules.check_ground(reason)
    made = KeepingRequest.objects.create(
        authority=authority_code(), what=What.ERASE, child_id=child_id.strip(),
        reason=reason.strip(), by_name=by_name, at=at,
    )  # fmt: skip
    return run_request(id=made.pk, at=at)


def run_request(*, id: int, at: datetime) -> KeepingRequest:
    """Do what was asked. Doing it again after a crash finishes what was begun."""
    request = KeepingRequest.objects.select_related("by").get(pk=id)
    if request.state != State.WAITING:
        return request
    try:
        said = {What.ERASE: _erase, What.PURGE: _purge}[What(request.what)](request, at)
    except (StoreError, NotAllowed) as problem:
        return _end(request, State.REFUSED, str(problem), at)
    return _end(request, State.DONE, said, at)


def _erase(request: KeepingRequest, at: datetime) -> str:
    child = request.child_id
    found = erase_child(kept_records(), child, at=at)
    with transaction.atomic():
        child_was_erased(request.authority, child, at)
        KeepingRequest.objects.filter(child_id=child).update(child_id="")
    request.child_id = ""
    return f"{_in_words(found)} Figures stay as they were counted."


def _purge(request: KeepingRequest, at: datetime) -> str:
    found = purge(kept_records(), at.date(), at=at, years=own_years())
    with transaction.atomic():
        forgotten = _forget_who_left(request.authority, at)
    said = _in_words(found) if found.rows else "No row was past its years."
    if not forgotten:
        return said
    children = "1 child" if forgotten == 1 else f"{forgotten:,} children"
    return f"{said} Notes about {children} without a record went as well."


def _forget_who_left(authority: str, at: datetime) -> int:
    """Asked of all that is held, not of what was just taken: a purge that died half-way is made
    whole by the next one."""
    held = children_held()
    return 0 if held is None else forget_all_but(authority, held, at)


def _in_words(found: Rewritten) -> str:
    files = f" {found.originals} original files were removed." if found.originals else ""
    return (
        f"{found.rows:,} rows were taken out of {found.snapshots} snapshots and {found.loads} "
        f"loads.{files}"
    )


def _end(request: KeepingRequest, state: State, said: str, at: datetime) -> KeepingRequest:
    with transaction.atomic():
        request.state, request.said, request.ended_at = state, said[:500], at
        request.save()
        record_event(
            by=request.by, did=f"retention.{request.what}_ended", to=request, at=at, said=said[:500]
        )
    return request


def hold(*, by: User, child_id: str, reason: str, at: datetime) -> KeepingRequest:
    """From now on nothing takes this child's records out, until the hold is lifted."""
    rules.check_ground(reason)
    place = kept_records().folder
    with transaction.atomic():
        made = _note(What.HOLD, by, child_id.strip(), reason, at, "Held.")
        set_hold(place, Hold(child_id.strip(), reason.strip(), by.name, at))
    return made


def lift(*, by: User, child_id: str, reason: str, at: datetime) -> KeepingRequest:
    rules.check_ground(reason)
    place = kept_records().folder
    with transaction.atomic():
        made = _note(What.LIFT_HOLD, by, child_id, reason, at, "Lifted.")
        if not lift_hold(place, child_id):
            raise NotAllowed("There is no hold on this child.")
    return made


def note_subject_access(*, by: User, child_id: str, reason: str, at: datetime) -> KeepingRequest:
    """Somebody takes away all that is held about a child, to answer a request."""
    rules.check_ground(reason)
    child = child_id.strip()
    with transaction.atomic():
        log_looks(
            by=by, authority=authority_code(), children={child: "subject access"},
            page="subject access, as a file", at=at,
        )  # fmt: skip
        return _note(What.SUBJECT_ACCESS, by, child, reason, at, "Exported.")


def _note(
    what: What, by: User, child_id: str, reason: str, at: datetime, said: str
) -> KeepingRequest:
    made = KeepingRequest.objects.create(
        authority=authority_code(), what=what, child_id=child_id, reason=reason.strip(), by=by,
        by_name=by.name, at=at, state=State.DONE, ended_at=at, said=said,
    )  # fmt: skip
    record_event(by=by, did=f"retention.{what}", to=made, at=at, said=f"{what.title}: {said}")
    return made
