"""The page that is used while a committee meets: one step at a time, each saved by itself.

Who is here comes first, then the items in their order, then the close. Only one form stands on the
page, so nothing typed beside it is lost when it is saved.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.apps.board.views.shared import done
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.scrutiny.meetings import presence, queries, said
from sightline.apps.scrutiny.meetings.papers import ground_of
from sightline.apps.scrutiny.models import CommitteeItem, CommitteeMeeting
from sightline.apps.scrutiny.views.meetings import saving
from sightline.apps.scrutiny.views.meetings.shared import meeting_to_run, shown

ATTENDANCE, CLOSE = "attendance", "close"


@dataclass(frozen=True)
class Step:
    key: str
    title: str
    is_done: bool
    item: CommitteeItem | None = None


@needs(Right.SEE_PUBLISHED)
def in_meeting(request: HttpRequest, id: int) -> HttpResponse:
    found = meeting_to_run(request, id)
    steps = _steps(found)
    here = next((s for s in steps if s.key == request.GET.get("at", ATTENDANCE)), None)
    if here is None:
        raise Http404("The agenda has no such item.")
    if "take back" in request.POST:
        saving.take_back(request, found, here.item)
        return _to(found, here.key)
    form = saving.form_of(request, found, here.key, here.item)
    if request.method == "POST" and done(form, lambda f: saving.save(request, found, here.item, f)):
        return _go_on(request, found, steps, here)
    return _page(request, meeting_to_run(request, id), steps, here, form)


def _steps(found: CommitteeMeeting) -> list[Step]:
    seen = found.attendances.exists()
    steps = [Step(ATTENDANCE, "Who is here", seen)]
    for item in queries.items_of(found):
        is_done = bool(item.discussion or item.resolutions.all())
        is_done = is_done or (bool(item.standing) and seen and any(said.said_by_rule(item)))
        steps.append(Step(str(item.number), f"{item.number}. {item.title}", is_done, item))
    return [*steps, Step(CLOSE, "Close the meeting", found.closed_at is not None)]


def _go_on(
    request: HttpRequest, found: CommitteeMeeting, steps: list[Step], here: Step
) -> HttpResponse:
    """To the next step, or back to this one for more."""
    if here.key == CLOSE:
        messages.success(request, "The meeting is closed. Read the minutes, then draft them.")
        return redirect("scrutiny:minutes", id=found.pk)
    messages.success(request, f"Saved: {here.title}")
    keys = [step.key for step in steps]
    following = keys[keys.index(here.key) + 1]
    return _to(found, here.key if request.POST.get("do") == "stay" else following)


def _to(found: CommitteeMeeting, key: str) -> HttpResponse:
    address = reverse("scrutiny:in_meeting", args=[found.pk])
    return redirect(f"{address}?{urlencode({'at': key})}")


def _page(
    request: HttpRequest, found: CommitteeMeeting, steps: list[Step], here: Step, form: Any
) -> HttpResponse:
    item = here.item
    more: dict[str, Any] = {}
    if item is not None:
        more = {
            "rule_says": list(said.said_by_rule(item)), "ground": ground_of(item).in_words,
            "may_vote": presence.may_vote_in_words(item), "resolutions": item.resolutions.all(),
            "waits_for_exclusion": item.openness == "exempt" and not item.excluded_by_id,
        }  # fmt: skip
    return shown(
        request, "in_meeting", [form], meeting=found, steps=steps, here=here, item=item, form=form,
        quorum=presence.quorum(found) if found.attendances.exists() else None,
        others=presence.others_there(found), declarations=found.declarations.all(),
        matters=found.matters_arising.select_related("earlier__meeting"), **more,
    )  # fmt: skip
