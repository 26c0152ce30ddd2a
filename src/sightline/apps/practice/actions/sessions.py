from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sightline.apps.children.queries import authority_code, may_see
from sightline.apps.events.actions import record_event
from sightline.apps.events.versions import save_version
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.practice import rules
from sightline.apps.practice.models import Addendum, Direction, Supervision
from sightline.apps.practice.queries import find_session
from sightline.apps.practice.register import Worker
from sightline.apps.practice.rules import MOVES, SessionState
from sightline.vocabulary.not_allowed import NotAllowed

_WORDS = ["held_on", "wellbeing", "learning", "agreed", "talked_over"]


def of_worker(worker: Worker) -> dict[str, str]:
    return {
        "authority": authority_code(), "worker": worker.name, "team": worker.team,
        "service": worker.service,
    }  # fmt: skip


def hold_session(
    *, by: User, access: Access, worker: Worker, held_on: date, at: datetime, wellbeing: str = "",
    learning: str = "", agreed: str = "", talked_over: list[str] | None = None,
) -> Supervision:  # fmt: skip
    """Record a session as a draft; it is the supervisor's until both agree on it."""
    rules.check_may_keep(access, worker.name, worker.team, worker.service)
    rules.check_held(held_on, timezone.localdate(at))
    with transaction.atomic():
        made = Supervision.objects.create(
            **of_worker(worker), supervisor=by, held_on=held_on, wellbeing=wellbeing.strip(),
            learning=learning.strip(), agreed=agreed.strip(), talked_over=talked_over or [],
            state=SessionState.DRAFT.value, at=at,
        )  # fmt: skip
        record_event(by=by, did="supervision.held", to=made, at=at, said="A session was recorded.")
    return made


def change_session(
    *, by: User, access: Access, session: Supervision, read: int, at: datetime
) -> Supervision:
    """As the form has put it on the session. Raises EditedMeanwhile."""
    _check_mine(by, session)
    rules.check_held(session.held_on, timezone.localdate(at))
    with transaction.atomic():
        save_version(session, read=read, fields=_WORDS)
        record_event(by=by, did="supervision.changed", to=session, at=at, said="Changed.")
    return session


def agree_session(*, by: User, access: Access, session: Supervision, at: datetime) -> None:
    """Both agree on the record. From here on it is added to, not changed."""
    _check_mine(by, session)
    rules.check_words(session.agreed, "Write what was agreed before you close the record.")
    with transaction.atomic():
        session.state = MOVES.check(session.now, "agree").value
        session.agreed_at = at
        save_version(session, read=session.version, fields=["state", "agreed_at"])
        record_event(by=by, did="supervision.agreed", to=session, at=at, said="Agreed by both.")


def _check_mine(by: User, session: Supervision) -> None:
    rules.check_is_supervisor(by.pk, session.supervisor_id)
    rules.check_is_draft(session.now)


def add_direction(
    *, by: User, access: Access, session: Supervision, child_id: str, said: str,
    by_when: date | None, at: datetime,
) -> Direction:  # fmt: skip
    """A decision about a child; from now on it stands in the child's record list as well."""
    _check_mine(by, session)
    rules.check_words(said, "Write what was decided.")
    if not may_see(access, child_id):
        raise NotAllowed("There is no such child within your reach.")
    with transaction.atomic():
        made = Direction.objects.create(
            session=session, authority=authority_code(), child_id=child_id, said=said.strip(),
            by_when=by_when,
        )  # fmt: skip
        record_event(by=by, did="supervision.directed", to=session, at=at, said="A decision.")
    return made


def direction_done(
    *, by: User, access: Access, direction: Direction, done_on: date, said: str, at: datetime
) -> None:
    """The worker, the supervisor or the line says that it was done."""
    found = find_session(direction.session_id, access)
    if found is None or not rules.is_part_of(access, *found.whose):
        raise NotAllowed("That decision is out of your reach.")
    if not may_see(access, direction.child_id):
        raise NotAllowed("There is no such child within your reach.")
    if direction.done_on is not None:
        raise NotAllowed("That was said to be done already.")
    rules.check_words(said, "Say what was done.")
    rules.check_held(done_on, timezone.localdate(at))
    with transaction.atomic():
        direction.done_on, direction.done_said, direction.done_by = done_on, said.strip(), by
        direction.save(update_fields=["done_on", "done_said", "done_by"])
        record_event(by=by, did="supervision.done", to=direction.session, at=at, said="Done.")


def add_to_session(
    *, by: User, access: Access, session: Supervision, said: str, at: datetime
) -> Addendum:
    """A correction or a word of the worker's own, once the record was agreed."""
    if not rules.is_part_of(access, *session.whose):
        raise NotAllowed("Only the two, and the line above, add to this record.")
    if session.now is not SessionState.AGREED:
        raise NotAllowed("This is still a draft: change it instead.")
    rules.check_words(said, "Write what is to be added.")
    with transaction.atomic():
        made = Addendum.objects.create(session=session, said=said.strip(), by=by, at=at)
        record_event(by=by, did="supervision.added_to", to=session, at=at, said="Added to.")
    return made


def forget_child(*, authority: str, child_id: str) -> None:
    """Decisions about an erased child go with its records."""
    Direction.objects.filter(authority=authority, child_id=child_id).delete()
