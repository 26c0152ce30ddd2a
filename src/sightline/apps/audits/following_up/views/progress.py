from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sightline.apps.audits.following_up import pages, tables
from sightline.apps.audits.following_up.queries import required_within
from sightline.apps.people.access import needs
from sightline.apps.people.rules import Right


@needs(Right.SEE_AUDITS)
def progress(request: HttpRequest) -> HttpResponse:
    """Are required actions actively addressed? For team managers and everybody above."""
    today = timezone.localdate()
    found = required_within(request.access)
    context = {
        "table": tables.progress(found, today) if found else None,
        "tiles": pages.tiles(found, today),
        "waiting": pages.waiting_exceptions(found),
    }
    return render(request, "audits/following_up/progress.html", context)
