"""One dispute: its page, and each thing that may be done to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sightline.apps.disputes import actions, forms, pages, queries, telling
from sightline.apps.disputes.looking import log_matter
from sightline.apps.disputes.models import Dispute
from sightline.apps.disputes.pages import Standing
from sightline.apps.disputes.rules import DisputeState
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.people.working_days import calendar
from sightline.vocabulary.not_allowed import NotAllowed

_DO: dict[str, Callable[..., None]] = {
    "reply": actions.reply, "accept": actions.accept, "escalate": actions.escalate,
    "refer": actions.refer, "withdraw": actions.withdraw, "settle": actions.settle,
    "talk again": actions.talk_again, "raise": actions.raise_formally,
}  # fmt: skip


def _found(request: HttpRequest, id: int) -> Standing:
    found = queries.find_dispute(id, request.access)
    if found is None:
        raise Http404("There is no such dispute within your reach.")
    return pages.standing(found, timezone.localdate(), calendar())


@needs(Right.SEE_DISPUTES, Right.RAISE_DISPUTES)
def dispute(request: HttpRequest, id: int) -> HttpResponse:
    found = _found(request, id)
    return render(request, "disputes/dispute.html", _context(request, found))


@needs(Right.SEE_DISPUTES, Right.RAISE_DISPUTES)
def move(request: HttpRequest, id: int, move: str) -> HttpResponse:
    """One step, with the words it takes; to others, and at other times, it is not there."""
    found, name = _found(request, id), move.replace("-", " ")
    way = next((each for each in pages.ways(found, request.access) if each.move == name), None)
    if way is None:
        messages.error(request, "That can’t be done now: look what happened meanwhile.")
        return redirect(found.dispute.address)
    chosen = forms.MOVE_FORMS.get(name, forms.MoveForm)
    form = chosen(request.POST or None, dispute=found.dispute, policy=found.policy)
    if request.method == "POST" and form.is_valid():
        try:
            _do(request, found.dispute, name, form.told())
        except NotAllowed as refused:
            form.refuse(str(refused))
        else:
            messages.success(request, f"It is now: {found.dispute.now.in_words.lower()}.")
            return redirect(found.dispute.address)
    context = _context(request, found) | {"form": form, "way": way}
    return render(request, "disputes/move.html", context, status=400 if form.errors else 200)


def _do(request: HttpRequest, dispute: Dispute, name: str, told: dict[str, Any]) -> None:
    about = {"by": request.user, "access": request.access, "dispute": dispute, "at": timezone.now()}
    if name in _DO:
        _DO[name](**about, **told)
    else:
        actions.stand_still(**about, move=name, **told)


def _context(request: HttpRequest, found: Standing) -> dict[str, Any]:
    one = found.dispute
    visible = log_matter(request, {one.child_id}, "dispute")
    waits = one.now is DisputeState.WAITING
    level = found.policy.level(one.level) if waits else None
    themes = queries.policies().themes
    return {
        "found": found,
        "dispute": one,
        "colour": pages.COLOURS[one.now],
        "stage_due": found.stage_clock.due_on(found.today) if found.stage_clock else None,
        "total_due": found.total.due_on(found.today) if found.total else None,
        "sees_child": one.child_id in visible,
        "child_key": pages.key_of(one),
        "themes": [themes.get(each, each) for each in one.themes],
        "stages": pages.stages_table(found) if found.stages else None,
        "timeline": pages.timeline(one, found.policy),
        "ways": pages.ways(found, request.access),
        "prompt": pages.prompt(found),
        "answerers": telling.answerers(one, level, timezone.now()) if level else None,
    }
