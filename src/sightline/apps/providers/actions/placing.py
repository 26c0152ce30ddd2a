from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sightline.apps.children.queries import may_see
from sightline.apps.events.actions import record_event
from sightline.apps.people.authority import authority_code
from sightline.apps.people.models import User
from sightline.apps.people.reach import Access
from sightline.apps.providers import rules
from sightline.apps.providers.models import Home, PlacedChild, PlacingCheck
from sightline.apps.providers.queries import find_check, policy, warnings_of
from sightline.apps.providers.records import placed_now
from sightline.apps.providers.rules import CHECK_MOVES, CheckState, Decision
from sightline.vocabulary.not_allowed import NotAllowed

_LOOKED_AT = {"yes", "not applicable"}


def begin_check(
    *, child_id: str, home: Home, planned_on: date, by: User, access: Access, at: datetime
) -> PlacingCheck:
    """Before a child is placed: by somebody who may see the child."""
    if not may_see(access, child_id):
        raise NotAllowed("There is no such child within your reach.")
    team = next((each.team for each in placed_now() if each.child_id == child_id), "")
    with transaction.atomic():
        made = PlacingCheck.objects.create(
            authority=authority_code(), child_id=child_id, home=home, planned_on=planned_on,
            team=team, begun_by=by, at=at,
        )  # fmt: skip
        record_event(by=by, did="placing_check.begun", to=made, at=at, home=home.pk)
    return made


def look_at(
    *, check: PlacingCheck, checked: dict[str, str], visited_on: date | None, why_no_visit: str,
    by: User, access: Access, at: datetime,
) -> PlacingCheck:  # fmt: skip
    """What was looked at so far, and the social worker's visit."""
    there = _open(check, access)
    if visited_on is not None:
        rules.check_has_come(visited_on, timezone.localdate(at))
    known = policy().before_placing
    there.checked = {key: each for key, each in checked.items() if key in known and each}
    if any(each not in _LOOKED_AT for each in there.checked.values()):
        raise NotAllowed("Answer each point with yes or not applicable, or leave it open.")
    there.visited_on, there.why_no_visit = visited_on, why_no_visit.strip()
    return _kept(there, "looked_at", by, at)


def decide_check(
    *, check: PlacingCheck, place: bool, reason: str, by: User, access: Access, at: datetime
) -> PlacingCheck:
    """Placed, which wants every point answered and a reason against each warning; or not placed."""
    there = _open(check, access)
    if not may_see(access, there.child_id):
        raise NotAllowed("Somebody who may see the child decides.")
    warned = warnings_of(there.home)
    if place:
        rules.check_placing(
            warned, reason, there.checked, policy().before_placing,
            visited_on=there.visited_on, why_no_visit=there.why_no_visit,
        )  # fmt: skip
    else:
        rules.check_reason(reason, "Say why the child is not placed there.")
    to = CHECK_MOVES.check(there.now, "place" if place else "decide against")
    there.state, there.warned, there.reason = to.value, list(warned), reason.strip()
    there.decided_by, there.decided_at = by, at
    return _kept(there, "decided", by, at, state=to.value, warned=len(warned))


def take_back_check(*, check: PlacingCheck, by: User, access: Access, at: datetime) -> PlacingCheck:
    """A decision noted by mistake: the check is open again."""
    there = _found(check, access)
    if not may_see(access, there.child_id):
        raise NotAllowed("Somebody who may see the child decides.")
    there.state = CHECK_MOVES.check(there.now, "take back").value
    there.decided_by = there.decided_at = None
    return _kept(there, "taken_back", by, at)


def decide_child(
    *, placed: PlacedChild, decision: Decision, visited_on: date, concern: str, severity: str,
    said: str, by: User, access: Access, at: datetime,
) -> PlacedChild:  # fmt: skip
    """The child was seen: stays or moves. Said again, the later word counts."""
    if not may_see(access, placed.child_id):
        raise NotAllowed("There is no such child within your reach.")
    known = policy().concerns
    rules.check_decision(said, concern, severity, visited_on, timezone.localdate(at), known)
    with transaction.atomic():
        there = PlacedChild.objects.select_for_update().get(pk=placed.pk)
        there.decision, there.visited_on, there.concern = decision.value, visited_on, concern
        there.severity = "" if concern == "none" else severity
        there.said, there.by, there.at = said.strip(), by, at
        there.save()
        record_event(by=by, did="placed_child.decided", to=there, at=at, decision=decision.value)
    return there


def forget_child(*, authority: str, child_id: str) -> None:
    PlacingCheck.objects.filter(authority=authority, child_id=child_id).delete()
    PlacedChild.objects.filter(authority=authority, child_id=child_id).delete()


def _found(check: PlacingCheck, access: Access) -> PlacingCheck:
    if find_check(check.pk, access) is None:
        raise NotAllowed("There is no such check within your reach.")
    return PlacingCheck.objects.select_related("home__provider").get(pk=check.pk)


def _open(check: PlacingCheck, access: Access) -> PlacingCheck:
    there = _found(check, access)
    if there.now is not CheckState.OPEN:
        raise NotAllowed("It is decided already. Take the decision back first.")
    return there


def _kept(there: PlacingCheck, did: str, by: User, at: datetime, **facts: Any) -> PlacingCheck:
    there.version += 1
    with transaction.atomic():
        there.save()
        record_event(by=by, did=f"placing_check.{did}", to=there, at=at, **facts)
    return there
