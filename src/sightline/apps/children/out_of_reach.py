"""Case ids that were typed in: found if the person may know, else one sentence for all cases."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils import timezone

from sightline.apps.children.queries import held_by_right, holdings, sort_out
from sightline.apps.people import actions
from sightline.apps.people.limits import Tried
from sightline.apps.people.reach import Access
from sightline.apps.people.rules import NotAllowed, Right

TOO_OFTEN = "That were too many ids that are not there. Wait an hour, or look the id up first."


def is_there(child_id: str) -> bool:
    held = holdings()
    return held is not None and child_id in held.children


def assignable(access: Access, child_ids: Iterable[str]) -> frozenset[str]:
    """Children the person sees and may pass on: those of their role, not those lent to them."""
    visible = sort_out(access, child_ids).visible
    return held_by_right(access, Right.ASSIGN_WORK, visible)


def check_assignable(access: Access, child_id: str) -> None:
    """One sentence for an id nobody has and for a child elsewhere: it tells neither."""
    if child_id not in assignable(access, [child_id]) or not is_there(child_id):
        raise NotAllowed("No child with that id is within your reach.")


def check_not_guessing(request: HttpRequest) -> None:
    if actions.too_often(tried=Tried.CASE_ID, who=str(request.user.pk), at=timezone.now()):
        raise NotAllowed(TOO_OFTEN)


def note_unknown(request: HttpRequest) -> None:
    actions.note_unknown_id(by=request.user, at=timezone.now())
