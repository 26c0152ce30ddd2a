"""Having a pack frozen, and how far it is: told without JavaScript, by a page that looks again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sightline.apps.pack import actions
from sightline.apps.pack.files import progress_of
from sightline.apps.pack.rules import PackState
from sightline.apps.pack.views.shared import the_pack
from sightline.apps.papers.queries import latest
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right
from sightline.apps.work.queries import what_is_late
from sightline.vocabulary.not_allowed import NotAllowed

SECONDS_BETWEEN = 5


@needs(Right.RUN_BOARD)
@require_POST
def freeze(request: HttpRequest, month: str) -> HttpResponse:
    found, changes = the_pack(month), request.POST.get("changes", "")
    try:
        actions.ask_to_freeze(by=request.user, pack=found, at=timezone.now(), changes=changes)
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("pack:pack", month=month)
    return redirect("pack:freezing", month=month)


@needs(Right.SEE_BOARD)
def progress(request: HttpRequest, month: str) -> HttpResponse:
    """Reloads itself only where the reader asked for it."""
    found = the_pack(month)
    going_on = found.now is PackState.FREEZING
    by_itself = going_on and "by_itself" in request.GET
    version = latest(found)
    context = {
        "pack": found,
        "going_on": going_on,
        "by_itself": by_itself,
        "seconds": SECONDS_BETWEEN,
        "progress": progress_of(found, version),
        "version": version,
        "late": what_is_late(timezone.now()) if going_on else None,
    }
    response = render(request, "pack/freezing.html", context)
    if by_itself:
        response["Refresh"] = str(SECONDS_BETWEEN)
    return response
