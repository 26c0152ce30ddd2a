"""What stands on the home page of whoever owns an action, or agreed one that is done."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from sightline.apps.agreed_actions.queries import of_person
from sightline.apps.agreed_actions.rules import SOON, ActionState
from sightline.apps.dashboards.providers import Line


def of_actions(request: HttpRequest) -> list[Line]:
    today, me = timezone.localdate(), request.access.person
    found = of_person(me)
    own = [action for action in found if action.owner_id == me and action.now.is_open]
    late = [action for action in own if action.is_late(today)]
    soon = [action for action in own if today <= action.due_on <= today + SOON]
    to_check = [
        action
        for action in found
        if action.now is ActionState.DONE and action.agreed_by_id == me and action.owner_id != me
    ]
    address = reverse("agreed_actions:mine")
    lines = [
        Line(len(late), "of your actions are late" if len(late) > 1 else "of your actions is late",
             address, True),
        Line(len(soon), "of your actions due within a week", address),
        Line(len(to_check), "done, for you to check", address),
    ]  # fmt: skip
    return [line for line in lines if line.number]
